"""What each kind of page shows, as plain typed values: from the store, without markup. Also the JSON form of the page."""

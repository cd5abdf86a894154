"""How the reader's weights are made from public data: `python -m training reader`."""

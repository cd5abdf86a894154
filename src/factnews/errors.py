"""What can go wrong in a way that a user can mend.

```
FactNewsError                one line: what was wrong, what is allowed, what to do
├── InputError               a file, URL, date or option that cannot be used      (exit code 2)
├── FetchError               a page that could not be had                          (exit code 2, a reject inside a run)
├── ExtractionError          a page that holds no report we can read               (likewise)
├── StoreError               a database that cannot be opened, read or written     (exit code 2)
└── ModelError               weights that do not fit this version of the code      (exit code 2)
```
"""

from __future__ import annotations


class FactNewsError(Exception):
    """Base of all errors that end as one line for the user; `reason` is a short fixed slug, used in the rejects table."""

    def __init__(self, message: str, *, reason: str = "error") -> None:
        super().__init__(message)
        self.reason = reason


class InputError(FactNewsError):
    """Something that the user gave cannot be used."""


class FetchError(FactNewsError):
    """A page could not be had."""


class ExtractionError(FactNewsError):
    """A page was had but holds no report that can be read."""


class StoreError(FactNewsError):
    """The database cannot be opened, read or written."""


class ModelError(FactNewsError):
    """The reader's weights are missing or of another version than the code."""

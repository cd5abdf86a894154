"""Short names of organisations, as they stand in `ORG:…`, `NGO:…` and `ARM:…`."""

from __future__ import annotations

import re

KINDS = {
    "IGO": "intergovernmental organisation",
    "NGO": "non-governmental organisation",
    "ORG": "organisation",
    "ARM": "armed group",
    "PER": "person",
}
"""What the first part of a code says of the actor; a code without one is that of a state."""
SUFFIX = re.compile(
    r"[ ,]+(INC|INCORPORATED|CORP|CORPORATION|CO|COMPANY|LTD|LIMITED|LLC|LP|PLC|SA|AG|NV|THE|HOLDINGS?|GROUP)\.?$", re.I
)
BRACKETED = re.compile(r"\s*\(([A-Za-z][A-Za-z0-9/-]{1,9})\)\s*")


def short_name(name: str) -> str:
    """Return the short name in capitals that stands in a code: an acronym where one is given, else the words joined.

    >>> short_name("Arms Group (ACG)"), short_name("The Blue Mill Corp"), short_name("Friends of Old Stone Bays")
    ('ACG', 'BLUE-MILL', 'FOSB')
    """
    bracketed = BRACKETED.search(name)
    if bracketed and bracketed[1].isupper():
        return bracketed[1]
    words = re.findall(r"[A-Za-z0-9']+", SUFFIX.sub("", BRACKETED.sub(" ", name)))
    words = words[1:] if words and words[0].casefold() == "the" else words
    if len(words) > 3:
        return "".join(w[0] for w in words if w.casefold() not in {"of", "the", "and", "for", "in", "on", "to"}).upper()
    return "-".join(words).upper().replace("'", "")

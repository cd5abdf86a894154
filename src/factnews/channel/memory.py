"""What takes long to find out and holds until the store changes: the numbers of all actors, the addresses of all pages."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import TypeVar

from factnews.channel.reading import Archive
from factnews.store import catalogue

T = TypeVar("T")

_KEPT: weakref.WeakKeyDictionary[Archive, dict[str, tuple[str, object]]] = weakref.WeakKeyDictionary()


def remembered(archive: Archive, name: str, find: Callable[[], T]) -> T:
    """What `find` gives; found anew only when the store has changed since. `name` tells it from other things."""
    kept = _KEPT.setdefault(archive, {})
    now = catalogue.stamp(archive.shelf)
    known = kept.get(name)
    if known is not None and known[0] == now:
        return known[1]  # type: ignore[return-value]  # what was kept under this name came from the same `find`
    found = find()
    kept[name] = (now, found)
    return found

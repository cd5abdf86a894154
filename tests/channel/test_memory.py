from __future__ import annotations

from pathlib import Path

from factnews.channel.memory import remembered
from factnews.channel.reading import Archive
from factnews.store import Store
from factnews.store.shelf import Shelf
from tests.channel.shelves import fill, tell


def test_what_was_found_holds_until_the_store_changes(tmp_path: Path) -> None:
    path = fill(tmp_path / "news.db", [tell(1)])
    asked: list[int] = []

    def count() -> int:
        asked.append(1)
        return archive.shelf.counts().articles

    with Shelf.open(path, readonly=True) as shelf:
        archive = Archive(shelf)
        assert (remembered(archive, "reports", count), remembered(archive, "reports", count)) == (1, 1)
        assert len(asked) == 1
        with Store.open(path) as store:
            store.add_report(tell(2)[0])
        assert remembered(archive, "reports", count) == 2
        assert remembered(Archive(shelf), "reports", count) == 2
        assert len(asked) == 3

"""A list of feeds leads to the reports of all its feeds."""

from __future__ import annotations

from pathlib import Path

import pytest

from factnews.errors import InputError
from factnews.pages.outlines import feeds_in
from tests.pages.helpers import Answer, Site, fetched
from tests.pages.test_feeds import XML, entry, rss


def opml(*addresses: str) -> bytes:
    outlines = "".join(f'<outline text="f" type="rss" xmlUrl="{address}"/>' for address in addresses)
    return f'<opml version="2.0"><body><outline text="News">{outlines}</outline></body></opml>'.encode()


def test_each_feed_of_a_list_is_read_in_turn_and_a_dead_one_is_named(tmp_path: Path, site: Site) -> None:
    site.pages["/one"] = Answer(rss(entry("/a")), headers=XML)
    site.pages["/two"] = Answer(rss(entry("/b")), headers=XML)
    site.pages["/a"] = site.pages["/b"] = Answer()
    (tmp_path / "mine.opml").write_bytes(opml(*(f"{site.url}/{name}" for name in ("one", "none", "two", "one"))))
    pages, rejects = fetched(str(tmp_path / "mine.opml"))
    assert [page.url for page in pages] == [f"{site.url}/a", f"{site.url}/b"]
    assert [reject.source for reject in rejects] == [f"{site.url}/none"]
    assert site.paths().count("/one") == 1


@pytest.mark.parametrize("body", [opml(), opml("file:///etc/passwd"), b"", b"<html>", b"<opml>\xff\xfe", b"{}"])
def test_a_list_without_a_feed_on_the_web_is_said(body: bytes) -> None:
    with pytest.raises(InputError) as caught:
        feeds_in(body)
    assert caught.value.reason == "no-feeds"

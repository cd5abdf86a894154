"""A site's wishes are kept, and asked for once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factnews.pages import Network
from tests.pages.helpers import LOCAL, Answer, Site, fetched, reasons

TEXT = {"Content-Type": "text/plain"}


def test_a_page_closed_by_robots_txt_is_not_asked_for_unless_told_so(site: Site) -> None:
    site.pages["/robots.txt"] = Answer(
        b"User-agent: factnews\nDisallow: /private/\n\nUser-agent: *\nAllow: /\n", headers=TEXT
    )
    site.pages["/private/a"] = site.pages["/b"] = Answer()
    assert reasons(f"{site.url}/private/a") == ["robots"]
    assert site.paths() == []
    pages, _ = fetched(f"{site.url}/b")
    assert len(pages) == 1
    pages, _ = fetched(f"{site.url}/private/a", settings=replace(LOCAL, respect_robots=False))
    assert len(pages) == 1


def test_a_redirect_into_a_closed_part_is_not_followed(site: Site) -> None:
    site.pages["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /private/\n", headers=TEXT)
    site.pages["/go"] = Answer(b"", 302, {"Location": "/private/a"})
    site.pages["/private/a"] = Answer()
    assert reasons(f"{site.url}/go") == ["robots"]
    assert site.paths() == ["/go"]


def test_robots_txt_is_fetched_once_a_site(site: Site) -> None:
    site.pages["/robots.txt"] = Answer(b"", headers=TEXT)
    site.pages["/a"] = site.pages["/b"] = Answer()
    pages, _ = fetched(f"{site.url}/a", f"{site.url}/b", f"{site.url}/a")
    assert len(pages) == 3
    assert [path for path, _ in site.asked].count("/robots.txt") == 1


@pytest.mark.parametrize(("status", "readable"), [(404, True), (403, True), (500, False), (503, False), (429, False)])
def test_a_site_without_robots_txt_is_open_and_one_in_trouble_is_left_alone(
    site: Site, status: int, readable: bool
) -> None:
    site.pages["/robots.txt"] = Answer(b"", status)
    site.pages["/a"] = Answer()
    pages, rejects = fetched(f"{site.url}/a")
    assert (len(pages) == 1) is readable
    assert [reject.reason for reject in rejects] == ([] if readable else ["robots"])


def test_the_pause_a_site_asks_for_is_kept_up_to_our_cap(site: Site) -> None:
    site.pages["/robots.txt"] = Answer(b"User-agent: *\nCrawl-delay: 3600\n", headers=TEXT)
    site.pages["/a"] = site.pages["/b"] = Answer()
    pauses: list[float] = []
    pages, _ = fetched(f"{site.url}/a", f"{site.url}/b", network=Network(sleep=pauses.append))
    assert len(pages) == 2
    assert len(pauses) == 1
    assert 9 < pauses[0] <= LOCAL.max_crawl_delay

"""The publication date is the page's own, and the day a page was changed is not taken for it."""

from __future__ import annotations

from datetime import date

import pytest

from factnews.articles.dates import Published, published_of
from tests.articles.pages import FETCHED, Layout, json_ld, parsed


def found(head: str = "", above: str = "", url: str | None = None, line: Published | None = None) -> Published | None:
    return published_of(parsed(Layout(head=head, above=above), url=url), fetched=FETCHED, line=line)


def test_json_ld_date_wins_with_its_zone_and_the_change_does_not() -> None:
    head = json_ld(dateModified="2020-06-17T01:00:00Z", datePublished="2020-06-16T03:30:00+09:00")
    published = found(head + '<meta property="article:published_time" content="2020-06-15T18:30:00Z">')
    assert published is not None
    assert published.where == "json-ld datePublished"
    assert published.day == date(2020, 6, 16)
    assert published.at is not None
    assert published.at.isoformat() == "2020-06-16T03:30:00+09:00"


@pytest.mark.parametrize(
    "name", ["article:published_time", "pubdate", "parsely-pub-date", "dc.date.issued", "DatePublished", "date"]
)
def test_meta_elements_give_the_date(name: str) -> None:
    published = found(
        f'<meta property="article:modified_time" content="2020-06-17"><meta name="{name}" content="2020-06-14">'
    )
    assert published == Published(date(2020, 6, 14), None, f"meta {name.casefold()}")


def test_the_time_element_of_publication_wins_over_that_of_a_change() -> None:
    above = (
        '<p>Updated <time datetime="2020-06-17T08:00:00Z">17 June</time></p>'
        '<p>Published <time datetime="2020-06-16T08:00:00Z">16 June</time></p>'
    )
    published = found(above=above)
    assert published is not None
    assert (published.day, published.where) == (date(2020, 6, 16), "time element")


def test_times_of_other_stories_do_not_count() -> None:
    above = '<div class="related-links"><time datetime="2020-06-01">1 June</time></div>'
    published = found(above=above)
    assert published is None or published.day != date(2020, 6, 1)


def test_a_line_above_the_report_is_taken_before_the_address() -> None:
    line = Published(date(2020, 6, 16), None, "published line")
    assert found(url="https://alder.example/2020/06/15/strike", line=line) == line


@pytest.mark.parametrize("path", ["2020/06/15/strike", "news/2020-06-15-strike", "a/20200615/strike", "2020/6/15/"])
def test_the_address_gives_the_date_of_last_resort(path: str) -> None:
    assert found(url=f"https://alder.example/{path}") == Published(date(2020, 6, 15), None, "address")


def test_a_date_after_the_page_was_fetched_or_before_newspapers_is_passed_over() -> None:
    head = json_ld(datePublished="2031-01-01") + '<meta name="pubdate" content="0001-01-01">'
    assert found(head + '<meta name="date" content="2020-06-14">') == Published(date(2020, 6, 14), None, "meta date")


def test_a_page_that_gives_only_its_change_says_so() -> None:
    published = found(json_ld(dateModified="2020-06-17T01:00:00Z"))
    assert published is not None
    assert published.where == "json-ld dateModified (no publication date given)"


def test_a_page_without_a_date_has_none() -> None:
    assert found() is None


def test_the_date_of_another_storys_node_is_not_taken() -> None:
    other = json_ld(headline="Herring prices fall", datePublished="2020-05-01")
    own = json_ld(headline="Dock workers stop work in Port Alder", datePublished="2020-06-16")
    published = found(other + own)
    assert published is not None
    assert published.day == date(2020, 6, 16)

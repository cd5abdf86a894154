"""A feed's reports are read, whatever the feed is written in; what a feed cannot do is reach into this machine."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.errors import InputError
from factnews.pages.feeds import FULL_TEXT, iso_time, parse_feed
from tests.pages.helpers import LOCAL, STORY, Answer, Site, fetched, reasons

LONG = "The ferry line between the two islands opened again on Monday. " * 12
XML = {"Content-Type": "text/xml"}


def rss(*entries: str, end: str = "</channel></rss>") -> bytes:
    head = '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    return f"{head}<title>The Island Post</title><link>/</link>{''.join(entries)}{end}".encode()


def entry(link: str, more: str = "") -> str:
    link = f"<link>{link}</link>" if link else ""
    date = "<pubDate>Mon, 02 Mar 2026 08:00:00 +0900</pubDate>"
    return f"<item><title>Ferry &amp; port</title>{link}{date}<description>Short.</description>{more}</item>"


def atom(link: str) -> bytes:
    return (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Island Post</title>'
        f'<entry><title>Ferry &amp; port</title><link href="{link}"/><published>2026-03-02T08:00:00+09:00</published>'
        "</entry></feed>"
    ).encode()


def rdf(link: str) -> bytes:
    return (
        '<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Island Post'
        f"</title></channel><item><title>Ferry &amp; port</title><link>{link}</link>"
        "<dc:date>2026-03-02T08:00:00+09:00</dc:date></item></rdf:RDF>"
    ).encode()


def json_feed(link: str, **more: str) -> bytes:
    item = {"url": link, "title": "Ferry & port", "date_published": "2026-03-02T08:00:00+09:00", **more}
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "The Island Post", "items": [item]}
    return json.dumps(feed).encode()


@pytest.mark.parametrize("kind", ["rss", "atom", "rdf", "json"])
def test_the_reports_that_a_feed_on_the_web_announces_are_fetched_with_its_date_and_title(
    site: Site, kind: str
) -> None:
    link = f"{site.url}/a"
    body = {"rss": rss(entry(link)), "atom": atom(link), "rdf": rdf(link), "json": json_feed(link)}[kind]
    site.pages["/feed"] = Answer(body, headers={"Content-Type": "text/html"})  # servers often lie about feeds
    site.pages["/a"] = Answer()
    (page,), rejects = fetched(f"{site.url}/feed")
    assert rejects == []
    assert (page.source, page.url, page.body) == (link, link, STORY)
    headers = dict(page.headers)
    assert headers["x-feed-title"] == "Ferry & port"
    assert headers["x-feed-published"] == "2026-03-02T08:00:00+09:00"
    assert (headers["x-feed-name"], headers["x-feed-url"]) == ("The Island Post", f"{site.url}/feed")


def test_relative_links_work_and_a_report_announced_twice_is_fetched_once(site: Site) -> None:
    site.pages["/news/feed"] = Answer(rss(entry("/a"), entry("../a"), entry("b")), headers=XML)
    site.pages["/a"] = site.pages["/news/b"] = Answer()
    pages, _ = fetched(f"{site.url}/news/feed")
    assert [page.url for page in pages] == [f"{site.url}/a", f"{site.url}/news/b"]


@pytest.mark.parametrize("kind", ["rss", "json", "json-text"])
def test_full_texts_in_a_saved_feed_are_read_without_the_network(tmp_path: Path, kind: str) -> None:
    link = "https://news.example/a"
    body = {
        "rss": rss(entry(link, f"<content:encoded><![CDATA[<p>{LONG}</p><script>x</script>]]></content:encoded>")),
        "json": json_feed(link, content_html=f"<p>{LONG}</p>"),
        "json-text": json_feed(link, content_text=LONG),
    }[kind]
    path = tmp_path / ("feed.json" if kind.startswith("json") else "feed.xml")
    path.write_bytes(body)
    (page,), rejects = fetched(str(path))
    assert rejects == []
    assert (page.source, page.url) == (f"{path}#1", link)
    assert page.media_type == ("text/plain" if kind == "json-text" else "text/html")
    assert LONG.strip() in page.body.decode()
    assert dict(page.headers)["x-feed-title"] == "Ferry & port"


def test_teasers_in_a_saved_feed_send_us_to_the_page(tmp_path: Path, site: Site) -> None:
    site.pages["/a"] = Answer()
    short = f"<content:encoded>{'x' * (FULL_TEXT - 1)}</content:encoded>"
    (tmp_path / "feed.rss").write_bytes(rss(entry(f"{site.url}/a", short)))
    (page,), _ = fetched(str(tmp_path / "feed.rss"))
    assert page.url == f"{site.url}/a"


@pytest.mark.parametrize("link", ["", "file:///etc/passwd", "javascript:alert(1)", "/etc/passwd"])
def test_an_entry_cannot_make_us_read_this_machine(tmp_path: Path, link: str) -> None:
    (tmp_path / "feed.rss").write_bytes(rss(entry(link)))
    assert reasons(str(tmp_path / "feed.rss")) == ["no-link"]


def test_a_dead_entry_does_not_stop_the_others_and_a_feed_in_a_feed_is_not_gone_into(site: Site) -> None:
    site.pages["/feed"] = Answer(rss(entry("/none"), entry("/feed2"), entry("/a")), headers=XML)
    site.pages["/feed2"] = Answer(rss(entry("/feed")), headers=XML)
    site.pages["/a"] = Answer()
    pages, rejects = fetched(f"{site.url}/feed")
    assert [page.url for page in pages] == [f"{site.url}/a"]
    assert [reject.reason for reject in rejects] == ["http-status", "not-a-report"]


def test_a_feed_cut_off_keeps_its_whole_entries_and_says_so(tmp_path: Path) -> None:
    full = f"<content:encoded><![CDATA[<p>{LONG}</p>]]></content:encoded>"
    whole, half = entry("https://news.example/a", full), entry("https://news.example/b", full)[:-100]
    (tmp_path / "feed.rss").write_bytes(rss(whole, half, end=""))
    (page,), (reject,) = fetched(str(tmp_path / "feed.rss"))
    assert page.url == "https://news.example/a"
    assert reject.reason == "truncated"


def test_a_feed_without_entries_and_one_with_too_many_are_said(site: Site) -> None:
    site.pages["/empty"] = Answer(rss(), headers=XML)
    site.pages["/many"] = Answer(rss(*(entry(f"/{number}") for number in range(5))), headers=XML)
    for number in range(5):
        site.pages[f"/{number}"] = Answer()
    assert reasons(f"{site.url}/empty") == ["empty"]
    pages, rejects = fetched(f"{site.url}/many", settings=replace(LOCAL, max_entries=3))
    assert (len(pages), [reject.reason for reject in rejects]) == (3, ["too-many-entries"])


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("Mon, 02 Mar 2026 08:00:00 GMT", "2026-03-02T08:00:00+00:00"),
        ("2026-03-02", "2026-03-02T00:00:00"),
        ("Mon, 45 Foo 2026", None),
        ("", None),
        (None, None),
    ],
)
def test_dates_of_feeds_keep_the_outlets_own_offset(words: str | None, iso: str | None) -> None:
    assert iso_time(words) == iso


@given(
    st.lists(
        st.sampled_from(["<item>", "</item>", "<title>", "</title>", "<link>", "<![CDATA[", "]]>", "&x;", "é", "<"])
    )
)
@settings(deadline=None, max_examples=60)
def test_no_feed_however_broken_stops_a_run(parts: list[str]) -> None:
    with suppress(InputError):
        parse_feed(("<rss><channel>" + "".join(parts)).encode(), None)

from __future__ import annotations

import csv
import io
import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import feedparser
import pytest
from lxml import etree

from factnews.channel.feeds.clean import cell_text, xml_text
from factnews.channel.reading import Archive
from factnews.channel.settings import ChannelSettings
from factnews.channel.site import Site
from factnews.store.shelf import Shelf
from tests.channel.shelves import fill, hostile, story_of, tell

LISTS = ("/index", "/stories", "/stories/s1", "/actors/DEU", "/places/DEU", "/days/2026-03-02", "/articles/a00001")
BASE = "https://news.example"
RFC3339 = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of ordinary news."""
    told = [tell(n) for n in range(1, 25)]
    return fill(tmp_path_factory.mktemp("plain") / "news.db", told, [story_of(told)])


@pytest.fixture(scope="module")
def nasty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of hostile news."""
    return hostile(tmp_path_factory.mktemp("nasty") / "news.db")


def written(store: Path, address: str, *, base: str | None = BASE, built: bool = False) -> bytes:
    """What stands at an address of a site over a store."""
    with Shelf.open(store, readonly=True) as shelf:
        site = Site(Archive(shelf, ChannelSettings(base=base)), built=built)
        asked = site.asked(address)
        assert asked is not None
        found = site.write(asked)
        assert found is not None
        return found.body


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("form", ["rss", "atom"])
@pytest.mark.parametrize("store", ["plain", "nasty"])
def test_a_feed_reader_finds_nothing_to_complain_of(
    address: str, form: str, store: str, request: pytest.FixtureRequest
) -> None:
    path: Path = request.getfixturevalue(store)
    body = written(path, f"{address}.{form}")
    feed = feedparser.parse(body)
    assert not feed.bozo
    assert feed.feed.title
    assert feed.entries or address.startswith("/days") or store == "nasty"
    for entry in feed.entries:
        assert entry.id.startswith("urn:uuid:")
        assert entry.title
        assert entry.link.startswith(f"{BASE}/")
        assert entry["updated_parsed" if form == "atom" else "published_parsed"] is not None
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)


def test_a_feed_says_where_it_is_and_which_report_it_is_from(plain: Path) -> None:
    root = etree.fromstring(written(plain, "/actors/DEU.atom"))
    atom = "{http://www.w3.org/2005/Atom}"
    relations = {
        link.get("rel"): link.get("href")
        for link in root.findall(f"{atom}link")
        if link.get("type") != "application/json"
    }
    assert relations == {"self": f"{BASE}/actors/DEU.atom", "alternate": f"{BASE}/actors/DEU"}
    for entry in root.findall(f"{atom}entry"):
        links = {link.get("rel"): link.get("href") or "" for link in entry.findall(f"{atom}link")}
        assert links["via"].startswith("https://mill.example/")
        assert links["alternate"].startswith(f"{BASE}/facts/")
        assert RFC3339.fullmatch(entry.findtext(f"{atom}updated") or "")
        assert entry.find(f"{atom}author/{atom}name") is not None


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("store", ["plain", "nasty"])
def test_a_json_feed_keeps_the_rules_of_json_feed(address: str, store: str, request: pytest.FixtureRequest) -> None:
    path: Path = request.getfixturevalue(store)
    feed: dict[str, Any] = json.loads(written(path, f"{address}.feed.json"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert isinstance(feed["title"], str)
    assert feed["feed_url"].endswith(".feed.json")
    assert feed["language"] == "en"
    known = {"id", "url", "title", "content_html", "content_text", "date_published", "authors", "tags", "external_url"}
    for entry in feed["items"]:
        assert set(entry) <= known | {"_factnews"}
        assert isinstance(entry["id"], str)
        assert entry["url"].startswith(BASE)
        assert entry["content_html"] or entry["content_text"]
        assert datetime.fromisoformat(entry["date_published"]).tzinfo is not None
        assert all(isinstance(tag, str) for tag in entry.get("tags", []))
        assert all(author["name"] for author in entry.get("authors", []))
    assert len({entry["id"] for entry in feed["items"]}) == len(feed["items"])


@pytest.mark.parametrize("form", ["rss", "atom"])
def test_hostile_words_stay_words_in_the_html_of_a_feed(nasty: Path, form: str) -> None:
    for entry in feedparser.parse(written(nasty, f"/places/DEU.{form}"), sanitize_html=False).entries:
        html = entry.content[0].value
        assert not re.search(r"<(?!/?(?:p|blockquote|cite|a|ul|li)\b)", html)
        assert 'href="javascript' not in html.lower()


def test_ids_stay_whatever_the_address_and_form_of_a_site(plain: Path) -> None:
    seen = []
    for base, built in ((BASE, False), ("https://elsewhere.example/news", True), (None, True)):
        feeds = [
            feedparser.parse(written(plain, f"/actors/GBR.{form}", base=base, built=built)) for form in ("rss", "atom")
        ]
        made = json.loads(written(plain, "/actors/GBR.feed.json", base=base, built=built))
        seen += [[entry.id for entry in feed.entries] for feed in feeds] + [[one["id"] for one in made["items"]]]
    assert all(ids == seen[0] for ids in seen)


def test_without_an_address_of_its_own_a_feed_links_as_seen_from_its_file(plain: Path) -> None:
    feed = json.loads(written(plain, "/actors/DEU.feed.json", base=None, built=True))
    assert feed["items"][0]["url"].startswith("../facts/")
    assert feed["feed_url"] == "DEU.feed.json"


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("store", ["plain", "nasty"])
def test_no_cell_of_a_table_is_a_formula_and_no_row_breaks(
    address: str, store: str, request: pytest.FixtureRequest
) -> None:
    path: Path = request.getfixturevalue(store)
    rows = list(csv.reader(io.StringIO(written(path, f"{address}.csv").decode(), newline="")))
    heading, lines = rows[0], rows[1:]
    number = heading.index("intensity") if "intensity" in heading else -1
    for line in lines:
        assert len(line) == len(heading)
        for n, cell in enumerate(line):
            assert n == number or not cell.lstrip().startswith(("=", "+", "-", "@"))


def test_a_list_of_stories_is_a_table_of_stories(plain: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(written(plain, "/stories.csv").decode())))
    assert [(row["id"], row["title"], row["facts"]) for row in rows] == [("s1", "Days of Zenda", "24")]


@pytest.mark.parametrize("words", ["=1+1", " @x", "\t=1", "＝1", "-1", "+1"])
def test_a_formula_gets_an_apostrophe(words: str) -> None:
    assert cell_text(words) == f"'{words}"


def test_what_xml_cannot_hold_is_replaced_one_for_one() -> None:
    assert xml_text("a\x00\ud800\ufffe\U0001f600") == "a\ufffd\ufffd\ufffd\U0001f600"

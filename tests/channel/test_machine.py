from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from lxml import etree

from factnews.channel.build import build
from factnews.channel.machine import machine_file, machine_files, news_sitemap
from factnews.channel.reading import Archive
from factnews.channel.settings import ChannelSettings
from factnews.channel.site import Site
from factnews.store import Store
from factnews.store.shelf import Shelf
from tests.channel.shelves import DAY, fill, hostile, story_of, tell

BASE = "https://news.example"
PLACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of a dozen facts."""
    told = [tell(n) for n in range(12)]
    return fill(tmp_path / "news.db", told, [story_of(told)])


def site_over(shelf: Shelf, base: str | None = BASE, *, built: bool = True) -> Site:
    """A site over an open store."""
    return Site(Archive(shelf, ChannelSettings(base=base)), built=built)


def test_the_sitemap_names_every_page_of_the_site_and_no_other(store: Path, tmp_path: Path) -> None:
    with Shelf.open(store, readonly=True) as shelf:
        build(Archive(shelf, ChannelSettings(base=BASE)), tmp_path / "site")
    pages = {path.relative_to(tmp_path / "site").as_posix() for path in (tmp_path / "site").rglob("*.html")}
    index = etree.parse(str(tmp_path / "site" / "sitemap.xml"))
    parts = [node.text or "" for node in index.iter(PLACE)]
    assert parts == [f"{BASE}/sitemap-news.xml", f"{BASE}/sitemap-1.xml"]
    told = {node.text for node in etree.parse(str(tmp_path / "site" / "sitemap-1.xml")).iter(PLACE)}
    expected = {f"{BASE}/{page}" for page in pages - {"404.html", "search.html", "index.html"}}
    assert told - {f"{BASE}/", f"{BASE}/index.html"} == expected


def test_the_news_sitemap_holds_what_was_told_in_the_last_two_days(store: Path) -> None:
    with Shelf.open(store, readonly=True) as shelf:
        site = site_over(shelf)
        fresh = etree.fromstring(news_sitemap(site, DAY + timedelta(days=4)))
        old = etree.fromstring(news_sitemap(site, date(2030, 1, 1)))
    days = [node.text or "" for node in fresh.iter("{http://www.google.com/schemas/sitemap-news/0.9}publication_date")]
    assert days
    assert min(days) >= (DAY + timedelta(days=2)).isoformat()
    assert len(old) == 0


def test_without_its_address_a_site_has_no_sitemap_and_robots_names_none(store: Path) -> None:
    with Shelf.open(store, readonly=True) as shelf:
        site = site_over(shelf, None)
        robots = machine_file(site, "/robots.txt")
        assert robots is not None
        assert b"Sitemap" not in robots.body
        assert machine_file(site, "/sitemap.xml") is None
        assert not any(name.startswith("sitemap") for name, _ in machine_files(site))


@pytest.mark.parametrize("nasty", [False, True])
def test_every_claim_is_an_annotation_whose_selectors_find_its_words(tmp_path: Path, nasty: bool) -> None:
    path = hostile(tmp_path / "n.db") if nasty else fill(tmp_path / "n.db", [tell(n) for n in range(5)])
    with Shelf.open(path, readonly=True) as shelf:
        site = site_over(shelf)
        files = {name: written for name, written in machine_files(site) if name.startswith("claims/")}
        assert len(files) == shelf.counts().claims
        for name, written in files.items():
            made = json.loads(written.body)
            assert written.media_type.startswith("application/ld+json")
            assert made["@context"] == "http://www.w3.org/ns/anno.jsonld"
            assert made["type"] == "Annotation"
            assert made["id"] == f"{BASE}/{name}"
            told = shelf.claim(name.removeprefix("claims/").removesuffix(".json"))
            assert told is not None
            article = shelf.article(told.claim.article_id)
            assert article is not None
            quote, position, *rest = made["target"]["selector"]
            assert article.text[position["start"] : position["end"]] == quote["exact"]
            whole = quote["prefix"] + quote["exact"] + quote["suffix"]
            assert whole in article.text
            assert position["refinedBy"]["exact"] == told.claim.trigger.text
            assert all(one["value"].startswith(":~:text=") for one in rest)
            assert made["target"]["source"].startswith("https://mill.example/")


def test_a_claim_of_a_former_version_keeps_its_annotation(tmp_path: Path) -> None:
    report, fact = tell(1)
    newer, _ = tell(2)
    claim = replace(newer.claims[0], article_id="a00001")
    later = replace(newer.article, id="a00001", fetched=datetime(2026, 3, 21, tzinfo=UTC))
    fill(tmp_path / "n.db", [(report, fact)])
    with Store.open(tmp_path / "n.db") as store:
        store.add_report(replace(newer, article=later, claims=(claim,)))
    with Shelf.open(tmp_path / "n.db", readonly=True) as shelf:
        found = machine_file(site_over(shelf, None, built=False), "/claims/c00001.json")
    assert found is not None
    target = json.loads(found.body)["target"]
    assert target["selector"][0]["exact"] == report.article.text
    assert target["state"]["cached"] == "../articles/a00001"

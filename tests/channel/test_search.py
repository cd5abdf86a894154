from __future__ import annotations

import html
import re
from collections.abc import Iterator

import feedparser
import pytest
from starlette.testclient import TestClient

from factnews.channel.api.filters import Listing, filters_of
from factnews.channel.server import application
from tests.channel.shelves import HOSTILE, fill, hostile, tell


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A server over sixty facts."""
    folder = tmp_path_factory.mktemp("search")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        with TestClient(application(fill(folder / "news.db", [tell(n) for n in range(60)]))) as made:
            yield made


def test_the_form_has_every_filter_of_the_table_and_keeps_what_was_given(client: TestClient) -> None:
    page = client.get("/search?q=zenda&class=AID&actor=DEU&since=2026-03-01").text
    for one in filters_of(Listing.SEARCH):
        assert (f'name="{one.name}"' in page) is (one.name not in ("limit", "after"))
    assert "<option selected>AID</option>" in page
    assert 'value="DEU"' in page
    assert 'value="2026-03-01"' in page


def test_results_go_on_from_page_to_page_by_plain_links(client: TestClient) -> None:
    seen: list[str] = []
    address: str | None = "/search?q=zenda"
    while address:
        page = client.get(address)
        assert page.status_code == 200
        seen += re.findall(r'class="headline"><a href="facts/(\w+)"', page.text)
        further = re.search(r'href="([^"]+)" rel="next"', page.text)
        address = f"/{html.unescape(further[1])}" if further else None
    assert sorted(seen) == [f"f{n:05d}" for n in range(60)]


def test_a_search_is_a_feed_and_a_table_too_and_the_page_links_to_them(client: TestClient) -> None:
    page = client.get("/search?q=number7").text
    for form in ("json", "rss", "atom", "feed.json", "csv"):
        assert f'href="search.{form}?q=number7"' in page
        assert client.get(f"/search.{form}?q=number7").status_code == 200
    feed = feedparser.parse(client.get("/search.atom?q=number7").content)
    assert [entry.link for entry in feed.entries] == ["facts/f00007"]
    assert feed.feed.links[0].href == "search.atom?q=number7"
    assert feed.feed.id != feedparser.parse(client.get("/search.atom?q=number8").content).feed.id


def test_a_bad_filter_brings_the_form_back_with_what_is_wrong(client: TestClient) -> None:
    page = client.get("/search?q=zenda&class=assult")
    assert page.status_code == 400
    assert "did you mean ASSAULT?" in page.text
    assert 'value="zenda"' in page.text
    assert page.headers["content-security-policy"]
    assert client.get("/search?nonsense=1").status_code == 400
    assert client.get("/search.feed.json?class=assult").json()["error"]["allowed"]


def test_nothing_asked_is_a_form_and_no_search(client: TestClient) -> None:
    assert "found</h2>" not in client.get("/search").text
    assert "found</h2>" not in client.get("/search?q=&class=").text


def test_hostile_words_typed_or_found_never_become_markup(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("hostile")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
    with TestClient(application(hostile(folder / "n.db"))) as client:
        for words in (*HOSTILE, "zenda", '"><script>alert(2)</script>', "title"):
            for form in ("", ".json", ".rss", ".atom", ".feed.json", ".csv"):
                answered = client.get(f"/search{form}", params={"q": words})
                assert answered.status_code == 200
                assert form or "<script>alert" not in answered.text
                assert form not in (".rss", ".atom") or not feedparser.parse(answered.content).bozo
            assert client.get("/api/search", params={"q": words}).status_code in (200, 400)

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from factnews.channel.server import POLICY, application
from factnews.channel.settings import ChannelSettings
from factnews.errors import StoreError
from factnews.model import EventClass
from factnews.store import Store
from tests.channel.shelves import fill, story_of, tell


@pytest.fixture(scope="module")
def location(tmp_path_factory: pytest.TempPathFactory) -> Path:
    told = [tell(n) for n in range(1, 9)]
    return fill(tmp_path_factory.mktemp("served") / "news.db", told, [story_of(told)])


@pytest.fixture(scope="module")
def client(location: Path) -> Iterator[TestClient]:
    with TestClient(application(location, ChannelSettings(base="https://news.example"))) as client:
        yield client


@pytest.mark.parametrize(
    "path",
    ["/", "/stories", "/stories/s1", "/facts/f00001", "/articles", "/articles/a00001", "/actors", "/actors/DEU", "/places",
     "/places/DEU", "/places/2950159", "/days", "/days/2026-03-02", "/search", "/about/method", "/index.json", "/facts/f00001.json",
     "/facts/f00001.html", "/static/site.css", "/static/site.js"],
)  # fmt: skip
def test_every_kind_of_page_is_served_and_asked_for_again_costs_nothing(client: TestClient, path: str) -> None:
    first = client.get(path)
    assert first.status_code == 200
    assert first.headers["content-security-policy"] == POLICY
    assert "unsafe" not in first.headers["content-security-policy"]
    again = client.get(path, headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304
    assert not again.content
    head = client.head(path)
    assert head.status_code == 200
    assert not head.content
    assert head.headers["etag"] == first.headers["etag"]


def test_an_address_that_does_not_exist_helps_to_go_on(client: TestClient) -> None:
    for path in (
        "/facts/none",
        "/nothing/at/all",
        "/actors/XYZ",
        "/days/2026-13-99",
        "/../etc/passwd",
        "/static/../server.py",
        "/%00",
    ):
        missing = client.get(path)
        assert missing.status_code == 404, path
        assert "There is no such page" in missing.text


def test_what_a_run_writes_is_on_the_next_page(tmp_path: Path) -> None:
    location = fill(tmp_path / "news.db", [tell(1)])
    with TestClient(application(location)) as client:
        assert client.get("/facts/f00002").status_code == 404
        report, fact = tell(2)
        with Store.open(location) as store:
            store.add_report(report)
            store.replace_facts(EventClass(fact.event_class), [fact])
        assert client.get("/facts/f00002").status_code == 200


def test_the_id_of_a_fact_that_was_joined_to_another_leads_on(tmp_path: Path) -> None:
    (first, one), (second, two) = tell(4), tell(8)
    joined = replace(one, id="joined", claim_ids=(*one.claim_ids, *two.claim_ids))
    location = fill(tmp_path / "news.db", [(first, one), (second, two)])
    with Store.open(location) as store:
        store.replace_facts(one.event_class, [joined])
    with TestClient(application(location)) as client:
        answer = client.get(f"/facts/{one.id}", follow_redirects=False)
        assert answer.status_code == 308
        assert client.get(f"/facts/{one.id}").status_code == 200


def test_without_a_store_one_line_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="factnews run"):
        application(tmp_path / "none.db")

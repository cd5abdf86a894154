from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from starlette.testclient import TestClient

from factnews.channel.api.filters import FILTERS, Kind, Listing, filters_of
from factnews.channel.api.lists import ENDPOINTS
from factnews.channel.api.problems import ProblemAnswer
from factnews.channel.routes import ROUTES
from factnews.channel.server import application
from factnews.channel.site import forms_of
from tests.channel.shelves import fill, story_of, tell

COUNT = 43
FACTS = [tell(n) for n in range(COUNT)]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A server over a store of many small facts, in stories of five."""
    folder = tmp_path_factory.mktemp("api")
    stories = [story_of(FACTS[n : n + 5], f"s{n}", f"Story {n}") for n in range(0, COUNT, 5)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        with TestClient(application(fill(folder / "news.db", FACTS, stories))) as made:
            yield made


def everything(client: TestClient, listing: str, asked: dict[str, str], size: int) -> list[Any]:
    """All pages of a list, one after the other."""
    found: list[Any] = []
    after = None
    for _ in range(200):
        query = {**asked, "limit": str(size), **({"after": after} if after else {})}
        answered = client.get(f"/api/{listing}?{urlencode(query)}")
        assert answered.status_code == 200, answered.text
        page = answered.json()
        assert len(page[listing if listing != "search" else "facts"]) <= size
        found += page[listing if listing != "search" else "facts"]
        after = page["next"]
        if after is None:
            return found
    raise AssertionError("the pages do not end")


QUESTIONS = st.fixed_dictionaries(
    {},
    optional={
        "actor": st.sampled_from(["DEU", "gbr", "POL"]),
        "party": st.sampled_from(["DEU", "FRA"]),
        "class": st.sampled_from(["ASSAULT", "consult", "AID"]),
        "standing": st.sampled_from(["asserted", "attributed-only", "disputed"]),
        "since": st.sampled_from(["2026-03-01", "2026-03-06"]),
        "until": st.sampled_from(["2026-03-09", "2026-04-01"]),
        "outlet": st.sampled_from(["the mill post", "Nobody"]),
        "confidence": st.sampled_from(["0.3", "0.9"]),
        "country": st.sampled_from(["deu", "FRA"]),
    },
)


def expected(asked: dict[str, str]) -> set[str]:
    """The facts that a question should find, found without a database."""
    kept = set()
    for report, fact in FACTS:
        claim = report.claims[0]
        checks = (
            asked.get("actor", "").upper() in ("", *fact.actors),
            asked.get("party", "").upper() in ("", *fact.actors),
            asked.get("class", "").upper() in ("", fact.event_class.value),
            asked.get("standing", "").replace("-", " ") in ("", fact.standing.value),
            asked.get("outlet", "").casefold() in ("", "the mill post"),
            asked.get("country", "").upper() in ("", "DEU"),
            claim.confidence >= float(asked.get("confidence", "0")),
            not ({"since", "until"} & set(asked)) or fact.first is not None,
            fact.first is None or "since" not in asked or fact.first.isoformat() >= asked["since"],
            fact.first is None or "until" not in asked or fact.first.isoformat() <= asked["until"],
        )
        if all(checks):
            kept.add(fact.id)
    return kept


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=QUESTIONS, size=st.integers(1, 50))
def test_paging_gives_every_fact_and_claim_that_is_asked_for_exactly_once(
    client: TestClient, asked: dict[str, str], size: int
) -> None:
    size = max(size, 5)
    facts = [fact["id"] for fact in everything(client, "facts", asked, size)]
    assert sorted(facts) == sorted(expected(asked))
    claims = everything(client, "claims", asked, size)
    assert sorted(claim["fact"]["label"] for claim in claims) == sorted(expected(asked))


@pytest.mark.parametrize("size", [1, 2, 7, 200])
def test_paging_gives_every_story_actor_and_result_exactly_once(client: TestClient, size: int) -> None:
    stories = [story["id"] for story in everything(client, "stories", {}, size)]
    assert sorted(stories) == sorted(f"s{n}" for n in range(0, COUNT, 5))
    assert sorted(actor["code"] for actor in everything(client, "actors", {}, size)) == ["DEU", "GBR", "POL"]
    found = [one["fact"]["id"] for one in everything(client, "search", {"q": "zenda"}, size)]
    assert sorted(found) == sorted(fact.id for _, fact in FACTS)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=QUESTIONS, size=st.integers(3, 50))
def test_search_keeps_to_the_same_filters_as_the_list_of_facts(
    client: TestClient, asked: dict[str, str], size: int
) -> None:
    found = [one["fact"]["id"] for one in everything(client, "search", {**asked, "q": "in Zenda"}, size)]
    assert sorted(found) == sorted(expected(asked))


def test_an_answer_that_has_not_changed_is_not_sent_again(client: TestClient) -> None:
    for path in ("/api/facts?limit=3", "/api/actors", "/api/openapi.json", "/claims/c00001.json", "/facts/f00001.json"):
        first = client.get(path)
        assert first.status_code == 200
        again = client.get(path, headers={"if-none-match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert client.get(path, headers={"if-none-match": '"another"'}).status_code == 200


BAD = (
    ("facts", "class=assult", "ASSAULT"),
    ("facts", "status=maybe", "possible"),
    ("facts", "standing=true", "corroborated"),
    ("facts", "actor=North+Korea", "three letters"),
    ("facts", "actor=Germany", "three letters"),
    ("facts", "country=Wonderland", "ISO 3166"),
    ("facts", "country=XQZ", "ISO 3166"),
    ("facts", "since=2026-13-01", "YYYY-MM-DD"),
    ("facts", "until=yesterday", "YYYY-MM-DD"),
    ("facts", "since=2026-03-09&until=2026-03-01", "YYYY-MM-DD"),
    ("facts", "confidence=2", "0 to 1"),
    ("facts", "confidence=nan", "0 to 1"),
    ("claims", "limit=0", "1 to 200"),
    ("claims", "limit=1000", "1 to 200"),
    ("claims", "limit=%D9%A3", "1 to 200"),
    ("facts", "after=nonsense", "next"),
    ("facts", "class=AID&class=ASSAULT", "AID"),
    ("facts", "q=words", "actor"),
    ("stories", "class=AID", "country"),
    ("actors", "kind=robot", "state"),
    ("search", "q=" + "x" * 500, "400"),
    ("search", "", "words"),
    ("search", "q=a&fo<o>=1", "outlet"),
)


@pytest.mark.parametrize(("listing", "query", "allowed"), BAD)
def test_a_bad_filter_is_refused_with_what_is_allowed(
    client: TestClient, listing: str, query: str, allowed: str
) -> None:
    answered = client.get(f"/api/{listing}?{query}")
    assert answered.status_code == 400
    problem = msgspec.json.decode(answered.content, type=ProblemAnswer).error
    assert problem.what
    assert problem.do
    assert any(allowed in word for word in problem.allowed)


def test_a_cursor_holds_for_its_own_question_only(client: TestClient) -> None:
    after = client.get("/api/facts?limit=2").json()["next"]
    for query in (f"class=AID&after={after}", f"after={after}x", "after=%F0%9F%98%80"):
        assert client.get(f"/api/facts?{query}").status_code == 400
    assert client.get(f"/api/claims?after={after}").status_code == 400
    assert client.get(f"/api/facts?limit=9&after={after}").status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/api/nothing", "/facts/none.json", "/stories/none.json", "/actors/ZZZ.feed.json", "/claims/none.json",
     "/nowhere.json", "/days/2026-99-99.json", "/articles/none.csv", "/sitemap.xml", "/claims/c00001"],
)  # fmt: skip
def test_what_is_not_there_is_said_in_json_too(client: TestClient, path: str) -> None:
    answered = client.get(path)
    assert answered.status_code == 404
    assert msgspec.json.decode(answered.content, type=ProblemAnswer).error.do


def test_nothing_can_be_written_and_everybody_may_read(client: TestClient) -> None:
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        answered = client.request(method, "/api/facts")
        assert (answered.status_code, answered.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
        assert msgspec.json.decode(answered.content, type=ProblemAnswer).error.allowed
    asked = client.options(
        "/api/facts", headers={"origin": "https://a.example", "access-control-request-method": "GET"}
    )
    assert asked.status_code == 204
    assert asked.headers["access-control-allow-origin"] == "*"
    assert client.get("/api/facts").headers["access-control-allow-origin"] == "*"


def test_a_filter_left_empty_by_a_form_is_not_asked(client: TestClient) -> None:
    assert client.get("/api/facts?actor=&class=&since=&limit=").json() == client.get("/api/facts").json()


def test_the_overview_names_every_list_and_filter(client: TestClient) -> None:
    lists = {one["path"]: tuple(one["filters"]) for one in client.get("/api").json()["lists"]}
    assert lists == {f"/api/{one}": tuple(f.name for f in filters_of(one)) for one in Listing}
    assert client.get("/api/").status_code == 200


def test_the_openapi_document_tells_every_route_and_filter(client: TestClient) -> None:
    document = client.get("/api/openapi.json").json()
    assert document["openapi"] == "3.1.0"
    paths = document["paths"]
    for one in ENDPOINTS:
        told = paths[one.path]["get"]
        assert [part["name"] for part in told["parameters"]] == [f.name for f in filters_of(one.listing)]
        for filter_, part in zip(filters_of(one.listing), told["parameters"], strict=True):
            assert filter_.kind is not Kind.CHOICE or part["schema"]["enum"] == list(filter_.allowed)
            assert all(word in part["description"] for word in filter_.allowed)
        assert {"200", "304", "400"} <= set(told["responses"])
    expected_pages = {
        f"{'/index' if route.pattern == '/' else route.pattern}.{form.ending}"
        for route in ROUTES
        for form in forms_of(route)
    }
    assert set(paths) == {one.path for one in ENDPOINTS} | expected_pages | {"/claims/{id}.json"}
    names = [way["get"]["operationId"] for way in paths.values()]
    assert len(set(names)) == len(names)


def test_what_the_lists_answer_is_what_the_openapi_document_says(client: TestClient) -> None:
    document = client.get("/api/openapi.json").json()
    for one in ENDPOINTS:
        told = document["paths"][one.path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        validator = Draft202012Validator({**told, "components": document["components"]})
        validator.validate(client.get(f"{one.path}?limit=3{'&q=zenda' if one.listing == 'search' else ''}").json())


def test_every_filter_is_known_to_some_list_and_says_what_it_is() -> None:
    assert len({one.name for one in FILTERS}) == len(FILTERS)
    for one in FILTERS:
        assert one.lists
        assert one.allowed
        assert one.meaning.endswith(".")

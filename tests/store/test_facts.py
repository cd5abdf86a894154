"""Facts, their claims, the way from ids that are gone, stories and lists: what readers of a store find there."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date, timedelta

import pytest

from factnews.errors import InputError
from factnews.facts import merge
from factnews.facts.summary import summarize
from factnews.model import ClaimLink, EventClass, Fact, Participant, ReportLine, Standing, Status, Story
from factnews.store import ArticleFilter, ClaimFilter, FactFilter, Store, StoryFilter
from factnews.store.location import open_engine, parse_location
from factnews.store.migrating import MIGRATIONS, migrate
from tests.store.samples import TEXT, make_claim, make_report

ASSAULT = EventClass.ASSAULT
DAY = date(2026, 3, 3)


@pytest.fixture
def store(store_location):
    with Store.open(store_location) as opened:
        yield opened


def add(store: Store, name: str, *, text: str = TEXT, outlet: str = "Post", day: date = DAY, **known) -> None:
    """A report with one claim, `name-1`, in the store."""
    report = make_report(text, article_id=name, publisher=outlet, published=day, digest=f"{name} {hash(text)}")
    claim = make_claim(text, claim_id=known.pop("claim", f"{name}-1"), article_id=name, **known)
    store.add_report(replace(report, claims=(claim,)), processor="1")


def facts_of(store: Store) -> list[Fact]:
    store.replace_facts(ASSAULT, merge(store.claims_of_class(ASSAULT, former=True)))
    return list(store.facts())


def test_a_fact_comes_back_with_all_that_it_rests_on(store):
    add(store, "a")
    add(store, "b", outlet="Écho", status=Status.NEGATED)
    line = ReportLine(("b", "a"), ("Écho", "Post"), "copy, 92 % of words")
    fact = summarize(list(store.claims()), [line], [ClaimLink("a-1", "b-1", 0.9, "same trigger")])
    assert store.replace_facts(ASSAULT, [fact]) == 1
    assert store.fact(fact.id) == fact
    assert fact.values
    assert fact.history
    assert [told.claim.id for told in store.claims_of_fact(fact.id)] == ["a-1", "b-1"]
    assert store.fact_of_claim("b-1") == fact
    assert store.facts_of_article("a") == {"a-1": fact.id}
    assert store.fact_of_claim("nothing") is None
    assert list(store.facts(FactFilter(standing=fact.standing, outlet="ÉCHO"))) == [fact]


def test_the_id_of_a_fact_that_was_joined_or_split_leads_on(store):
    for name in "abc":
        add(store, name)
    one, two, three = (summarize([told]) for told in store.claims())
    store.replace_facts(ASSAULT, [one, two, three])
    joined = replace(summarize(list(store.claims())), id="joined")
    store.replace_facts(ASSAULT, [joined])
    assert {store.forward(fact.id) for fact in (one, two, three)} == {"joined"}
    assert store.fact(two.id) == joined
    assert [told.claim.id for told in store.claims_of_fact(two.id)] == ["a-1", "b-1", "c-1"]
    claims = list(store.claims())
    pair = replace(summarize([told for told in claims if told.claim.id != "a-1"]), id="pair")
    store.update_facts([pair, one], gone=["joined"])
    assert store.forward("joined") == "pair"
    assert store.forward(one.id) == one.id  # it is there again
    assert store.forward(three.id) == "pair"  # and this one is led on
    assert store.forward("never") is None
    assert store.fact("never") is None


def test_facts_that_are_not_touched_stay_as_they_are(store):
    add(store, "a")
    add(store, "b")
    one, two = (replace(summarize([told]), id=told.claim.id) for told in sorted(store.claims(), key=str))
    store.replace_facts(ASSAULT, [one, two])
    changed = replace(two, mode="other")
    assert store.update_facts([changed], engine="2") == 1
    assert sorted(store.facts(), key=lambda fact: fact.id) == [one, changed]
    assert store.stale_classes() == []
    assert store.stale_classes(engine="2") == [ASSAULT]


def test_a_report_that_tells_an_event_anew_keeps_its_fact_and_the_old_claim_as_a_trace(store):
    add(store, "a", claim="old")
    (before,) = facts_of(store)
    add(store, "a", text=TEXT + " Corrected.", claim="new")
    assert store.stale_classes() == [ASSAULT]
    (fact,) = facts_of(store)
    assert (fact.claim_ids, fact.earlier, fact.standing) == (("new",), ("old",), Standing.ATTRIBUTED)
    assert [(told.claim.id, told.current) for told in store.claims_of_fact(before.id)] == [
        ("new", True),
        ("old", False),
    ]
    assert store.fact_of_claim("old") == fact
    assert store.forward(before.id) == fact.id
    assert store.stale_classes() == []


def test_a_fact_that_its_report_takes_back_stays_and_says_so(store):
    add(store, "a", claim="old")
    facts_of(store)
    report = make_report(TEXT + " Withdrawn.", article_id="a", digest="d2")
    store.add_report(replace(report, claims=()), processor="1")
    (fact,) = facts_of(store)
    assert (fact.standing, fact.claim_ids, fact.earlier) == (Standing.RETRACTED, (), ("old",))
    assert store.stale_classes() == []
    assert list(store.facts(FactFilter(standing=Standing.RETRACTED))) == [fact]
    assert list(store.facts(ClaimFilter(event_class=ASSAULT))) == [fact]
    (again,) = facts_of(store)
    assert again == fact


def test_pages_of_facts_follow_each_other_without_gaps(store):
    for n in range(7):
        code = Participant(0, 1, "x", "GRA" if n % 2 else "RUR", None)
        add(store, f"r{n}", day=DAY + timedelta(n // 2), when=None, actors=(code,))
    made = [replace(summarize([told]), id=f"f{told.claim.id}") for told in store.claims()]
    store.replace_facts(ASSAULT, made)
    for wanted in (
        FactFilter(),
        FactFilter(order="told"),
        FactFilter(actor="rur"),
        FactFilter(either="GRA", other="ZND"),
        FactFilter(outlet="POST", country="ZND", place=2_950_159),
    ):
        seen, after = [], None
        while True:
            page = store.fact_page(replace(wanted, after=after), size=2)
            seen += [fact.id for fact in page.facts]
            after = page.next
            if after is None:
                break
        assert seen == [fact.id for fact in store.facts(wanted)]
        assert len(seen) == store.count_facts(wanted) > 2
    with pytest.raises(InputError, match="cursor"):
        store.fact_page(FactFilter(after="yesterday"))
    assert [(one.code, one.facts) for one in store.actors()] == [("ZND", 7), ("RUR", 4), ("GRA", 3)]
    assert [(one.name, one.facts) for one in store.outlets()] == [("Post", 7)]
    (place,) = store.places()
    assert (place.geonameid, place.text, place.facts) == (2_950_159, "Zenda", 7)


def test_reports_are_listed_by_day_and_in_pages(store):
    for n, outlet in enumerate(("Post", "Echo", "Post")):
        add(store, f"r{n}", outlet=outlet, day=DAY + timedelta(n))
    listed = list(store.articles())
    assert [(header.id, header.claims) for header in listed] == [("r2", 1), ("r1", 1), ("r0", 1)]
    assert [header.id for header in store.articles(ArticleFilter(outlet="post", limit=1))] == ["r2"]
    after = f"{listed[0].published}~{listed[0].id}"
    assert [header.id for header in store.articles(ArticleFilter(after=after, until=DAY))] == ["r0"]


def test_stories_are_found_by_what_they_hold_and_follow_their_facts(store):
    add(store, "a")
    (fact,) = facts_of(store)
    story = Story("s", "Zenda", ("gone", fact.id), ("a",), ("Post",), ("RUR", "ZND"), ("ZND",), DAY, DAY)
    undated = replace(story, id="t", fact_ids=(), actors=(), first=None, last=None)
    store.replace_facts(ASSAULT, [replace(fact, id="gone")])
    store.replace_facts(ASSAULT, [fact])
    assert store.replace_stories([story, undated]) == 2
    assert [found.id for found in store.stories()] == ["s", "t"]
    assert store.story("s") == replace(story, fact_ids=(fact.id,))
    assert store.story_of_fact("gone") == store.story("s")
    assert store.facts_of_story("s") == [fact]
    assert [found.id for found in store.stories(StoryFilter(actor="rur", article="a", since=DAY))] == ["s"]
    assert [found.id for found in store.story_page(StoryFilter(), size=1).stories] == ["s"]
    assert store.story_page(StoryFilter(after=f"{DAY}~s"), size=1).stories == (undated,)
    assert store.replace_stories([]) == 0
    assert store.story_of_fact(fact.id) is None


def test_lines_of_report_are_kept_and_found_by_each_of_their_reports(store):
    add(store, "a")
    add(store, "b", outlet="Echo")
    line = ReportLine(("b", "a"), ("Echo", "Post"), "copy, 92 % of words")
    assert store.replace_report_lines([line, ReportLine(("c",), (), "")]) == 1
    assert store.report_lines() == [line]
    assert store.report_line("a") == line
    assert store.report_line("c") is None


def test_a_store_of_the_first_tables_keeps_its_facts(tmp_path):
    location = str(tmp_path / "old.db")
    engine = open_engine(parse_location(location), readonly=False)
    migrate(engine, parse_location(location), MIGRATIONS[:1])
    engine.dispose()
    with sqlite3.connect(location) as old:
        article = "1, 'a', 1, 1, 'd', 'c', '1', NULL, '2026-03-04', NULL, 'Post', 'post', NULL, 'en', NULL, NULL, "
        article += "'[]', '[]', '', ''"
        old.execute(f"INSERT INTO articles VALUES ({article})")
        columns = (
            "key, article, n, id, sentence, trigger_start, trigger_stop, trigger_text, event_class, status, quad, "
        )
        columns += "confidence, why, day_first, day_last"
        old.execute(
            f"INSERT INTO claims ({columns}) VALUES (1, 1, 0, 'c1', 0, 0, 1, 'x', 'AID', 'happened', '', 0.5, '', "
            "'2026-03-04', '2026-03-04')"
        )
        old.execute("INSERT INTO facts VALUES ('f1', 'AID', NULL, 'happened', NULL, NULL, NULL)")
        old.execute("INSERT INTO fact_codes VALUES ('f1', 'actor', 0, 'RUR')")
        old.execute("INSERT INTO fact_names VALUES ('f1', 'outlet', 0, 'Post')")
        old.execute("INSERT INTO fact_claims VALUES (1, 'f1', 0)")
    old.close()
    with Store.open(location) as store:
        (fact,) = store.facts(FactFilter(actor="RUR", outlet="post", since=date(2026, 3, 4), min_confidence=0.5))
        assert (fact.id, fact.claim_ids, fact.reports, fact.outlets) == ("f1", ("c1",), 1, ("Post",))
        assert [found.id for found in store.facts(FactFilter(either="RUR", outlet="post"))] == ["f1"]
        assert store.stale_classes() == []
        assert store.stale_classes(engine="1") == [EventClass.AID]

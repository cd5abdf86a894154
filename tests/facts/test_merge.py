"""Claims about one event become one fact, in whatever order they are read."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.facts import merge
from factnews.model import (
    Attribution,
    Claim,
    ClaimInContext,
    EventClass,
    Manner,
    Participant,
    Phrase,
    Status,
    When,
    Where,
)

DAY = date(2026, 3, 3)


def who(*codes: str | None) -> tuple[Participant, ...]:
    return tuple(Participant(0, 1, "x", code, None) for code in codes)


def told(
    claim_id: str,
    actors: tuple[str | None, ...] = ("RUR",),
    recipients: tuple[str | None, ...] = ("ZND",),
    *,
    days: tuple[date, date] | None = (DAY, DAY),
    published: date | None = DAY,
    event_class: EventClass = EventClass.ASSAULT,
    status: Status = Status.HAPPENED,
    article: str | None = None,
    outlet: str | None = "Daily",
    mode: str | None = None,
    country: str | None = None,
    source: str | None = None,
    trigger: str = "x",
) -> ClaimInContext:
    claim = Claim(
        id=claim_id,
        article_id=article or claim_id,
        sentence=0,
        trigger=Phrase(0, 1, trigger),
        also=(),
        event_class=event_class,
        mode=mode,
        actors=who(*actors),
        recipients=who(*recipients),
        object=None,
        status=status,
        when=When("then", *days, None) if days else None,
        where=Where(0, 1, "x", country, None, None, None) if country else None,
        attribution=(Attribution(who(source)[0], Manner.INDIRECT),) if source else (),
        cameo=None,
        goldstein=None,
        intensity=None,
        quad="material conflict",
        confidence=1.0,
        why="",
    )
    return ClaimInContext(claim, outlet, published)


def groups(*claims: ClaimInContext) -> list[tuple[str, ...]]:
    return sorted(fact.claim_ids for fact in merge(claims))


TOGETHER, APART = [("a", "b")], [("a",), ("b",)]


@pytest.mark.parametrize(
    ("other", "expected"),
    [
        (told("b"), TOGETHER),
        (told("b", days=(DAY + timedelta(1), DAY + timedelta(1))), TOGETHER),
        (told("b", days=(DAY + timedelta(2), DAY + timedelta(2))), APART),
        (told("b", days=(DAY - timedelta(9), DAY)), TOGETHER),
        (told("b", days=(date(2026, 1, 1), date(2026, 12, 31))), APART),
        (told("b", days=None), TOGETHER),
        (told("b", days=None, published=DAY + timedelta(5)), APART),
        (told("b", days=None, published=None), APART),
        (told("b", ("RUR", "GRA")), TOGETHER),
        (told("b", ("GRA",)), APART),
        (told("b", (None,)), APART),
        (told("b", ()), APART),
        (told("b", recipients=()), APART),
        (told("b", ("ZND",), ("RUR",)), APART),
        (told("b", event_class=EventClass.COERCE), APART),
        (told("b", status=Status.NEGATED, outlet="Other", mode="arrest"), TOGETHER),
        (told("b", mode="expel"), APART),
        (told("b", article="a"), APART),
    ],
)
def test_two_claims_join_when_class_actors_and_days_agree(other, expected):
    one = told("a", mode="arrest")
    assert groups(one, other) == expected
    assert groups(other, one) == expected


def test_events_of_which_nobody_is_known_are_not_thrown_together():
    assert groups(told("a", (), ()), told("b", (None,), ())) == APART


def test_vague_dates_join_only_when_they_are_the_same():
    year = (date(2025, 1, 1), date(2025, 12, 31))
    assert groups(told("a", days=year), told("b", days=year)) == TOGETHER


def test_claims_without_any_day_are_not_thrown_together():
    assert groups(told("a", days=None, published=None), told("b", days=None, published=None)) == APART


def test_two_events_of_one_report_stay_two_and_find_each_its_own_in_another():
    first = [told("a1", article="a", trigger="shelled"), told("a2", article="a", trigger="bombed")]
    second = [told("b1", article="b", trigger="bombing"), told("b2", article="b", trigger="shelling")]
    assert groups(*first, *second) == [("a1", "b2"), ("a2", "b1")]


def test_an_event_that_very_many_outlets_tell_is_one_fact():
    (fact,) = merge([told(f"c{n:03}") for n in range(150)])
    assert len(fact.claim_ids) == 150


def test_a_plan_that_was_carried_out_is_one_fact_that_happened():
    planned = told("a", status=Status.PLANNED, published=DAY - timedelta(2), outlet="Echo", source="RUR", country="ZND")
    done = told("b", ("GRA", "RUR"), published=DAY + timedelta(1), mode="heavy", source="ZND")
    vaguer = told("c", days=(DAY - timedelta(1), DAY), status=Status.POSSIBLE, published=DAY, outlet=None, mode="heavy")
    (fact,) = merge([vaguer, done, planned])
    assert fact.status is Status.HAPPENED
    assert (fact.first, fact.last) == (DAY, DAY)
    assert fact.actors == ("GRA", "RUR")
    assert fact.recipients == ("ZND",)
    assert fact.outlets == ("Daily", "Echo")
    assert fact.sources == ("RUR", "ZND")
    assert (fact.mode, fact.country) == ("heavy", "ZND")


_CODES = st.lists(st.sampled_from(["AAA", "BBB", "CCC", None]), max_size=2).map(tuple)
_DAYS = st.integers(0, 12).flatmap(
    lambda start: st.integers(0, 20).map(lambda length: (DAY + timedelta(start), DAY + timedelta(start + length)))
)
_CLAIMS = st.lists(
    st.builds(
        lambda actors, recipients, days, published, kind, status: (actors, recipients, days, published, kind, status),
        _CODES,
        _CODES,
        st.none() | _DAYS,
        st.none() | st.integers(0, 9).map(lambda n: DAY + timedelta(n)),
        st.sampled_from([EventClass.ASSAULT, EventClass.AID]),
        st.sampled_from(list(Status)),
    ),
    max_size=14,
).map(
    lambda rows: [
        told(f"c{n:02}", a, r, days=d, published=p, event_class=k, status=s, article=f"r{n % 4}")
        for n, (a, r, d, p, k, s) in enumerate(rows)
    ]
)


@settings(max_examples=80, deadline=None)
@given(claims=_CLAIMS, seed=st.integers(0, 99))
def test_no_claim_is_lost_or_doubled_and_order_does_not_matter(claims, seed):
    facts = list(merge(claims))
    assert sorted(claim for fact in facts for claim in fact.claim_ids) == [claim.claim.id for claim in claims]
    shuffled = random.Random(seed).sample(claims, len(claims))
    assert list(merge(shuffled + shuffled)) == facts
    assert len({fact.id for fact in facts}) == len(facts)


@settings(max_examples=40, deadline=None)
@given(claims=_CLAIMS)
def test_merging_the_claims_of_each_fact_again_gives_the_same_facts(claims):
    facts = list(merge(claims))
    by_id = {claim.claim.id: claim for claim in claims}
    again = [fact for old in facts for fact in merge(by_id[name] for name in old.claim_ids)]
    assert sorted(again, key=lambda fact: fact.id) == facts


def test_the_first_and_last_days_of_the_calendar_do_no_harm():
    far = [told("a", days=(date.max, date.max)), told("b", days=None, published=date.max)]
    near = [told("c", days=(date.min, date.min)), told("d", days=None, published=date.min)]
    assert groups(*far, *near) == [("a", "b"), ("c", "d")]

"""A fact says what its reports say: what is agreed, what differs, who says so, and what it rests on."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.facts.summary import summarize
from factnews.model import (
    Attribution,
    Claim,
    ClaimInContext,
    Count,
    Difference,
    EventClass,
    Fact,
    FieldValues,
    Manner,
    Participant,
    Phrase,
    ReportLine,
    Standing,
    Status,
    StatusChange,
    When,
    Where,
)

MONDAY = date(2026, 3, 2)
THURSDAY = MONDAY + timedelta(3)


def who(*codes: str | None) -> tuple[Participant, ...]:
    return tuple(Participant(0, 7, "gunmen", code, None) for code in codes)


def told(
    name: str,
    *,
    day: date | None = MONDAY,
    hour: int | None = None,
    says: str | None = None,
    killed: tuple[int, int | None] | None = None,
    days: tuple[date, date] | None = None,
    place: tuple[str, str, int | None] | None = None,
    actors: tuple[str | None, ...] = ("RUR",),
    recipients: tuple[str | None, ...] = ("ZND",),
    status: Status = Status.HAPPENED,
    thing: str | None = None,
    mode: str | None = None,
    report: str | None = None,
    outlet: str | None = None,
    version: int = 1,
    current: bool = True,
) -> ClaimInContext:
    claim = Claim(
        id=name,
        article_id=report or f"report-{name}",
        sentence=0,
        trigger=Phrase(0, 1, "x"),
        also=(),
        event_class=EventClass.ASSAULT,
        mode=mode,
        actors=who(*actors),
        recipients=who(*recipients),
        object=Phrase(0, 1, thing) if thing else None,
        status=status,
        when=When("then", *days, None) if days else None,
        where=Where(0, 1, place[0], place[1], place[2], None, None) if place else None,
        attribution=(Attribution(who(says)[0], Manner.INDIRECT),) if says else (),
        cameo="190",
        goldstein=-10.0,
        intensity=-9.0,
        quad="material conflict",
        confidence=0.9,
        why="",
        counts=(Count("killed", *killed, 0, 1, "x"),) if killed else (),
    )
    at = datetime(day.year, day.month, day.day, hour, tzinfo=UTC) if day and hour is not None else None
    return ClaimInContext(claim, outlet or f"The {name}", day, at, version=version, current=current)


def values(fact: Fact, field: str) -> FieldValues:
    (found,) = [values for values in fact.values if values.field == field]
    return found


def shown(fact: Fact, field: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(value.value, value.claim_ids) for value in values(fact, field).values]


# ------------------------------------------------------------------------------------------------------------- numbers


def test_a_toll_that_rises_is_no_contradiction():
    sunday = MONDAY + timedelta(6)
    friday = MONDAY + timedelta(4)
    fact = summarize(
        [
            told("c", day=sunday, killed=(120, 120)),
            told("a", day=friday, hour=7, killed=(75, 75)),
            told("b", day=friday, hour=22, killed=(82, 82)),
        ]
    )
    killed = values(fact, "killed")
    assert (killed.difference, killed.agreed) == (Difference.CHANGED, "120")
    assert [(value.value, value.first_told) for value in killed.values] == [
        ("75", friday),
        ("82", friday),
        ("120", sunday),
    ]
    assert fact.standing is Standing.CORROBORATED


def test_two_sources_with_two_numbers_contradict_each_other_and_are_named():
    police, opposition = told("a", says="POLICE", killed=(40, 40)), told("b", says="OPPOSITION", killed=(120, 120))
    fact = summarize([police, opposition])
    killed = values(fact, "killed")
    assert (killed.difference, killed.agreed) == (Difference.CONTRADICTED, None)
    assert shown(fact, "killed") == [("120", ("b",)), ("40", ("a",))]
    assert (fact.standing, fact.disputed_by) == (Standing.DISPUTED, ("OPPOSITION", "POLICE"))


@pytest.mark.parametrize(
    ("one", "other", "expected", "agreed"),
    [
        # at least 82, then 90; dozens, then 40
        (told("a", killed=(82, None)), told("b", killed=(90, 90)), Difference.FINER, "90"),
        (told("a", killed=(24, 99)), told("b", killed=(40, 45)), Difference.FINER, "40-45"),
        (told("a", killed=(40, 40)), told("b", killed=(40, 40)), Difference.SAME, "40"),
        # no hours: taken as risen on that day
        (told("a", killed=(40, 40)), told("b", killed=(50, 50)), Difference.CHANGED, "50"),
        # corrected the day after
        (told("a", killed=(50, 50)), told("b", day=MONDAY + timedelta(1), killed=(40, 40)), Difference.CHANGED, "40"),
        # fewer within hours: the two cannot both hold
        (
            told("a", hour=8, killed=(50, 50)),
            told("b", hour=9, killed=(40, 40)),
            Difference.CONTRADICTED,
            None,
        ),
        # one report with two numbers
        (
            told("a", report="r", says="POLICE", killed=(4, 4)),
            told("b", report="r", killed=(9, 9)),
            Difference.CONTRADICTED,
            None,
        ),
        # two sources, but one a week later
        (
            told("a", says="POLICE", killed=(4, 4)),
            told("b", says="ARMY", day=MONDAY + timedelta(7), killed=(9, 9)),
            Difference.CHANGED,
            "9",
        ),
        (told("a", day=None, killed=(4, 4)), told("b", killed=(9, 9)), Difference.CONTRADICTED, None),
    ],
)
def test_numbers_are_compared_by_range_time_and_source(one, other, expected, agreed):
    for members in ([one, other], [other, one]):
        killed = values(summarize(members), "killed")
        assert (killed.difference, killed.agreed) == (expected, agreed)


def test_of_several_numbers_of_one_claim_the_whole_counts():
    whole = told("a")
    counts = (Count("killed", 12, 12, 0, 1, "12 children"), Count("killed", 82, None, 0, 1, "at least 82"))
    whole = replace(whole, claim=replace(whole.claim, counts=counts))
    assert values(summarize([whole]), "killed").agreed == "82+"


# ---------------------------------------------------------------------------------------------------------- other fields


def test_june_and_the_sixteenth_of_june_are_one_date_the_finer_holds():
    june, day = (date(2026, 6, 1), date(2026, 6, 30)), (date(2026, 6, 16), date(2026, 6, 16))
    then = date(2026, 6, 20)
    fact = summarize([told("a", day=then, days=june), told("b", day=then, days=june), told("c", day=then, days=day)])
    assert values(fact, "when").difference is Difference.FINER
    assert (fact.first, fact.last) == day
    assert shown(fact, "when") == [("2026-06-01/2026-06-30", ("a", "b")), ("2026-06-16", ("c",))]


def test_a_meeting_that_was_put_off_has_another_day_now():
    first, then = (date(2026, 6, 12),) * 2, (date(2026, 6, 15),) * 2
    plan = told("a", days=first, status=Status.PLANNED)
    held = told("b", days=then, day=then[0])
    fact = summarize([plan, held])
    assert (values(fact, "when").difference, fact.first) == (Difference.CHANGED, then[0])
    fact = summarize([told("a", days=first, day=then[0]), held])
    assert values(fact, "when").difference is Difference.CONTRADICTED


def test_copies_of_one_report_do_not_outvote_an_independent_one():
    line = ReportLine(("report-a", "report-b", "report-c", "elsewhere"), (), "copy, 92 % of words")
    mine, theirs = ("Velm", "EST", 1), ("Ostrad", "NOR", 2)
    copies = [told(name, place=theirs, outlet="Wire") for name in "abc"]
    others = [told(name, place=mine) for name in "de"]
    fact = summarize([*copies, *others], [line])
    assert fact.country == "EST"
    assert values(fact, "where").agreed == "Velm, EST"
    assert values(fact, "where").difference is Difference.CONTRADICTED
    assert [line.article_ids for line in fact.lines] == [
        ("report-a", "report-b", "report-c"),
        ("report-d",),
        ("report-e",),
    ]
    assert (fact.lines[0].outlets, fact.lines[0].why) == (("Wire",), "copy, 92 % of words")
    assert fact.reports == 5
    assert summarize(copies, [line]).standing is Standing.ASSERTED
    assert summarize([*copies, others[0]], [line]).standing is Standing.CORROBORATED


def test_two_names_of_one_country_may_be_one_place():
    fact = summarize([told("a", place=("Velm", "EST", 1)), told("b", place=("Estmark", "EST", 9)), told("c")])
    assert values(fact, "where").difference is Difference.FINER
    assert summarize([told("c")]).country is None


def test_a_name_that_one_report_of_many_adds_is_shown_and_not_agreed():
    fact = summarize([*(told(f"a{n}") for n in range(4)), told("b", actors=("RUR", "GRA"))])
    assert fact.actors == ("RUR",)
    assert values(fact, "actors").difference is Difference.FINER
    assert shown(fact, "actors")[0] == ("GRA RUR", ("b",))
    assert summarize([told("a"), told("b", actors=("GRA",))]).actors == ("GRA", "RUR")


def test_somebody_without_a_code_is_still_shown():
    fact = summarize([told("a", actors=(None,))])
    assert fact.actors == ()
    assert values(fact, "actors").agreed == "gunmen"
    assert values(summarize([told("a", actors=(None,)), told("b")]), "actors").difference is Difference.FINER


def test_other_words_for_a_thing_contradict_nothing():
    fact = summarize([told("a", thing="The bridge"), told("b", thing="the  bridge"), told("c", thing="a crossing")])
    assert fact.object == "The bridge"
    assert values(fact, "object").difference is Difference.FINER


# --------------------------------------------------------------------------------------------------- status and standing


def test_what_was_planned_on_monday_and_happened_on_thursday_has_a_history():
    plan = told("a", status=Status.PLANNED)
    done = told("b", day=THURSDAY)
    reminder = told("c", day=THURSDAY + timedelta(1), status=Status.PLANNED)
    undated = told("d", day=None)
    fact = summarize([reminder, done, plan, undated])
    assert fact.status is Status.HAPPENED
    assert fact.history == (
        StatusChange(MONDAY, Status.PLANNED, ("a",)),
        StatusChange(THURSDAY, Status.HAPPENED, ("b", "d")),
    )
    assert values(fact, "status").difference is Difference.CHANGED
    assert fact.standing is Standing.CORROBORATED


def test_one_report_that_was_too_early_does_not_carry_out_a_plan():
    plans = [told(name, day=THURSDAY, status=Status.PLANNED) for name in "ab"]
    fact = summarize([told("c"), *plans])
    assert (fact.status, fact.standing) == (Status.PLANNED, Standing.CORROBORATED)
    assert summarize([told("c"), plans[0]]).status is Status.HAPPENED


def test_a_denial_disputes_a_fact_and_the_denier_is_named():
    fact = summarize([told("a"), told("b"), told("c", day=THURSDAY, status=Status.NEGATED, says="NOR")])
    assert (fact.standing, fact.disputed_by, fact.status) == (Standing.DISPUTED, ("NOR",), Status.HAPPENED)
    assert fact.sources == ()
    assert values(fact, "status").difference is Difference.CONTRADICTED


def test_an_outlet_that_comes_round_disputes_nothing():
    first = told("a", outlet="Echo")
    then = told("b", outlet="Echo", day=THURSDAY, status=Status.NEGATED)
    fact = summarize([first, then])
    assert (fact.status, fact.standing) == (Status.NEGATED, Standing.ASSERTED)
    other = told("c", outlet="Post")
    assert summarize([first, then, other]).disputed_by == ("Post",)


def test_what_nobody_says_in_its_own_voice_is_attributed_only():
    fact = summarize([told("a", says="RUR"), told("b", says="ministry")])
    assert (fact.standing, fact.sources) == (Standing.ATTRIBUTED, ("RUR", "ministry"))
    assert summarize([told("a", says="RUR"), told("b")]).standing is Standing.ASSERTED


def test_a_plan_does_not_bear_out_that_it_was_carried_out():
    fact = summarize([told("a", status=Status.PLANNED), told("b", day=THURSDAY, says="RUR")])
    assert (fact.status, fact.standing) == (Status.HAPPENED, Standing.ATTRIBUTED)


def test_a_fact_that_is_only_denied_did_not_take_place():
    fact = summarize([told("a", status=Status.NEGATED, says="NOR")])
    assert (fact.status, fact.standing, fact.disputed_by) == (Status.NEGATED, Standing.ATTRIBUTED, ())


def test_a_report_that_was_rewritten_leaves_a_trace_and_weighs_nothing():
    old = told("a", report="r", killed=(4, 4), place=("Ostrad", "NOR", 2), current=False)
    new = told("b", report="r", killed=(2, 2), place=("Velm", "EST", 1), version=2)
    fact = summarize([old, new])
    assert (fact.claim_ids, fact.earlier, fact.reports) == (("b",), ("a",), 1)
    assert (fact.country, fact.standing) == ("EST", Standing.ASSERTED)
    assert values(fact, "killed").agreed == "2"
    assert values(fact, "killed").difference is Difference.CHANGED
    assert values(fact, "where").difference is Difference.CHANGED
    assert [value for value, _ in shown(fact, "where")] == ["Ostrad, NOR", "Velm, EST"]


def test_a_fact_that_its_reports_have_taken_back_says_so_and_what_it_said():
    fact = summarize([told("a", killed=(4, 4), current=False), told("b", current=False)])
    assert (fact.standing, fact.claim_ids, fact.earlier) == (Standing.RETRACTED, (), ("a", "b"))
    assert (fact.actors, fact.status, fact.outlets) == (("RUR",), Status.HAPPENED, ("The a", "The b"))
    assert values(fact, "killed").agreed == "4"


def test_a_claim_without_anything_makes_a_fact_without_anything():
    bare = told("a", day=None, actors=(), recipients=())
    fact = summarize([replace(bare, publisher=None)])
    assert (fact.actors, fact.first, fact.outlets) == ((), None, ())
    assert [field.field for field in fact.values] == ["status"]
    assert fact.history == (StatusChange(None, Status.HAPPENED, ("a",)),)


def test_a_day_after_the_report_of_what_took_place_is_shown_and_not_believed():
    far = (MONDAY + timedelta(400),) * 2
    fact = summarize([told("a", days=far)])
    assert (fact.first, values(fact, "when").agreed) == (None, None)
    assert [value.value for value in values(fact, "when").values] == [far[0].isoformat()]
    assert summarize([told("a", days=far, status=Status.PLANNED)]).first == far[0]


def test_thousands_of_copies_are_summed_up_as_one_line():
    members = [
        told(f"{n:04}", report=f"r{n}", hour=n % 24, killed=(4 + n % 3, 4 + n % 3), days=(MONDAY, MONDAY))
        for n in range(3000)
    ]
    fact = summarize(members, [ReportLine(tuple(f"r{n}" for n in range(3000)), (), "copy")])
    assert (fact.reports, len(fact.lines), fact.standing) == (3000, 1, Standing.DISPUTED)


# ---------------------------------------------------------------------------------------------------------- invariants

_DAYS = st.integers(0, 5).map(lambda n: MONDAY + timedelta(n))
_MEMBERS = st.lists(
    st.fixed_dictionaries(
        {
            "day": st.none() | _DAYS,
            "hour": st.none() | st.integers(0, 23),
            "says": st.sampled_from([None, None, "POLICE", "ARMY"]),
            "killed": st.none() | st.tuples(st.integers(0, 9), st.none() | st.integers(0, 12)),
            "days": st.none() | st.tuples(_DAYS, st.integers(0, 3)).map(lambda d: (d[0], d[0] + timedelta(d[1]))),
            "place": st.sampled_from([None, ("Velm", "EST", 1), ("Ostrad", "NOR", 2), ("Weir", "EST", None)]),
            "actors": st.sampled_from([(), ("RUR",), ("RUR", "GRA"), (None,), ("GRA",)]),
            "status": st.sampled_from(list(Status)),
            "report": st.sampled_from(["r1", "r2", "r3", "r4"]),
            "thing": st.sampled_from([None, "bridge", "Bridge", "pier"]),
            "mode": st.sampled_from([None, "a", "b"]),
            "current": st.booleans(),
        }
    ),
    min_size=1,
    max_size=8,
).map(lambda rows: [told(f"c{n}", version=2 if row["current"] else 1, **row) for n, row in enumerate(rows)])
_LINES = st.sampled_from(
    [None, [], [ReportLine(("r2", "r1"), (), "copy")], [ReportLine(("r4", "r3", "x"), (), "copy")]]
)


@settings(max_examples=150, deadline=None)
@given(members=_MEMBERS, lines=_LINES, seed=st.integers(0, 99))
def test_no_claim_is_lost_or_doubled_and_order_does_not_matter(members, lines, seed):
    fact = summarize(members, lines)
    shuffled = random.Random(seed).sample(members, len(members))
    assert summarize([*shuffled, *shuffled[:2]], lines) == fact
    names = sorted(member.claim.id for member in members)
    assert sorted([*fact.claim_ids, *fact.earlier]) == names
    assert sorted(name for value in values(fact, "status").values for name in value.claim_ids) == names
    for field in fact.values:
        listed = [name for value in field.values for name in value.claim_ids]
        assert len(set(listed)) == len(listed)
        assert len({value.value for value in field.values}) == len(field.values)
        assert (
            field.agreed is None
            or field.field in ("actors", "recipients")
            or field.agreed in {value.value for value in field.values}
        )
    deciding = [member for member in members if member.current] or members
    articles = sorted({member.claim.article_id for member in deciding})
    assert sorted(article for line in fact.lines for article in line.article_ids) == articles
    assert fact.reports == len(articles)
    assert fact.history[-1].status is fact.status
    assert (fact.standing is Standing.RETRACTED) == (not fact.claim_ids)
    assert bool(fact.disputed_by) == (fact.standing is Standing.DISPUTED)

"""Series of two actors: what a researcher counts and plots."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.model import Standing, Status, StatusChange
from factnews.stories.relations import Period, end_of, is_between, relation, start_of
from tests.stories.telling import fact

JUNE = date(2020, 6, 16)


def between(fact_id: str, day: date | None, intensity: float | None, **fields: object):  # type: ignore[no-untyped-def]
    return fact(fact_id, actors=("PRK",), recipients=("KOR",), day=day, intensity=intensity, **fields)  # type: ignore[arg-type]


def test_cooperation_and_conflict_are_summed_apart_and_direction_does_not_matter() -> None:
    facts = [
        between("a", JUNE, -9.0, quad="material conflict"),
        fact("b", actors=("KOR",), recipients=("PRK",), day=JUNE, intensity=2.5, quad="verbal cooperation"),
        fact("c", actors=("KOR",), recipients=("JPN",), day=JUNE, intensity=9.0),
    ]
    (point,) = relation(facts, "KOR", "PRK", by=Period.DAY).points
    assert (point.facts, point.conflict, point.cooperation, point.goldstein) == (2, 9.0, 2.5, -3.25)
    assert point.quads == (("material conflict", 1), ("verbal cooperation", 1))


def test_what_did_not_take_place_or_was_taken_back_does_not_count() -> None:
    facts = [
        between("a", JUNE, -9.0, status=Status.PLANNED),
        between("b", JUNE, -9.0, status=Status.NEGATED),
        between("c", JUNE, -9.0, standing=Standing.RETRACTED),
    ]
    assert not relation(facts, "PRK", "KOR").points
    assert relation(facts, "PRK", "KOR", statuses=frozenset({Status.PLANNED})).points[0].facts == 1


def test_two_who_meet_have_a_relation_and_two_who_act_on_a_third_do_not() -> None:
    assert is_between(fact("a", actors=("PRK", "KOR")), "KOR", "PRK")
    assert not is_between(fact("b", actors=("USA", "KOR"), recipients=("PRK",)), "USA", "KOR")


def test_facts_without_a_usable_day_are_counted_as_left_out() -> None:
    facts = [between("a", None, 1.0), between("b", date(2020, 1, 1), 1.0, last=date(2020, 12, 31))]
    result = relation(facts, "PRK", "KOR")
    assert (result.points, result.left_out) == ((), 2)


def test_an_undated_fact_counts_on_the_day_it_was_first_told() -> None:
    history = tuple(StatusChange(day, Status.HAPPENED, ()) for day in (None, JUNE, JUNE + timedelta(days=5)))
    result = relation([replace(between("a", None, 1.0), history=history)], "PRK", "KOR", by=Period.DAY)
    assert [point.start for point in result.points] == [JUNE]


def test_a_fact_without_an_intensity_is_counted_and_adds_nothing() -> None:
    (point,) = relation([between("a", JUNE, None)], "PRK", "KOR").points
    assert (point.facts, point.cooperation, point.conflict, point.goldstein) == (1, 0.0, 0.0, None)


def test_tension_fades_through_periods_of_silence() -> None:
    facts = [between("a", JUNE, -10.0), between("b", JUNE + timedelta(days=2), 0.0)]
    points = relation(facts, "PRK", "KOR", by=Period.DAY, smoothing=0.5).points
    assert [point.smoothed for point in points] == [-5.0, -2.5, -1.25]
    assert [point.facts for point in points] == [1, 0, 1]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.tuples(st.dates(date(1990, 1, 1), date(1995, 12, 31)), st.floats(-10, 10)), max_size=12),
    st.sampled_from(Period),
    st.randoms(use_true_random=False),
)
def test_no_fact_is_lost_and_periods_follow_each_other(days, by, random) -> None:  # type: ignore[no-untyped-def]
    facts = [between(f"f{number}", day, intensity) for number, (day, intensity) in enumerate(days)]
    result = relation(facts, "PRK", "KOR", by=by)
    assert sum(point.facts for point in result.points) == len(facts)
    for one, following in zip(result.points, result.points[1:], strict=False):
        assert following.start == one.end + timedelta(days=1)
    random.shuffle(facts)
    assert relation(facts, "PRK", "KOR", by=by) == result


@pytest.mark.parametrize("by", Period)
@pytest.mark.parametrize("day", [date.min, date(2020, 2, 29), date.max])
def test_a_period_holds_its_days_up_to_the_ends_of_the_calendar(by: Period, day: date) -> None:
    start = start_of(day, by)
    assert start <= day <= end_of(start, by)

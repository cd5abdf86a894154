from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.measures import Tally, f1_measure, f1_of, share_measure

tallies = st.lists(
    st.builds(lambda hit, more, extra: Tally(hit, hit + more, hit + extra), *[st.integers(0, 20)] * 3),
    min_size=2,
    max_size=12,
)


def test_nothing_annotated_and_nothing_predicted_is_no_division_by_zero() -> None:
    assert f1_of(Tally()) == (0.0, 0.0, 0.0)


def test_one_report_alone_claims_no_interval() -> None:
    assert f1_measure("found", [Tally(1, 2, 2)]).low is None


def test_the_interval_of_equal_reports_is_a_point() -> None:
    measure = share_measure("code", [Tally(1, 2, 2)] * 10)
    assert (measure.low, measure.value, measure.high) == (0.5, 0.5, 0.5)


def test_the_same_reports_give_the_same_interval_in_every_run() -> None:
    counted = [Tally(k % 3, 3, 4) for k in range(20)]
    assert f1_measure("found", counted) == f1_measure("found", counted)


@settings(deadline=None, max_examples=30)
@given(tallies)
def test_intervals_lie_within_bounds_and_in_order(counted: list[Tally]) -> None:
    measure = f1_measure("found", counted)
    assert measure.low is not None
    assert measure.high is not None
    assert 0 <= measure.low <= measure.high <= 1

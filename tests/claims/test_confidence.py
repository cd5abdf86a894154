"""Confidence that a reader can take at its word: between 0 and 1, in the order of the head, and shipped with its numbers."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.claims.confidence import Calibration, load_calibration

chances = st.floats(0, 1)


@settings(deadline=None, max_examples=50)
@given(chances, chances)
def test_the_surer_claim_stays_the_surer_one_and_within_bounds(one: float, other: float) -> None:
    shipped = load_calibration()
    low, high = shipped.of(min(one, other)), shipped.of(max(one, other))
    assert 0 <= low <= high <= 1


def test_certainty_of_the_head_is_not_passed_on_as_certainty() -> None:
    assert load_calibration().of(1.0) < 1
    assert load_calibration().of(0.0) > 0


def test_slope_one_and_shift_zero_leave_a_chance_as_it_is() -> None:
    assert [Calibration(1.0, 0.0).of(chance) for chance in (0.1, 0.5, 0.93)] == [0.1, 0.5, 0.93]

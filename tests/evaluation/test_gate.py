from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.gate import (
    PINNED,
    SETS,
    TOLERANCE,
    Baseline,
    Pinned,
    changed_sets,
    check_gold,
    compare,
    load_baseline,
    updated,
    write_baseline,
)
from evaluation.runners import COMMANDS
from factnews.errors import InputError

BEFORE = Baseline((Pinned("claims", "dev", "a" * 64, 16, {"class": 0.5, "who": 0.3}),))


def now(value: float, who: float = 0.3, digest: str = "a") -> list[Pinned]:
    return [Pinned("claims", "dev", digest * 64, 16, {"class": value, "who": who})]


def fallen(measured: list[Pinned]) -> list[str]:
    return [row.figure for row in compare(BEFORE, measured) if row.fell]


def test_a_fall_by_more_than_noise_is_caught_and_noise_is_not() -> None:
    assert fallen(now(0.5 - TOLERANCE["claims"])) == []
    assert fallen(now(0.49 - TOLERANCE["claims"])) == ["class"]


def test_a_figure_that_is_no_longer_measured_counts_as_fallen() -> None:
    assert fallen([Pinned("claims", "dev", "a" * 64, 16, {"class": 0.6})]) == ["who"]


def test_a_new_figure_does_not_fail_the_gate() -> None:
    assert fallen([Pinned("times", "t", "a" * 64, 16, {"value": 0.6})]) == []


def test_small_falls_cannot_add_up_over_updates() -> None:
    after = updated(BEFORE, now(0.495, 0.4), allow_lower=False)
    assert after.sets[0].figures == {"class": 0.5, "who": 0.4}


def test_lower_figures_are_pinned_only_when_asked_for() -> None:
    assert updated(BEFORE, now(0.2), allow_lower=True).sets[0].figures["class"] == 0.2


def test_a_changed_set_is_told_and_its_figures_start_anew() -> None:
    (line,) = changed_sets(BEFORE, now(0.4, digest="b"))
    assert "claims dev: the set changed" in line
    assert updated(BEFORE, now(0.4, digest="b"), allow_lower=False).sets[0].figures["class"] == 0.4
    assert changed_sets(BEFORE, now(0.4)) == []


def test_a_baseline_survives_being_written_and_read(tmp_path: Path) -> None:
    write_baseline(BEFORE, tmp_path / "baseline.json")
    assert load_baseline(tmp_path / "baseline.json") == BEFORE
    assert load_baseline(tmp_path / "away.json") == Baseline()


def test_missing_gold_is_said_before_anything_slow_runs(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no gold folder"):
        check_gold(tmp_path / "away", SETS)
    with pytest.raises(InputError, match="lacks dev"):
        check_gold(tmp_path, [("claims", "dev")])


def test_every_pinned_set_has_a_command_a_tolerance_and_figures_of_its_own() -> None:
    commands = {command.split()[0] for command, _ in SETS}
    assert commands == set(COMMANDS) == set(TOLERANCE)
    assert set(PINNED) <= commands


def test_the_shipped_baseline_can_be_read_and_names_sets_of_the_gate() -> None:
    assert {(pinned.command, pinned.path) for pinned in load_baseline().sets} <= set(SETS)

from __future__ import annotations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.claims import score
from evaluation.gold import GoldClaim, GoldReport, Stretch
from evaluation.measures import Measure, Outcome
from tests.evaluation.reports import CONDEMNED, MET, REPORT, party, stretch

GOLD = {"own-1": REPORT}


def figures(outcome: Outcome) -> dict[str, Measure]:
    return {measure.name: measure for measure in outcome.measures}


def predicted(*claims: GoldClaim) -> dict[str, GoldReport]:
    return {"own-1": msgspec.structs.replace(REPORT, claims=claims)}


def values(*claims: GoldClaim) -> dict[str, float]:
    return {name: measure.value for name, measure in figures(score(GOLD, predicted(*claims))).items()}


def test_a_perfect_prediction_gets_full_marks() -> None:
    assert set(values(CONDEMNED, MET).values()) == {1.0}


def test_a_report_that_was_not_predicted_counts_as_missed_and_not_as_absent() -> None:
    outcome = score(GOLD, {})
    assert [figures(outcome)[level].recall for level in ("found", "class", "who", "full")] == [0, 0, 0, 0]
    assert [row.kind for row in outcome.errors] == ["missed", "missed"]


def test_a_wrong_class_is_found_but_earns_nothing_more() -> None:
    got = values(CONDEMNED, msgspec.structs.replace(MET, event_class="ASSAULT"))
    assert (got["found"], got["class"], got["who"], got["full"]) == (1.0, 0.5, 0.5, 0.5)


def test_a_missing_recipient_costs_who_and_full_but_not_the_class() -> None:
    got = values(msgspec.structs.replace(CONDEMNED, recipients=()), MET)
    assert (got["class"], got["who"], got["full"]) == (1.0, 0.5, 0.5)
    assert (got["actor"], got["recipient"]) == (1.0, 0.5)


def test_a_wrong_date_status_or_source_costs_full_only() -> None:
    changes: list[dict[str, object]] = [
        {"when": None},
        {"status": "planned"},
        {"attribution": (party("Anna Orr", "ARL", "direct"),)},
    ]
    for change in changes:
        got = values(msgspec.structs.replace(CONDEMNED, **change), MET)
        assert (got["who"], got["full"]) == (1.0, 0.5), change


def test_the_country_and_the_mode_are_shown_but_cost_no_level() -> None:
    got = values(msgspec.structs.replace(CONDEMNED, mode="disapprove"), MET)
    assert (got["full"], got["mode"]) == (1.0, 0.5)


def test_further_mentions_of_an_event_count_as_its_words() -> None:
    gold = {"own-1": msgspec.structs.replace(REPORT, claims=(msgspec.structs.replace(MET, also=(stretch("envoy"),)),))}
    elsewhere = msgspec.structs.replace(MET, trigger=stretch("envoy"))
    assert figures(score(gold, predicted(elsewhere)))["full"].value == 1.0


def test_two_predictions_for_one_event_are_one_hit_and_one_extra() -> None:
    outcome = score(GOLD, predicted(CONDEMNED, CONDEMNED, MET))
    assert figures(outcome)["found"].precision == 0.6667
    assert [(row.kind, row.words) for row in outcome.errors] == [("extra", "condemned")]


def test_the_prediction_of_the_right_class_is_preferred_over_an_earlier_one() -> None:
    wrong = msgspec.structs.replace(CONDEMNED, event_class="REJECT")
    assert figures(score(GOLD, predicted(wrong, CONDEMNED, MET)))["class"].recall == 1.0


def test_a_participant_without_a_code_is_compared_by_its_words_whatever_their_case() -> None:
    gold = {
        "own-1": msgspec.structs.replace(
            REPORT, claims=(msgspec.structs.replace(CONDEMNED, actors=(party("ministry of Arland", None),)),)
        )
    }
    same = msgspec.structs.replace(party("ministry of Arland", None), text="MINISTRY of Arland")
    assert figures(score(gold, predicted(msgspec.structs.replace(CONDEMNED, actors=(same,)))))["who"].value == 1.0


def test_an_error_line_shows_what_was_expected_and_what_was_given() -> None:
    outcome = score(GOLD, predicted(msgspec.structs.replace(CONDEMNED, actors=(party("Borland", "BOR"),)), MET))
    (row,) = outcome.errors
    assert (row.kind, row.label, row.words) == ("actor", "ACCUSE ARL>BOR", "condemned")
    assert "[condemned]" in row.context


triggers = st.builds(
    lambda start, length, name: GoldClaim(trigger=Stretch(start, start + length), event_class=name),
    st.integers(0, 60),
    st.integers(1, 8),
    st.sampled_from(["ACCUSE", "AGREE", "AID"]),
)


@settings(deadline=None, max_examples=40)
@given(st.lists(triggers, max_size=6), st.lists(triggers, max_size=6))
def test_levels_never_rise_from_found_to_full_and_stay_within_bounds(a: list[GoldClaim], b: list[GoldClaim]) -> None:
    outcome = score({"own-1": msgspec.structs.replace(REPORT, claims=tuple(a))}, predicted(*b))
    levels = [figures(outcome)[level].value for level in ("found", "class", "who", "full")]
    assert levels == sorted(levels, reverse=True)
    assert all(0 <= level <= 1 for level in levels)

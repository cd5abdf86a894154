from __future__ import annotations

import msgspec

from evaluation.gold import GoldReport, GoldStatement, Stretch
from evaluation.statements import score
from tests.evaluation.reports import ANSWER, REPORT, party

GOLD = {"own-1": REPORT}


def values(*statements: GoldStatement) -> dict[str, float]:
    outcome = score(GOLD, {"own-1": msgspec.structs.replace(REPORT, statements=statements)})
    return {measure.name: measure.value for measure in outcome.measures}


def shortened(by: int) -> GoldStatement:
    (whole,) = ANSWER.content
    return msgspec.structs.replace(ANSWER, content=(Stretch(whole.start, whole.end - by),))


def test_half_of_the_words_is_enough_to_be_found_and_less_is_not() -> None:
    length = ANSWER.content[0].end - ANSWER.content[0].start
    assert values(shortened(length // 2))["found"] == 1.0
    assert values(shortened(length // 2 + 1))["found"] == 0.0


def test_another_speaker_is_found_but_not_counted_with_speaker() -> None:
    other = msgspec.structs.replace(ANSWER, speaker=party("Borland", "BOR"))
    assert values(other) == {"found": 1.0, "speaker": 0.0, "manner": 1.0}


def test_the_same_code_stands_for_the_same_speaker_wherever_it_is_named() -> None:
    elsewhere = msgspec.structs.replace(ANSWER, speaker=party("Arland", "ARL"))
    assert values(elsewhere)["speaker"] == 1.0


def test_a_statement_without_a_speaker_earns_no_speaker() -> None:
    assert values(msgspec.structs.replace(ANSWER, speaker=None))["speaker"] == 0.0


def test_gold_without_a_speaker_does_not_stop_the_run() -> None:
    gold: dict[str, GoldReport] = {
        "own-1": msgspec.structs.replace(REPORT, statements=(msgspec.structs.replace(ANSWER, speaker=None),))
    }
    assert score(gold, GOLD).measures[1].value == 0.0


def test_a_wrong_manner_is_told_with_both_manners() -> None:
    wrong = msgspec.structs.replace(ANSWER, manner="indirect")
    outcome = score(GOLD, {"own-1": msgspec.structs.replace(REPORT, statements=(wrong,))})
    assert [(row.kind, row.label) for row in outcome.errors] == [("manner", "direct>indirect")]


def test_an_extra_statement_lowers_precision_only() -> None:
    away = msgspec.structs.replace(ANSWER, content=(Stretch(0, 10),))
    found = score(GOLD, {"own-1": msgspec.structs.replace(REPORT, statements=(ANSWER, away))}).measures[0]
    assert (found.precision, found.recall) == (0.5, 1.0)

"""The figures for time expressions: a wrong count would hide that dates got worse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.times import evaluate, evaluate_intervals, main

TEXT = "Police met on Tuesday. They left last week, and the talks resume in 2021."


def mark(words: str, kind: str, value: str) -> dict[str, object]:
    start = TEXT.index(words)
    return {"span": [start, start + len(words)], "text": words, "type": kind, "value": value}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    marks = [mark("Tuesday", "DATE", "2020-06-16"), mark("week", "DATE", "2020-W24"), mark("2021", "DURATION", "P1Y")]
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"doc_id": "a", "dct": "2020-06-16", "text": TEXT, "timex": marks}) + "\n")
    return path


def test_strict_relaxed_type_and_value_are_told_apart(gold: Path) -> None:
    scores = evaluate(gold)
    assert (scores.documents, scores.gold, scores.found) == (1, 3, 3)
    assert scores.relaxed_f1 == 1
    assert scores.strict_f1 == pytest.approx(2 / 3)  # "week" is part of "last week"
    assert scores.type_f1 == pytest.approx(2 / 3)
    assert scores.value_f1 == pytest.approx(2 / 3)


def test_the_table_and_the_json_can_be_printed_with_the_mistakes(
    gold: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(gold), "--errors"]) == 0
    assert "value_f1" in capsys.readouterr().out
    assert main([str(gold), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["gold"] == 3


def test_the_days_of_annotated_claims_are_compared(tmp_path: Path) -> None:
    when = {"text": "last week", "start": "2020-06-08", "end": "2020-06-14"}
    record = {
        "published": "2020-06-16",
        "text": TEXT,
        "claims": [{"trigger": {"start": 28, "end": 32}, "when": when}],
    }
    (tmp_path / "a.json").write_text(json.dumps(record))
    assert evaluate_intervals(tmp_path) == {"claims": 1, "found": 1.0, "right": 1.0}

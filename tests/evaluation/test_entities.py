from __future__ import annotations

from pathlib import Path

import pytest

from evaluation.entities import evaluate, label_map, spans_of
from factnews.errors import InputError
from tests.evaluation.parsers import FixedParser, Parsed


def parser(*tags: str) -> FixedParser:
    return FixedParser(Parsed(["X"] * 9, ["X"] * 9, [-1] * 9, ["dep"] * 9, tags))


@pytest.fixture
def tagged(tmp_path: Path) -> Path:
    path = tmp_path / "own.json"
    path.write_text(
        '[{"w": ["Arlanders", "saw", "Anna", "Orr", "on", "Monday"],'
        ' "tags": ["B-MISC", "O", "B-PER", "I-PER", "O", "O"]}]'
    )
    return path


def test_nationalities_count_as_the_wider_label_and_dates_not_at_all_where_a_set_has_neither(tagged: Path) -> None:
    outcome = evaluate(tagged, parser("B-NORP", "O", "B-PER", "I-PER", "O", "B-DATE"))
    assert {measure.name: measure.value for measure in outcome.measures} == {"all": 1.0, "MISC": 1.0, "PER": 1.0}


def test_half_a_name_is_a_miss_and_an_extra(tagged: Path) -> None:
    outcome = evaluate(tagged, parser("B-NORP", "O", "B-PER", "O", "O", "O"))
    assert outcome.measures[0].value == 0.5
    assert [(row.kind, row.words) for row in outcome.errors] == [("missed", "Anna Orr"), ("extra", "Anna")]


def test_a_label_of_its_own_is_preferred_over_a_wider_one() -> None:
    assert label_map(frozenset({"NORP", "MISC"}))["NORP"] == "NORP"


def test_labels_under_other_names_are_understood() -> None:
    mapped = label_map(frozenset({"Person", "Organisation", "Location", "Nationality"}))
    assert (mapped["PER"], mapped["FAC"], mapped["NORP"]) == ("Person", "Location", "Nationality")


def test_two_names_side_by_side_stay_two() -> None:
    assert spans_of(["B-PER", "B-PER", "I-PER", "I-ORG"]) == {(0, 1, "PER"), (1, 3, "PER"), (3, 4, "ORG")}


def test_tags_that_do_not_fit_their_words_are_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_text('[{"w": ["One"], "tags": []}]')
    with pytest.raises(InputError, match="1 words but 0 tags"):
        evaluate(path, parser())

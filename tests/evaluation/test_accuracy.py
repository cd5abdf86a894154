"""The page of figures is made from the pinned ones: a figure that was improved or fell cannot stand there unchanged."""

from __future__ import annotations

import pytest

from evaluation.accuracy import BEGIN, END, PAGE, TABLES, page, tables
from evaluation.gate import SETS, Baseline, Pinned, load_baseline
from factnews.errors import InputError


def test_the_page_says_what_is_pinned() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert page(text, load_baseline()) == text, "run `python -m evaluation table --write`"


def test_every_row_names_a_set_of_the_gate() -> None:
    assert {(row.command, row.path) for _, rows in TABLES for row in rows} <= set(SETS)


def test_shares_of_failure_and_percent_are_shown_as_such() -> None:
    quiet = Pinned("quiet", "evaluation/quiet", "0" * 64, 300, {"quiet": 0.875})
    trees = Pinned("syntax", "syntax/en_ewt-ud-test.conllu", "0" * 64, 9, {"LAS": 0.9012})
    classes = Pinned("classes", "dev", "0" * 64, 16, {"AID": 0.25, "ACCUSE": 0.5})
    shown = tables(Baseline((quiet, trees, classes)))
    assert "| **0.125** | < 0.10 |" in shown
    assert "| **90.1** | 90.0 |" in shown
    assert shown.index("| ACCUSE | 0.50 |") < shown.index("| AID | 0.25 |")
    assert "not pinned" in shown


def test_words_around_the_tables_stay_and_lost_marks_are_told() -> None:
    text = f"before\n{BEGIN}\nold\n{END}\nafter\n"
    made = page(text, Baseline())
    assert made.startswith("before\n")
    assert made.endswith("\nafter\n")
    assert "old" not in made
    with pytest.raises(InputError, match="lacks"):
        page("no marks", Baseline())

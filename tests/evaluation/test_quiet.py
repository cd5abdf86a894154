"""The figure for sentences without events: made-up claims must be counted, each sentence once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from evaluation.quiet import FOLDER, evaluate, load_sentences
from factnews.errors import InputError
from factnews.model import Article, Claim, EventClass, Phrase, Report, Status


def claim(words: str) -> Claim:
    return Claim(
        "c", "a", 0, Phrase(0, len(words), words), (), EventClass.ASSAULT, None, (), (), None, Status.HAPPENED, None, None,
        (), None, None, None, "", 0.9, "test",
    )  # fmt: skip


def fooled(articles: Sequence[Article]) -> Iterator[Report]:
    """Takes each "attacked" for two attacks."""
    for article in articles:
        claims = (claim("attacked"),) * (2 * article.text.count("attacked"))
        yield Report(article, (), claims, (), (), (), ())


def test_a_sentence_with_two_made_up_claims_counts_once_and_shows_both(tmp_path: Path) -> None:
    (tmp_path / "sport.txt").write_text("# ours\nThe Rovers attacked.\n\nThey won.\n")
    (tmp_path / "weather.txt").write_text("It rained.\n")
    outcome = evaluate(tmp_path, fooled)
    assert outcome.size == 3
    assert {m.name: m.value for m in outcome.measures} == {"quiet": 0.6667, "sport": 0.5, "weather": 1.0}
    assert [(row.label, row.words) for row in outcome.errors] == [("ASSAULT 0.90", "attacked")] * 2


def test_a_folder_without_sentences_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no sentences"):
        load_sentences(tmp_path)
    with pytest.raises(InputError, match="no sentences"):
        load_sentences(tmp_path / "away")


def test_our_own_set_holds_fifty_different_sentences_of_each_kind() -> None:
    sentences = load_sentences(FOLDER)
    assert {kind: len(lines) for kind, lines in sentences.items()} == dict.fromkeys(
        ("business", "culture", "history", "science", "sport", "weather"), 50
    )
    assert len({line for lines in sentences.values() for line in lines}) == 300

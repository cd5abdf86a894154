"""The figures for attributions: a content counts from half of its characters, a source only where its content was found."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.attribution import evaluate
from factnews.claims.statements import StatementDraft
from factnews.errors import InputError
from factnews.model import Article, Manner, Reading, Span

TEXT = "Officials fear that the dam will break. The mayor hopes for a dry week."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def draft(source: str | None, content: str) -> StatementDraft:
    speaker = span(source) if source else None
    return StatementDraft(speaker, None, (span(content),), Manner.INDIRECT, "test", 1.0)


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    marked = [("Officials", "fear", "that the dam will break"), ("The mayor", "hopes", "for a dry week")]
    attributions = [
        {
            part: [[span(words).start, span(words).end]]
            for part, words in zip(("source", "cue", "content"), one, strict=True)
        }
        for one in marked
    ]
    path = tmp_path / "own.jsonl"
    path.write_text(json.dumps({"doc_id": "own", "text": TEXT, "attributions": attributions}) + "\n")
    return path


def values(path: Path, *drafts: StatementDraft) -> dict[str, float]:
    def read(article: Article) -> Reading:
        return Reading(article, (), ())

    return {m.name: m.value for m in evaluate(path, read, lambda _: drafts).measures}


def test_all_found_with_their_sources_is_full_marks(gold: Path) -> None:
    assert values(gold, draft("Officials", "that the dam will break"), draft("mayor", "for a dry week")) == {
        "content": 1.0,
        "source": 1.0,
    }


def test_a_content_of_less_than_half_is_missed_and_its_source_not_asked(gold: Path) -> None:
    assert values(gold, draft("Officials", "that the dam will break"), draft(None, "dry")) == {
        "content": 0.5,
        "source": 1.0,
    }


def test_a_source_that_is_missing_or_somebody_else_counts_as_wrong(gold: Path) -> None:
    drafts = draft("The mayor", "that the dam will break"), draft(None, "for a dry week")
    assert values(gold, *drafts) == {"content": 1.0, "source": 0.0}


def test_a_line_of_another_form_is_named_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text('{"doc_id": "a"}\n')
    with pytest.raises(InputError, match="line 1"):
        evaluate(path, lambda article: Reading(article, (), ()), lambda _: ())

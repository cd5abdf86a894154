"""The reports that ship with the package: each can be read, and together they show what they promise."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

import factnews
from factnews.articles import extract
from factnews.model import Article
from factnews.pages import fetch

EXAMPLES = Path(factnews.__file__).parent / "examples"
REPORTS = sorted(path for path in EXAMPLES.rglob("*") if path.suffix in {".html", ".txt"})
OUTLETS = {"Strait Wire", "The Harbour Courier", "Northern Ledger", "The Lantern Post", "Meridian Radio"}
FURNITURE = ("Sign up", "Share on", "Read next", "Related stories", "cookies", "Listen live", "Log in", "All rights")


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    """The article of each report, by the name of its file."""
    found = dict(zip((path.name for path in REPORTS), extract(fetch(map(str, REPORTS))), strict=True))
    assert all(isinstance(article, Article) for article in found.values())
    return found  # type: ignore[return-value]


def sentences(article: Article) -> set[str]:
    """The sentences of an article, roughly."""
    return {part.strip() for part in re.split(r"\.\s", article.text)}


def test_every_report_has_its_headline_its_outlet_and_its_day(articles: dict[str, Article]) -> None:
    for name, article in articles.items():
        assert article.title
        assert article.publisher in OUTLETS
        assert article.published == date.fromisoformat(Path(name).stem[-10:])
    assert {article.publisher for article in articles.values()} == OUTLETS


def test_the_text_is_without_what_stands_around_it(articles: dict[str, Article]) -> None:
    for article in articles.values():
        assert not [words for words in FURNITURE if words in article.text]


def test_the_agencys_words_stand_in_the_copies_of_two_outlets(articles: dict[str, Article]) -> None:
    agency = sentences(articles["strait-wire-2020-08-05.txt"])
    for name in ("northern-ledger-2020-08-05.html", "lantern-post-2020-08-06.html"):
        shared = agency & sentences(articles[name])
        assert len(shared) >= 4


def test_there_are_reports_enough_of_three_events() -> None:
    assert len(REPORTS) >= 12
    assert len({path.parent.name for path in REPORTS}) == 3

"""The one place where evaluation calls FactNews: its reader, its coder, its mentions, by the shape that is measured."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, Protocol

from evaluation.gold import GoldClaim, GoldReport, GoldStatement, Interval, Location, Party, Stretch
from factnews.errors import ModelError
from factnews.model import Article, Claim, Participant, Phrase, Reading, Report, Span, Statement

if TYPE_CHECKING:
    from evaluation.roles import RoleReader
    from factnews.pipeline import Steps

PART = 8  # reports a worker takes at a time: the reader is faster over several


class ParsedWords(Protocol):
    """Tags and tree of one sentence whose words were given; heads count from 0, -1 is the root."""

    @property
    def upos(self) -> Sequence[str]: ...

    @property
    def xpos(self) -> Sequence[str]: ...

    @property
    def heads(self) -> Sequence[int]: ...

    @property
    def deprels(self) -> Sequence[str]: ...

    @property
    def entities(self) -> Sequence[str]: ...


class WordParser(Protocol):
    """Parses sentences whose words are given."""

    def parse_words(self, sentences: list[list[str]]) -> Sequence[ParsedWords]: ...


class ArticleReader(Protocol):
    """Reads running text."""

    def read(self, article: Article) -> Reading: ...


def load_reader() -> WordParser:
    """The shipped reader, for words that are already split."""
    from factnews.reading import Reader

    return Reader()


def load_article_reader() -> ArticleReader:
    """The shipped reader, for running text."""
    from factnews.reading import Reader

    return Reader()


def load_wide_reader() -> ArticleReader:
    """The shipped reader, which also proposes attributions in the wider sense."""
    from factnews.reading import Reader

    return Reader(wide_speech=True)


def load_role_reader() -> RoleReader:
    """The shipped reader, for semantic roles of given predicates."""
    from factnews.reading import Reader

    return Reader()


def load_steps() -> Steps:
    """The steps of a run, with the reader and the codebooks loaded once."""
    from factnews.pipeline import real_steps

    return real_steps()


def code_uncalibrated(articles: Sequence[Article]) -> Iterator[Report]:
    """Reports whose claims have the event head's own share as their confidence."""
    from factnews.claims import Coder
    from factnews.claims.confidence import Calibration
    from factnews.reading import Reader

    coder = Coder(calibration=Calibration(1.0, 0.0))
    return coder(Reader().read_many(articles))


def code_all(articles: Sequence[Article], *, workers: int = 1) -> Iterator[Report]:
    """Reports of all articles in their order; with several workers each loads its own reader."""
    if workers <= 1:
        yield from _coded(load_steps(), articles)
        return
    parts = [tuple(articles[at : at + PART]) for at in range(0, len(articles), PART)]
    with ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"), initializer=_start) as pool:
        for reports in pool.map(_code_part, parts):
            yield from reports


def _coded(steps: Steps, articles: Iterable[Article]) -> Iterator[Report]:
    return steps.code(steps.read(articles))


_steps: list[Steps] = []  # those of a worker process; filled by `_start`


def _start() -> None:
    _steps[:] = [load_steps()]


def _code_part(articles: tuple[Article, ...]) -> list[Report]:
    if not _steps:
        raise ModelError("a worker was started without its reader; run with --workers 1")
    return list(_coded(_steps[0], articles))


def as_prediction(report: Report) -> GoldReport:
    """A report in the form of the gold, so that both sides are scored by the same code."""
    article = report.article
    return GoldReport(
        id=article.id,
        text=article.text,
        title=article.title,
        published=article.published.isoformat() if article.published else None,
        publisher=article.publisher,
        claims=tuple(_claim(claim) for claim in report.claims),
        statements=tuple(_statement(statement) for statement in report.statements),
    )


def _claim(claim: Claim) -> GoldClaim:
    when, where = claim.when, claim.where
    return GoldClaim(
        trigger=_words(claim.trigger),
        event_class=claim.event_class.value,
        actors=tuple(_party(actor) for actor in claim.actors),
        recipients=tuple(_party(recipient) for recipient in claim.recipients),
        also=tuple(_words(phrase) for phrase in claim.also),
        mode=claim.mode,
        status=claim.status.value,
        object=_words(claim.object) if claim.object else None,
        when=Interval(when.first.isoformat(), when.last.isoformat(), when.text) if when else None,
        where=Location(where.start, where.end, where.text, where.country) if where else None,
        attribution=tuple(_party(link.speaker, link.manner.value) for link in claim.attribution),
    )


def _statement(statement: Statement) -> GoldStatement:
    return GoldStatement(
        content=tuple(Stretch(span.start, span.end) for span in statement.content),
        speaker=_party(statement.speaker) if statement.speaker else None,
        cue=_words(statement.cue) if statement.cue else None,
        manner=statement.manner.value,
    )


def _words(phrase: Phrase) -> Stretch:
    return Stretch(phrase.start, phrase.end, phrase.text)


def _party(participant: Participant, manner: str | None = None) -> Party:
    return Party(participant.start, participant.end, participant.text, participant.code, participant.sector, manner)


def codes_of(report: Report, spans: Sequence[Span]) -> list[dict[str | None, str | None]]:
    """Codes, each with its sector, that the coder gives the words at each span: "the two countries" are two."""
    from factnews.claims.people import People

    people = People(report.article.text, report.mentions)
    return [{who.code: who.sector for who in reversed(people.participants(span))} for span in spans]

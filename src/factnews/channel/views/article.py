"""The page of a report: its text with every claim and statement marked in flat pieces, or an excerpt around the marks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

import msgspec

from factnews.channel.reading import Archive
from factnews.channel.urls import slug
from factnews.channel.views.lines import fact_lines, web_address
from factnews.channel.views.parts import Crumb, FactLine, View
from factnews.model import Claim, Participant, Phrase, Report, Sentence, SentenceKind, Span, Statement

_PRONOUNS = frozenset("he she it they i we you".split())


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """What a marked piece belongs to: a claim (with its fact) or a statement; `shown` says that its passage is quoted."""

    id: str
    kind: str  # claim or statement
    label: str
    fact: str | None
    number: int
    shown: bool = True


class Stretch(msgspec.Struct, frozen=True, kw_only=True):
    """A flat piece of the text; `marks` are the numbers of all claims and statements that it belongs to.

    `trigger` says that it holds the word that tells an event; `notes` are the numbers that stand behind it: of the claims
    whose trigger, and of the statements whose words, end here.
    """

    text: str
    marks: tuple[int, ...] = ()
    trigger: bool = False
    notes: tuple[int, ...] = ()


class Paragraph(msgspec.Struct, frozen=True, kw_only=True):
    """A paragraph of the report, or what an excerpt keeps of it; `gap` says that text was left out before it."""

    kind: str
    pieces: tuple[Stretch, ...]
    gap: bool = False


class ArticlePage(View, frozen=True, kw_only=True):
    """A report with its claims."""

    id: str
    outlet: str | None
    byline: str | None
    published: date | None
    url: str | None
    language: str | None
    whole: bool
    shown_words: int
    words: int
    paragraphs: tuple[Paragraph, ...]
    marks: tuple[Mark, ...]
    facts: tuple[FactLine, ...]
    notes: tuple[str, ...]
    versions: int
    digest: str

    @property
    def facts_listed(self) -> tuple[FactLine, ...]:
        """The facts that the report tells of."""
        return self.facts


def article_page(archive: Archive, article_id: str) -> ArticlePage | None:
    """The page of a report; None where there is none."""
    report = archive.shelf.report(article_id)
    if report is None:
        return None
    article = report.article
    fact_of = archive.shelf.facts_of_article(article_id)
    facts = archive.facts_by_id(list(dict.fromkeys(fact_of[c.id] for c in report.claims if c.id in fact_of)))
    lines = fact_lines(archive, facts)
    headlines = {line.id: line.headline for line in lines}
    marks = _marks(archive, report, fact_of, headlines)
    whole = archive.settings.shows_whole(article.publisher)
    words = len(article.text.split())
    limits = archive.settings
    allowed = min(limits.excerpt_words, max(limits.excerpt_least, int(words * limits.excerpt_share)))
    spans = mark_spans(report, marks)
    kept = kept_sentences(report, spans, None if whole else allowed)
    paragraphs = paragraphs_of(article.text, kept, spans, note_places(report, marks))
    noted = {n for paragraph in paragraphs for piece in paragraph.pieces for n in piece.notes}
    title = article.title or f"Report of {article.publisher or 'an unnamed outlet'}"
    return ArticlePage(
        path=f"/articles/{slug(article_id)}",
        title=title,
        description=f"What {article.publisher or 'this report'} states, claim by claim, each with its words.",
        crumbs=(Crumb("/", "Home"), Crumb("/articles", "Reports")),
        updated=article.published,
        id=article.id,
        outlet=article.publisher,
        byline=article.byline,
        published=article.published,
        url=web_address(article.url),
        language=article.language,
        whole=whole,
        shown_words=sum(len(piece.text.split()) for paragraph in paragraphs for piece in paragraph.pieces),
        words=words,
        paragraphs=paragraphs,
        marks=tuple(msgspec.structs.replace(mark, shown=mark.number in noted) for mark in marks),
        facts=lines,
        notes=report.notes,
        versions=len(archive.shelf.versions(article_id)),
        digest=article.digest,
    )


def _marks(archive: Archive, report: Report, fact_of: dict[str, str], headlines: dict[str, str]) -> tuple[Mark, ...]:
    told: list[tuple[int, Claim | Statement]] = [(claim.trigger.start, claim) for claim in report.claims]
    told += [(one.content[0].start, one) for one in report.statements if one.content]
    marks: list[Mark] = []
    for number, (_, one) in enumerate(sorted(told, key=lambda pair: (pair[0], pair[1].id)), start=1):
        if isinstance(one, Claim):
            fact = fact_of.get(one.id)
            label = headlines.get(fact or "", one.trigger.text)
            marks.append(Mark(id=one.id, kind="claim", label=label, fact=fact, number=number))
        else:
            speaker = _speaker_words(archive, one)
            marks.append(Mark(id=one.id, kind="statement", label=f"words of {speaker}", fact=None, number=number))
    return tuple(marks)


def _speaker_words(archive: Archive, statement: Statement) -> str:
    speaker = statement.speaker
    if speaker is None:
        return "somebody"
    is_name = any(word[:1].isupper() for word in speaker.text.split()[-1:])
    if speaker.code is None or (is_name and speaker.text.lower() not in _PRONOUNS):
        return speaker.text
    return f"{archive.name(speaker.code)} (“{speaker.text}”)"


def mark_spans(report: Report, marks: Iterable[Mark]) -> list[tuple[Span, int, bool]]:
    """(span, number of its mark, whether it is a trigger) of all that is marked in a report."""
    numbers = {mark.id: mark.number for mark in marks}
    spans: list[tuple[Span, int, bool]] = []
    for claim in report.claims:
        n = numbers[claim.id]
        spans.append((Span(claim.trigger.start, claim.trigger.end), n, True))
        parts: list[Participant | Phrase] = [*claim.actors, *claim.recipients]
        parts += [claim.object] if claim.object else []
        spans += [(Span(part.start, part.end), n, False) for part in parts]
    for statement in report.statements:
        if statement.id in numbers:
            spans += [(span, numbers[statement.id], False) for span in statement.content]
    return spans


def note_places(report: Report, marks: Iterable[Mark]) -> dict[int, list[int]]:
    """Behind which places of the text the numbers of claims and statements stand."""
    numbers = {mark.id: mark.number for mark in marks}
    places: dict[int, list[int]] = {}
    for claim in report.claims:
        places.setdefault(claim.trigger.end, []).append(numbers[claim.id])
    for statement in report.statements:
        if statement.id in numbers:
            places.setdefault(statement.content[-1].end, []).append(numbers[statement.id])
    return places


def kept_sentences(
    report: Report, spans: Sequence[tuple[Span, int, bool]], allowed: int | None
) -> list[tuple[Span, Sentence]]:
    """The sentences to show: all of them, or those with most marks up to `allowed` words, in the order of the text."""
    text = report.article.text
    everything = [(Span(sentence.start, sentence.end), sentence) for sentence in report.sentences]
    if allowed is None:
        return everything
    triggers = [span for span, _, trigger in spans if trigger]

    def weight(pair: tuple[Span, Sentence]) -> tuple[int, int]:
        held = sum(pair[0].start <= span.start < pair[0].end for span in triggers)
        return -held, pair[0].start

    kept: list[tuple[Span, Sentence]] = []
    left = allowed
    for span, sentence in sorted(everything, key=weight):
        size = len(text[span.start : span.end].split())
        if weight((span, sentence))[0] == 0:
            break
        if size <= left:
            kept.append((span, sentence))
            left -= size
    return sorted(kept, key=lambda pair: pair[0].start)


def paragraphs_of(
    text: str,
    kept: Sequence[tuple[Span, Sentence]],
    spans: Sequence[tuple[Span, int, bool]],
    notes: Mapping[int, Sequence[int]],
) -> tuple[Paragraph, ...]:
    """The kept sentences as paragraphs of flat pieces; between two that follow each other the text's own space stays."""
    paragraphs: list[Paragraph] = []
    run: list[tuple[Span, Sentence]] = []
    before = 0

    def close() -> None:
        if run:
            span = Span(run[0][0].start, run[-1][0].end)
            kind = run[0][1].kind.value
            gap = bool(text[before : span.start].strip())
            paragraphs.append(Paragraph(kind=kind, pieces=flat_stretches(text, span, spans, notes), gap=gap))

    for pair in kept:
        if run:
            last = run[-1]
            follows = not text[last[0].end : pair[0].start].strip() and last[1].paragraph == pair[1].paragraph
            if not follows or pair[1].kind is not SentenceKind.TEXT or last[1].kind is SentenceKind.HEADING:
                close()
                before = last[0].end
                run = []
        run.append(pair)
    close()
    return tuple(paragraphs)


def flat_stretches(
    text: str, part: Span, spans: Sequence[tuple[Span, int, bool]], notes: Mapping[int, Sequence[int]]
) -> tuple[Stretch, ...]:
    """A part of a text cut at every border of a mark, so that no piece holds another.

    >>> [s.text for s in flat_stretches("Rain fell.", Span(0, 10), [(Span(0, 4), 1, False), (Span(2, 9), 2, True)], {})]
    ['Ra', 'in', ' fell', '.']
    """
    inside = [(span, n, trigger) for span, n, trigger in spans if span.start < part.end and span.end > part.start]
    borders = {part.start, part.end}
    for span, _, _ in inside:
        borders |= {max(span.start, part.start), min(span.end, part.end)}
    pieces: list[Stretch] = []
    for start, end in pairwise(sorted(borders)):
        held = [(n, trigger) for span, n, trigger in inside if span.start <= start and end <= span.end]
        pieces.append(
            Stretch(
                text=text[start:end],
                marks=tuple(sorted({n for n, _ in held})),
                trigger=any(trigger for _, trigger in held),
                notes=tuple(sorted(notes.get(end, ()))),
            )
        )
    return tuple(pieces)

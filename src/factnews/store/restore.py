"""From the rows of the store back to the types they were made of."""

from __future__ import annotations

import json
import zlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import msgspec
import sqlalchemy as sa

from factnews.model import (
    ActorCode,
    Article,
    Attribution,
    Claim,
    ClaimInContext,
    Count,
    DroppedClaim,
    EventClass,
    Manner,
    Mention,
    MentionKind,
    Page,
    Participant,
    Phrase,
    Place,
    Report,
    Sentence,
    SentenceKind,
    Span,
    Statement,
    Status,
    TimeExpression,
    Token,
    When,
    Where,
)
from factnews.store import tables

LEAD = 500  # characters of a report's beginning that come with its claims
CHUNK = 500  # keys in one query; SQLite allows 32,766 variables, and plans stay small

AnyRow = Any  # SQLAlchemy 2.0 and 2.1 write the type of a row of many columns differently


def page(row: AnyRow) -> Page:
    """A page from its row joined with its bytes."""
    return Page(
        source=row.source,
        url=row.url,
        body=zlib.decompress(row.body),
        media_type=row.media_type,
        charset=row.charset,
        headers=tuple((name, value) for name, value in json.loads(row.headers)),
        fetched=row.fetched,
        digest=row.digest,
    )


def article(row: AnyRow) -> Article:
    """One version of an article."""
    return Article(
        id=row.id,
        text=row.text,
        title=row.title,
        published=row.published,
        published_at=_moment(row.published_at),
        publisher=row.publisher,
        byline=row.byline,
        language=row.language,
        url=row.url,
        fetched=row.fetched,
        digest=row.digest,
        provenance=tuple((name, where) for name, where in json.loads(row.provenance)),
    )


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text is not None else None


def report(connection: sa.Connection, row: AnyRow) -> Report:
    """All that was read from one version of an article, given the version's row."""
    keys = connection.execute(
        sa.select(tables.claims.c.key).where(tables.claims.c.article == row.key).order_by(tables.claims.c.key)
    ).scalars()
    return Report(
        article=article(row),
        sentences=_sentences(connection, row),
        claims=tuple(told.claim for told in claims(connection, list(keys))),
        statements=_statements(connection, row.key, row.id),
        times=tuple(
            TimeExpression(r.start, r.stop, r.text, r.type, r.value, r.first, r.last)
            for r in _children(connection, tables.times, row.key)
        ),
        places=tuple(
            Place(r.start, r.stop, r.text, r.geonameid, r.lat, r.lon, r.country)
            for r in _children(connection, tables.places, row.key)
        ),
        mentions=tuple(
            Mention(
                r.start,
                r.stop,
                r.sentence,
                r.head,
                MentionKind(r.kind),
                ActorCode(r.code, r.sector, r.name),
                r.why,
            )
            for r in _children(connection, tables.mentions, row.key)
        ),
        dropped=tuple(
            DroppedClaim(r.start, r.stop, r.text, EventClass(r.event_class), r.confidence, r.reason)
            for r in _children(connection, tables.dropped_claims, row.key)
        ),
        notes=tuple(json.loads(row.notes)),
    )


def _children(connection: sa.Connection, table: sa.Table, key: int) -> Sequence[AnyRow]:
    return connection.execute(sa.select(table).where(table.c.article == key).order_by(table.c.n)).all()


def _sentences(connection: sa.Connection, row: AnyRow) -> tuple[Sentence, ...]:
    packed = msgspec.msgpack.decode(
        zlib.decompress(row.tokens), type=list[list[tuple[int, int, str | None, str, str, str, int, str]]]
    )
    text: str = row.text
    return tuple(
        Sentence(
            r.start,
            r.stop,
            tuple(
                Token(start, end, text[start:end] if form is None else form, lemma, upos, xpos, head, deprel)
                for start, end, form, lemma, upos, xpos, head, deprel in tokens
            ),
            r.paragraph,
            SentenceKind(r.kind),
        )
        for r, tokens in zip(_children(connection, tables.sentences, row.key), packed, strict=True)
    )


def _statements(connection: sa.Connection, key: int, article_id: str) -> tuple[Statement, ...]:
    table, content = tables.statements, tables.statement_content
    mine = sa.select(table).where(table.c.article == key).order_by(table.c.n)
    spans: defaultdict[int, list[Span]] = defaultdict(list)
    joined = sa.select(content).join(table, table.c.key == content.c.statement).where(table.c.article == key)
    for r in connection.execute(joined.order_by(content.c.statement, content.c.n)):
        spans[r.statement].append(Span(r.start, r.stop))
    return tuple(
        Statement(
            id=r.id,
            article_id=article_id,
            speaker=_speaker(r),
            cue=_phrase(r.cue_start, r.cue_stop, r.cue_text),
            content=tuple(spans[r.key]),
            manner=Manner(r.manner),
            why=r.why,
        )
        for r in connection.execute(mine)
    )


def _speaker(row: AnyRow) -> Participant | None:
    if row.speaker_start is None:
        return None
    return Participant(row.speaker_start, row.speaker_stop, row.speaker_text, row.speaker_code, row.speaker_sector)


def _phrase(start: int | None, stop: int | None, text: str | None) -> Phrase | None:
    return None if start is None or stop is None or text is None else Phrase(start, stop, text)


def _context_query() -> sa.Select[Any]:
    told, lines = tables.articles.c, tables.sentences.c
    return (
        sa.select(
            tables.claims,
            told.id.label("article_id"),
            told.publisher,
            told.published,
            told.published_at,
            told.title,
            told.url,
            told.digest,
            told.version,
            told.is_current,
            sa.func.substr(told.text, lines.start + 1, lines.stop - lines.start).label("sentence_text"),
            sa.func.substr(told.text, 1, LEAD).label("lead"),
        )
        .join(tables.articles, told.key == tables.claims.c.article)
        .outerjoin(tables.sentences, (lines.article == told.key) & (lines.n == tables.claims.c.sentence))
    )


def claims(connection: sa.Connection, keys: Sequence[int]) -> list[ClaimInContext]:
    """The claims with these keys, in the order of the keys; few queries for all of them together."""
    if not keys:
        return []
    rows = {row.key: row for row in connection.execute(_context_query().where(tables.claims.c.key.in_(keys)))}
    also = _grouped(connection, tables.claim_also, keys)
    participants = _grouped(connection, tables.participants, keys)
    attributions = _grouped(connection, tables.attributions, keys)
    counts = _grouped(connection, tables.claim_counts, keys)
    return [
        _told(rows[key], also[key], participants[key], attributions[key], counts[key]) for key in keys if key in rows
    ]


def _grouped(connection: sa.Connection, table: sa.Table, keys: Sequence[int]) -> defaultdict[int, list[AnyRow]]:
    groups: defaultdict[int, list[AnyRow]] = defaultdict(list)
    for row in connection.execute(sa.select(table).where(table.c.claim.in_(keys)).order_by(table.c.claim, table.c.n)):
        groups[row.claim].append(row)
    return groups


def _told(
    row: AnyRow,
    also: Iterable[AnyRow],
    participants: Iterable[AnyRow],
    attributions: Iterable[AnyRow],
    counts: Iterable[AnyRow],
) -> ClaimInContext:
    roles: defaultdict[str, list[Participant]] = defaultdict(list)
    for r in participants:
        roles[r.role].append(_participant(r))
    claim = Claim(
        id=row.id,
        article_id=row.article_id,
        sentence=row.sentence,
        trigger=Phrase(row.trigger_start, row.trigger_stop, row.trigger_text),
        also=tuple(Phrase(r.start, r.stop, r.text) for r in also),
        event_class=EventClass(row.event_class),
        mode=row.mode,
        actors=tuple(roles["actor"]),
        recipients=tuple(roles["recipient"]),
        object=_phrase(row.object_start, row.object_stop, row.object_text),
        status=Status(row.status),
        when=_when(row),
        where=_where(row),
        attribution=tuple(Attribution(_participant(r), Manner(r.manner)) for r in attributions),
        cameo=row.cameo,
        goldstein=row.goldstein,
        intensity=row.intensity,
        quad=row.quad,
        confidence=row.confidence,
        why=row.why,
        counts=tuple(Count(r.kind, r.low, r.high, r.start, r.stop, r.text) for r in counts),
    )
    return ClaimInContext(
        claim=claim,
        publisher=row.publisher,
        published=row.published,
        published_at=_moment(row.published_at),
        title=row.title,
        url=row.url,
        digest=row.digest,
        version=row.version,
        current=row.is_current,
        sentence=row.sentence_text or "",
        lead=row.lead,
    )


def _participant(row: AnyRow) -> Participant:
    return Participant(row.start, row.stop, row.text, row.code, row.sector)


def _when(row: AnyRow) -> When | None:
    if row.when_text is None:
        return None
    span = None if row.when_start is None else Span(row.when_start, row.when_stop)
    return When(row.when_text, row.when_first, row.when_last, span)


def _where(row: AnyRow) -> Where | None:
    if row.place_start is None:
        return None
    return Where(row.place_start, row.place_stop, row.place_text, row.country, row.geonameid, row.lat, row.lon)

"""From a report to the rows of its tables."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from factnews.model import (
    Article,
    Claim,
    DroppedClaim,
    Mention,
    Page,
    Participant,
    Phrase,
    Place,
    Report,
    Sentence,
    Statement,
    TimeExpression,
)
from factnews.store import tables
from factnews.store.tables import child_key, storable

Row = dict[str, Any]
Rows = dict[sa.Table, list[Row]]

PAGE_LEVEL = 3  # zlib: on news pages 6 saves 6 % more bytes and takes twice the time
TOKEN_LEVEL = 1  # zlib: tokens are written with every report, and read only to show a sentence's structure


def page_id(source: str, digest: str) -> str:
    """The key of a page: one digest at one source."""
    return _hash(storable(source), digest)


def address_hash(url: str) -> str:
    """What a page's address is looked up by."""
    return _hash(storable(url))


def reject_id(source: str, stage: str, reason: str) -> str:
    """The key of a reject: the same thing rejected again is the same reject."""
    return _hash(storable(source), stage, reason)


def content_hash(article: Article) -> str:
    """What makes a version of an article: its words and what is known of it, not the bytes around them."""
    known = (article.title, article.published, article.published_at, article.publisher, article.byline)
    return _hash(storable(article.text), *("" if value is None else storable(str(value)) for value in known))


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()


def body_row(page: Page) -> Row:
    """The row of a page's bytes, compressed."""
    body = zlib.compress(page.body, PAGE_LEVEL)
    return {"digest": page.digest, "size": len(page.body), "codec": "zlib", "body": body}


def page_row(page: Page) -> Row:
    """The row of a page, without its bytes."""
    return {
        "id": page_id(page.source, page.digest),
        "digest": page.digest,
        "source": page.source,
        "url": page.url,
        "address": address_hash(page.url) if page.url is not None else None,
        "media_type": page.media_type,
        "charset": page.charset,
        "headers": json.dumps(page.headers),
        "fetched": page.fetched,
    }


def article_row(report: Report, processor: str) -> Row:
    """The row of one version of an article; its number and whether it is current are not known here."""
    article = report.article
    return {
        "id": article.id,
        "digest": article.digest,
        "content": content_hash(article),
        "processor": processor,
        "title": article.title,
        "published": article.published,
        "published_at": article.published_at.isoformat() if article.published_at else None,
        "publisher": article.publisher,
        "outlet": article.publisher.casefold() if article.publisher is not None else None,
        "byline": article.byline,
        "language": article.language,
        "url": article.url,
        "fetched": article.fetched,
        "provenance": json.dumps(article.provenance),
        "notes": json.dumps(report.notes),
        "text": article.text,
        "tokens": pack_tokens(report.sentences, article.text),
    }


def pack_tokens(sentences: Sequence[Sentence], text: str) -> bytes:
    """The tokens of a report as compressed MessagePack; a token's text is left out where it is the article's."""
    packed = [
        [
            (
                t.start,
                t.end,
                None if t.text == text[t.start : t.end] else storable(t.text),
                storable(t.lemma),
                t.upos,
                t.xpos,
                t.head,
                t.deprel,
            )
            for t in sentence.tokens
        ]
        for sentence in sentences
    ]
    return zlib.compress(msgspec.msgpack.encode(packed), TOKEN_LEVEL)


def child_rows(report: Report, article: int) -> Rows:
    """The rows of everything below a version of an article, given the version's key; parents come before children."""
    rows: Rows = {table: [] for table in CHILDREN}
    rows[tables.sentences] = [_sentence(article, n, sentence) for n, sentence in enumerate(report.sentences)]
    rows[tables.times] = [_time(article, n, time) for n, time in enumerate(report.times)]
    rows[tables.places] = [_place(article, n, place) for n, place in enumerate(report.places)]
    rows[tables.mentions] = [_mention(article, n, mention) for n, mention in enumerate(report.mentions)]
    rows[tables.dropped_claims] = [_dropped(article, n, dropped) for n, dropped in enumerate(report.dropped)]
    for n, claim in enumerate(report.claims):
        _add_claim(rows, article, n, claim, report.article)
    for n, statement in enumerate(report.statements):
        _add_statement(rows, article, n, statement)
    return rows


CHILDREN = (
    tables.sentences,
    tables.claims,
    tables.claim_also,
    tables.participants,
    tables.attributions,
    tables.claim_counts,
    tables.statements,
    tables.statement_content,
    tables.times,
    tables.places,
    tables.mentions,
    tables.dropped_claims,
)
# Deleting these deletes all children: the others hang on them.
OWNED_BY_ARTICLE = tuple(table for table in CHILDREN if "article" in table.c)


def _sentence(article: int, n: int, sentence: Sentence) -> Row:
    return {
        "article": article,
        "n": n,
        "start": sentence.start,
        "stop": sentence.end,
        "paragraph": sentence.paragraph,
        "kind": sentence.kind.value,
    }


def _words(words: Phrase | Participant | None, prefix: str = "") -> Row:
    if words is None:
        return {f"{prefix}start": None, f"{prefix}stop": None, f"{prefix}text": None}
    return {f"{prefix}start": words.start, f"{prefix}stop": words.end, f"{prefix}text": words.text}


def _add_claim(rows: Rows, article: int, n: int, claim: Claim, told_in: Article) -> None:
    key = child_key(article, n)
    when, where = claim.when, claim.where
    span = when.span if when else None
    rows[tables.claims].append(
        {
            "key": key,
            "article": article,
            "n": n,
            "id": claim.id,
            "sentence": claim.sentence,
            **_words(claim.trigger, "trigger_"),
            "event_class": claim.event_class.value,
            "mode": claim.mode,
            **_words(claim.object, "object_"),
            "status": claim.status.value,
            "when_text": when.text if when else None,
            "when_first": when.first if when else None,
            "when_last": when.last if when else None,
            "when_start": span.start if span else None,
            "when_stop": span.end if span else None,
            # What dates are filtered by: the claim's own, else the day of its report.
            "day_first": when.first if when else told_in.published,
            "day_last": when.last if when else told_in.published,
            "place_start": where.start if where else None,
            "place_stop": where.end if where else None,
            "place_text": where.text if where else None,
            "country": where.country if where else None,
            "geonameid": where.geonameid if where else None,
            "lat": where.lat if where else None,
            "lon": where.lon if where else None,
            "cameo": claim.cameo,
            "goldstein": claim.goldstein,
            "intensity": claim.intensity,
            "quad": claim.quad,
            "confidence": claim.confidence,
            "why": claim.why,
        }
    )
    rows[tables.claim_also] += [{"claim": key, "n": m, **_words(phrase)} for m, phrase in enumerate(claim.also)]
    rows[tables.participants] += _participants(key, "actor", claim.actors)
    rows[tables.participants] += _participants(key, "recipient", claim.recipients)
    rows[tables.attributions] += [
        {
            "claim": key,
            "n": m,
            **_words(link.speaker),
            "code": link.speaker.code,
            "sector": link.speaker.sector,
            "manner": link.manner.value,
        }
        for m, link in enumerate(claim.attribution)
    ]
    rows[tables.claim_counts] += [
        {
            "claim": key,
            "n": m,
            "kind": count.kind,
            "low": count.low,
            "high": count.high,
            "start": count.start,
            "stop": count.end,
            "text": count.text,
        }
        for m, count in enumerate(claim.counts)
    ]


def _participants(claim: int, role: str, participants: Iterable[Participant]) -> list[Row]:
    return [
        {"claim": claim, "role": role, "n": n, **_words(who), "code": who.code, "sector": who.sector}
        for n, who in enumerate(participants)
    ]


def _add_statement(rows: Rows, article: int, n: int, statement: Statement) -> None:
    key = child_key(article, n)
    speaker = statement.speaker
    rows[tables.statements].append(
        {
            "key": key,
            "article": article,
            "n": n,
            "id": statement.id,
            **_words(speaker, "speaker_"),
            "speaker_code": speaker.code if speaker else None,
            "speaker_sector": speaker.sector if speaker else None,
            **_words(statement.cue, "cue_"),
            "manner": statement.manner.value,
            "why": statement.why,
        }
    )
    rows[tables.statement_content] += [
        {"statement": key, "n": m, "start": span.start, "stop": span.end} for m, span in enumerate(statement.content)
    ]


def _time(article: int, n: int, time: TimeExpression) -> Row:
    return {
        "article": article,
        "n": n,
        "start": time.start,
        "stop": time.end,
        "text": time.text,
        "type": time.type,
        "value": time.value,
        "first": time.first,
        "last": time.last,
    }


def _place(article: int, n: int, place: Place) -> Row:
    return {
        "article": article,
        "n": n,
        "start": place.start,
        "stop": place.end,
        "text": place.text,
        "geonameid": place.geonameid,
        "lat": place.lat,
        "lon": place.lon,
        "country": place.country,
    }


def _mention(article: int, n: int, mention: Mention) -> Row:
    return {
        "article": article,
        "n": n,
        "start": mention.start,
        "stop": mention.end,
        "sentence": mention.sentence,
        "head": mention.head,
        "kind": mention.kind.value,
        "code": mention.actor.code,
        "sector": mention.actor.sector,
        "name": mention.actor.name,
        "why": mention.why,
    }


def _dropped(article: int, n: int, dropped: DroppedClaim) -> Row:
    return {
        "article": article,
        "n": n,
        "start": dropped.start,
        "stop": dropped.end,
        "text": dropped.text,
        "event_class": dropped.event_class.value,
        "confidence": dropped.confidence,
        "reason": dropped.reason,
    }

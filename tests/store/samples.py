"""Reports of our own for tests: one with everything in it, generated ones, and a way to compare two stores."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import sqlalchemy as sa

from factnews.model import (
    ActorCode,
    Article,
    Attribution,
    Claim,
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
from factnews.store.location import open_engine, parse_location
from factnews.store.tables import METADATA

TEXT = (
    "Ruritania's army shelled the border town of Zenda on Tuesday, killing at least 12 people, the Strelsau daily "
    "said. “We did not fire,” Colonel Sapt told reporters – the 𝒻ort stayed silent."
)
FETCHED = datetime(2026, 3, 4, 9, 30, 15, 120, tzinfo=UTC)


def words(text: str, quote: str) -> tuple[int, int, str]:
    """Where a quote stands in a text."""
    start = text.index(quote)
    return start, start + len(quote), quote


def make_page(source: str = "news/zenda.html", body: bytes = b"<p>Zenda</p>", fetched: datetime = FETCHED) -> Page:
    """A page with headers."""
    headers = (("content-type", "text/html"), ("etag", '"é1"'))
    digest = hashlib.sha256(body).hexdigest()
    return Page(source, "https://strelsau.example/zenda", body, "text/html", "utf-8", headers, fetched, digest)


def make_article(text: str = TEXT, *, article_id: str = "zenda", digest: str = "d1", **known: Any) -> Article:
    """An article with all that can be known of one."""
    article = Article(
        id=article_id,
        text=text,
        title="Shells fall on Zenda",
        published=date(2026, 3, 4),
        published_at=datetime(2026, 3, 4, 1, 5, tzinfo=timezone(timedelta(hours=9))),
        publisher="The Strelsau Daily",
        byline="A. Hentzau",
        language="en",
        url="https://strelsau.example/zenda",
        fetched=FETCHED,
        digest=digest,
        provenance=(("published", "json-ld datePublished"), ("title", "h1")),
    )
    return replace(article, **known)


def make_claim(text: str = TEXT, *, claim_id: str = "zenda-1", article_id: str = "zenda", **changes: Any) -> Claim:
    """A claim with every field filled."""
    army = Participant(*words(text, "Ruritania's army"), "RUR", "MIL")
    claim = Claim(
        id=claim_id,
        article_id=article_id,
        sentence=0,
        trigger=Phrase(*words(text, "shelled")),
        also=(Phrase(*words(text, "fire")),),
        event_class=EventClass.ASSAULT,
        mode="heavy-weapons",
        actors=(army,),
        recipients=(Participant(*words(text, "the border town of Zenda"), "ZND", "CIV"), replace(army, code=None)),
        object=Phrase(*words(text, "border town")),
        status=Status.HAPPENED,
        when=When("Tuesday", date(2026, 3, 3), date(2026, 3, 3), Span(*words(text, "Tuesday")[:2])),
        where=Where(*words(text, "Zenda"), "ZND", 2_950_159, 48.123456789012345, -16.25),
        attribution=(Attribution(Participant(*words(text, "Strelsau daily"), "RUR", "MED"), Manner.INDIRECT),),
        cameo="0194",
        goldstein=-10.0,
        intensity=-9.5,
        quad="material conflict",
        confidence=0.1 + 0.2,
        why="trigger: shell; actor: subject",
        counts=(Count("killed", 12, None, *words(text, "at least 12 people")),),
    )
    return replace(claim, **changes)


def make_report(text: str = TEXT, **known: Any) -> Report:
    """A report with something in every field."""
    article = make_article(text, **known)
    name = article.id
    end = text.index("said. ") + 5
    bare = make_claim(
        text,
        claim_id=f"{name}-2",
        article_id=name,
        also=(),
        mode=None,
        object=None,
        when=None,
        where=None,
        attribution=(),
        recipients=(),
        counts=(),
        status=Status.NEGATED,
        cameo=None,
        goldstein=None,
        intensity=None,
    )
    tokens = (
        Token(0, 9, "Ruritania", "Ruritania", "PROPN", "NNP", 2, "nmod:poss"),
        Token(9, 11, "'s", "'s", "PART", "POS", 0, "case"),
        Token(12, 16, "army", "army", "NOUN", "NN", 3, "nsubj"),
        Token(17, 24, "SHELLED", "shell", "VERB", "VBD", -1, "root"),
    )
    speech = words(text, "“We did not fire,”")
    sapt = Participant(*words(text, "Colonel Sapt"), None, "MIL")
    return Report(
        article=article,
        sentences=(
            Sentence(0, end, tokens, 0, SentenceKind.TEXT),
            Sentence(end + 1, len(text), (), 1, SentenceKind.HEADING),
        ),
        claims=(make_claim(text, claim_id=f"{name}-1", article_id=name), bare),
        statements=(
            Statement(
                f"{name}-s1",
                name,
                sapt,
                Phrase(*words(text, "told")),
                (Span(*speech[:2]), Span(0, 5)),
                Manner.DIRECT,
                "quotation marks",
            ),
            Statement(f"{name}-s2", name, None, None, (), Manner.MIXED, "none"),
        ),
        times=(
            TimeExpression(*words(text, "Tuesday"), "DATE", "2026-03-03", date(2026, 3, 3), date(2026, 3, 3)),
            TimeExpression(*words(text, "silent"), "SET", "XXXX", None, None),
        ),
        places=(
            Place(*words(text, "Zenda"), 2_950_159, 48.1, 16.2, "ZND"),
            Place(*words(text, "𝒻ort"), None, None, None, None),
        ),
        mentions=(
            Mention(0, 16, 0, 2, MentionKind.NOMINAL, ActorCode("RUR", "MIL", "Royal Army"), "table"),
            Mention(0, 9, 0, 0, MentionKind.NAME, ActorCode(None, None), "unknown"),
        ),
        dropped=(DroppedClaim(*words(text, "silent"), EventClass.REJECT, 0.25, "no participant"),),
        notes=("no time zone found: the day is the outlet's",),
    )


_MOMENTS = {"fetched", "noted"}
_KEYS = {"key", "article", "claim", "statement"}


def contents(location: str) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of a store, without moments, with articles named by id and version instead of by key, sorted."""
    engine = open_engine(parse_location(location), readonly=True)
    with engine.connect() as connection:
        tables = {
            table.name: [dict(row._mapping) for row in connection.execute(sa.select(table))]
            for table in METADATA.sorted_tables
        }
    engine.dispose()
    names: dict[int, Any] = {row["key"]: (row["id"], row["version"]) for row in tables["articles"]}
    children: dict[int, Any] = {
        row["key"]: (names[row["article"]], row["n"]) for table in ("claims", "statements") for row in tables[table]
    }

    def named(column: str, value: Any) -> Any:
        if column == "article":
            return names.get(value)
        if column == "key":
            return names.get(value)
        return children[value]

    return {
        table: sorted(
            (
                tuple(
                    (column, named(column, value) if column in _KEYS else value)
                    for column, value in row.items()
                    if column not in _MOMENTS and not (column == "key" and table in ("claims", "statements"))
                )
                for row in rows
            ),
            key=repr,
        )
        for table, rows in tables.items()
    }

"""The tables of a store, as the newest migration leaves them (a test keeps both in step).

Keys of claims and statements are made here from their article's key (`child_key`), so that a whole report is written
without asking the database for a single one of them.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect

CHILD_BITS = 20  # a report may hold a million claims and a million statements

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    r"""The text as every database can keep it: NUL and lone surrogates become U+FFFD, one for one, so that spans hold.

    >>> storable("a\x00b\ud800c")
    'a\ufffdb\ufffdc'
    """
    if text.isascii():
        return text.replace("\x00", "\ufffd")
    return _UNSTORABLE.sub("\ufffd", text)


def child_key(article: int, n: int) -> int:
    """The key of the nth claim (or statement) of an article."""
    if n >> CHILD_BITS:
        message = f"a report holds at most {1 << CHILD_BITS} claims"
        raise ValueError(message)
    return article << CHILD_BITS | n


class Text(sa.types.TypeDecorator[str]):
    """Text of any length; what no database can keep is replaced, see `storable`."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: Any | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return None if value is None else storable(value)


class Moment(sa.types.TypeDecorator[datetime]):
    """A moment in UTC; a time without a zone is taken as UTC."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        value = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


METADATA = sa.MetaData()
Key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Real: sa.Double[float] = sa.Double()


def _column(name: str, kind: Any, *, null: bool = False, pk: bool = False) -> sa.Column[Any]:
    return sa.Column(name, kind, nullable=null, primary_key=pk, autoincrement=False)


def _owned(column: str, parent: str, *, pk: bool = True) -> sa.Column[Any]:
    """A column that names the row's owner; the rows go when the owner goes."""
    return sa.Column(column, sa.ForeignKey(parent, ondelete="CASCADE"), nullable=False, primary_key=pk)


def _words(prefix: str = "", *, null: bool = False) -> list[sa.Column[Any]]:
    """A stretch of the article's text: start and stop (exclusive) in code points, and the words themselves."""
    return [
        _column(f"{prefix}start", sa.Integer, null=null),
        _column(f"{prefix}stop", sa.Integer, null=null),
        _column(f"{prefix}text", Text, null=null),
    ]


def _actor() -> list[sa.Column[Any]]:
    return [_column("code", Text, null=True), _column("sector", Text, null=True)]


bodies = sa.Table(
    "bodies",
    METADATA,
    _column("digest", Text, pk=True),
    _column("size", Key),
    _column("codec", Text),
    _column("body", sa.LargeBinary),
)
pages = sa.Table(
    "pages",
    METADATA,
    _column("id", Text, pk=True),
    sa.Column("digest", sa.ForeignKey("bodies.digest"), nullable=False, index=True),
    _column("source", Text),
    _column("url", Text, null=True),
    _column("address", Text, null=True),  # a hash of the URL: an index takes no text of any length
    _column("media_type", Text),
    _column("charset", Text, null=True),
    _column("headers", Text),
    _column("fetched", Moment),
    sa.Index("ix_pages_address", "address"),
)
articles = sa.Table(
    "articles",
    METADATA,
    sa.Column("key", Key, primary_key=True, autoincrement=True),
    _column("id", Text),
    _column("version", sa.Integer),
    _column("is_current", sa.Boolean),
    _column("digest", Text),
    _column("content", Text),
    _column("processor", Text),
    _column("title", Text, null=True),
    _column("published", sa.Date, null=True),
    _column("published_at", Text, null=True),
    _column("publisher", Text, null=True),
    _column("outlet", Text, null=True),
    _column("byline", Text, null=True),
    _column("language", Text, null=True),
    _column("url", Text, null=True),
    _column("fetched", Moment, null=True),
    _column("provenance", Text),
    _column("notes", Text),
    _column("text", Text),
    _column("tokens", sa.LargeBinary),
    sa.UniqueConstraint("id", "version"),
    sa.Index(
        "ix_articles_current",
        "id",
        unique=True,
        sqlite_where=sa.text("is_current"),
        postgresql_where=sa.text("is_current"),
    ),
    sa.Index("ix_articles_digest", "digest"),
    sa.Index("ix_articles_outlet", "outlet"),
)
sentences = sa.Table(
    "sentences",
    METADATA,
    _owned("article", "articles.key"),
    _column("n", sa.Integer, pk=True),
    _column("start", sa.Integer),
    _column("stop", sa.Integer),
    _column("paragraph", sa.Integer),
    _column("kind", Text),
)
claims = sa.Table(
    "claims",
    METADATA,
    _column("key", Key, pk=True),
    _owned("article", "articles.key", pk=False),
    _column("n", sa.Integer),
    _column("id", Text),
    _column("sentence", sa.Integer),
    *_words("trigger_"),
    _column("event_class", Text),
    _column("mode", Text, null=True),
    *_words("object_", null=True),
    _column("status", Text),
    _column("when_text", Text, null=True),
    _column("when_first", sa.Date, null=True),
    _column("when_last", sa.Date, null=True),
    _column("when_start", sa.Integer, null=True),
    _column("when_stop", sa.Integer, null=True),
    _column("day_first", sa.Date, null=True),
    _column("day_last", sa.Date, null=True),
    *_words("place_", null=True),
    _column("country", Text, null=True),
    _column("geonameid", Key, null=True),
    _column("lat", Real, null=True),
    _column("lon", Real, null=True),
    _column("cameo", Text, null=True),
    _column("goldstein", Real, null=True),
    _column("intensity", Real, null=True),
    _column("quad", Text),
    _column("confidence", Real),
    _column("why", Text),
    sa.Index("ix_claims_article", "article"),
    sa.Index("ix_claims_id", "id"),
    sa.Index("ix_claims_class", "event_class"),
    sa.Index("ix_claims_day", "day_first"),
    sa.Index("ix_claims_country", "country"),
)
claim_also = sa.Table(
    "claim_also", METADATA, _owned("claim", "claims.key"), _column("n", sa.Integer, pk=True), *_words()
)
participants = sa.Table(
    "participants",
    METADATA,
    _owned("claim", "claims.key"),
    _column("role", Text, pk=True),
    _column("n", sa.Integer, pk=True),
    *_words(),
    *_actor(),
    sa.Index("ix_participants_code", "code", "role"),
)
attributions = sa.Table(
    "attributions",
    METADATA,
    _owned("claim", "claims.key"),
    _column("n", sa.Integer, pk=True),
    *_words(),
    *_actor(),
    _column("manner", Text),
)
claim_counts = sa.Table(
    "claim_counts",
    METADATA,
    _owned("claim", "claims.key"),
    _column("n", sa.Integer, pk=True),
    _column("kind", Text),
    _column("low", Key),
    _column("high", Key, null=True),
    *_words(),
)
statements = sa.Table(
    "statements",
    METADATA,
    _column("key", Key, pk=True),
    _owned("article", "articles.key", pk=False),
    _column("n", sa.Integer),
    _column("id", Text),
    *_words("speaker_", null=True),
    _column("speaker_code", Text, null=True),
    _column("speaker_sector", Text, null=True),
    *_words("cue_", null=True),
    _column("manner", Text),
    _column("why", Text),
    sa.Index("ix_statements_article", "article"),
    sa.Index("ix_statements_speaker", "speaker_code"),
)
statement_content = sa.Table(
    "statement_content",
    METADATA,
    _owned("statement", "statements.key"),
    _column("n", sa.Integer, pk=True),
    _column("start", sa.Integer),
    _column("stop", sa.Integer),
)
times = sa.Table(
    "times",
    METADATA,
    _owned("article", "articles.key"),
    _column("n", sa.Integer, pk=True),
    *_words(),
    _column("type", Text),
    _column("value", Text),
    _column("first", sa.Date, null=True),
    _column("last", sa.Date, null=True),
)
places = sa.Table(
    "places",
    METADATA,
    _owned("article", "articles.key"),
    _column("n", sa.Integer, pk=True),
    *_words(),
    _column("geonameid", Key, null=True),
    _column("lat", Real, null=True),
    _column("lon", Real, null=True),
    _column("country", Text, null=True),
)
mentions = sa.Table(
    "mentions",
    METADATA,
    _owned("article", "articles.key"),
    _column("n", sa.Integer, pk=True),
    _column("start", sa.Integer),
    _column("stop", sa.Integer),
    _column("sentence", sa.Integer),
    _column("head", sa.Integer),
    _column("kind", Text),
    *_actor(),
    _column("name", Text, null=True),
    _column("why", Text),
)
dropped_claims = sa.Table(
    "dropped_claims",
    METADATA,
    _owned("article", "articles.key"),
    _column("n", sa.Integer, pk=True),
    *_words(),
    _column("event_class", Text),
    _column("confidence", Real),
    _column("reason", Text),
)
markers = sa.Table(
    "markers",
    METADATA,
    _owned("page", "pages.id"),
    _column("outcome", Text),
    sa.Column("article", sa.ForeignKey("articles.key"), nullable=True),
    _column("processor", Text),
    _column("noted", Moment),
)
rejects = sa.Table(
    "rejects",
    METADATA,
    _column("id", Text, pk=True),
    _column("source", Text),
    _column("stage", Text),
    _column("reason", Text),
    _column("message", Text),
    _column("noted", Moment),
)
facts = sa.Table(
    "facts",
    METADATA,
    _column("id", Text, pk=True),
    _column("event_class", Text),
    _column("mode", Text, null=True),
    _column("status", Text),
    _column("first", sa.Date, null=True),
    _column("last", sa.Date, null=True),
    _column("country", Text, null=True),
    sa.Index("ix_facts_class", "event_class"),
)
fact_codes = sa.Table(
    "fact_codes",
    METADATA,
    _owned("fact", "facts.id"),
    _column("role", Text, pk=True),
    _column("n", sa.Integer, pk=True),
    _column("code", Text),
    sa.Index("ix_fact_codes_code", "code", "role"),
)
fact_names = sa.Table(
    "fact_names",
    METADATA,
    _owned("fact", "facts.id"),
    _column("role", Text, pk=True),
    _column("n", sa.Integer, pk=True),
    _column("name", Text),
)
fact_claims = sa.Table(
    "fact_claims",
    METADATA,
    _owned("claim", "claims.key"),
    _owned("fact", "facts.id", pk=False),
    _column("n", sa.Integer),
    sa.Index("ix_fact_claims_fact", "fact"),
)

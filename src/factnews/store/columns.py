"""What the tables of a store are made of: kinds of columns that both databases keep alike.

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


def column(name: str, kind: Any, *, null: bool = False, pk: bool = False) -> sa.Column[Any]:
    """A column that holds something in every row, unless it may be null."""
    return sa.Column(name, kind, nullable=null, primary_key=pk, autoincrement=False)


def owned(name: str, parent: str, *, pk: bool = True) -> sa.Column[Any]:
    """A column that names the row's owner; the rows go when the owner goes."""
    return sa.Column(name, sa.ForeignKey(parent, ondelete="CASCADE"), nullable=False, primary_key=pk)


def words(prefix: str = "", *, null: bool = False) -> list[sa.Column[Any]]:
    """A stretch of the article's text: start and stop (exclusive) in code points, and the words themselves."""
    return [
        column(f"{prefix}start", sa.Integer, null=null),
        column(f"{prefix}stop", sa.Integer, null=null),
        column(f"{prefix}text", Text, null=null),
    ]


def actor_columns() -> list[sa.Column[Any]]:
    """Who is behind words."""
    return [column("code", Text, null=True), column("sector", Text, null=True)]

"""How pages and reports are put into the tables; each function works inside the transaction that it is given."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from factnews.errors import StoreError
from factnews.model import Article, Page, Reject, Report
from factnews.store import rows
from factnews.store.tables import METADATA, Text, articles, bodies, markers, pages, rejects

DONE, REJECTED = "done", "rejected"  # what a marker says of a page

AnyRow = Any  # SQLAlchemy 2.0 and 2.1 write the type of a row of many columns differently


class Added(StrEnum):
    """What became of a report that was given to the store."""

    NEW = "new"  # its article was not there
    VERSION = "version"  # its article was there, with other words
    REPLACED = "replaced"  # the same words, read by another version of the code: its claims replace the earlier ones
    SAME = "same"  # nothing was to be done


def _insert(connection: sa.Connection, table: sa.Table) -> Any:
    """An insert that knows `on_conflict_…`, which both databases write alike."""
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


def put_page(connection: sa.Connection, page: Page) -> None:
    """Keeps a page, and its bytes once however many sources serve them."""
    identity = rows.page_id(page.source, page.digest)
    if connection.execute(sa.select(pages.c.id).where(pages.c.id == identity)).first():
        return
    if not connection.execute(sa.select(bodies.c.size).where(bodies.c.digest == page.digest)).first():
        connection.execute(_insert(connection, bodies).on_conflict_do_nothing(), rows.body_row(page))
    connection.execute(_insert(connection, pages).on_conflict_do_nothing(), rows.page_row(page))


def mark(connection: sa.Connection, page: Page, outcome: str, article: int | None, processor: str) -> None:
    """Notes that a page was wholly dealt with; what was had at last is no longer a reject."""
    row = {
        "page": rows.page_id(page.source, page.digest),
        "outcome": outcome,
        "article": article,
        "processor": processor,
        "noted": datetime.now(UTC),
    }
    insert = _insert(connection, markers)
    new = insert.excluded
    changed = sa.or_(
        markers.c.outcome != new.outcome,
        markers.c.processor != new.processor,
        markers.c.article.is_distinct_from(new.article),
    )
    renewed = {name: new[name] for name in ("outcome", "article", "processor", "noted")}
    connection.execute(insert.on_conflict_do_update(index_elements=["page"], set_=renewed, where=changed), row)
    if outcome == DONE:
        connection.execute(sa.delete(rejects).where(rejects.c.source == page.source))


def put_reject(connection: sa.Connection, reject: Reject) -> None:
    """Notes what could not be used; the same again renews its message and moment."""
    row = {
        "id": rows.reject_id(reject.source, reject.stage, reject.reason),
        "source": reject.source,
        "stage": reject.stage,
        "reason": reject.reason,
        "message": reject.message,
        "noted": datetime.now(UTC),
    }
    insert = _insert(connection, rejects)
    renewed = {"message": insert.excluded.message, "noted": insert.excluded.noted}
    connection.execute(insert.on_conflict_do_update(index_elements=["id"], set_=renewed), row)


def known_version(connection: sa.Connection, article: Article) -> AnyRow | None:
    """The stored version that an article is: the current one where that has the same words, or one of the same page."""
    return _matching(connection.execute(_VERSIONS, {"article_id": article.id}).all(), article)


def _matching(versions: Any, article: Article) -> AnyRow | None:
    content = rows.content_hash(article)
    for version in versions:
        if version.is_current and version.content == content:
            return version
    return next((version for version in versions if version.digest == article.digest), None)


def put_report(connection: sa.Connection, report: Report, processor: str) -> tuple[int, Added]:
    """Keeps a report as its article's next version, or in the place of what another processor read; gives its key."""
    versions = connection.execute(_VERSIONS, {"article_id": report.article.id}).all()
    known = _matching(versions, report.article)
    if known is None:
        return _put_version(connection, report, processor, versions)
    if known.processor == processor:
        return known.key, Added.SAME
    row = rows.article_row(report, processor)
    if known.digest != report.article.digest:
        del row["digest"], row["fetched"]  # the version stays that of the page in which it was seen first
    for table in rows.OWNED_BY_ARTICLE:
        connection.execute(sa.delete(table).where(table.c.article == known.key))
    connection.execute(sa.update(articles).where(articles.c.key == known.key).values(**row))
    _put_children(connection, report, known.key)
    return known.key, Added.REPLACED


def _put_version(connection: sa.Connection, report: Report, processor: str, versions: Any) -> tuple[int, Added]:
    current = next((version for version in versions if version.is_current), None)
    older = current is not None and _before(report.article.fetched, current.fetched)
    if current is not None and not older:
        connection.execute(sa.update(articles).where(articles.c.key == current.key).values(is_current=False))
    row = rows.article_row(report, processor)
    number = max((version.version for version in versions), default=0) + 1
    inserted = connection.execute(sa.insert(articles), {**row, "version": number, "is_current": not older})
    if inserted.inserted_primary_key is None:
        raise StoreError("the database gave no key for an article; report this as a bug", reason="store-failed")
    key: int = inserted.inserted_primary_key[0]
    _put_children(connection, report, key)
    return key, Added.VERSION if versions else Added.NEW


def _before(fetched: datetime | None, other: datetime | None) -> bool:
    if fetched is None or other is None:
        return False
    return (fetched if fetched.tzinfo else fetched.replace(tzinfo=UTC)) < other


def _put_children(connection: sa.Connection, report: Report, key: int) -> None:
    for table, children in rows.child_rows(report, key).items():
        if children:
            connection.execute(_CHILD_INSERTS[table], children)


_CHILD_INSERTS = {table: sa.insert(table) for table in METADATA.sorted_tables}
_VERSIONS = (
    sa.select(
        articles.c.key,
        articles.c.version,
        articles.c.is_current,
        articles.c.digest,
        articles.c.content,
        articles.c.processor,
        articles.c.fetched,
    )
    .where(articles.c.id == sa.bindparam("article_id", type_=Text))
    .order_by(articles.c.version)
)

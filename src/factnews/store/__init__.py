"""The one door to the database: SQLite in a file by default, PostgreSQL by URL."""

from factnews.store.filters import ClaimFilter
from factnews.store.store import ArticleVersion, Store, StoreCounts, StoredReject
from factnews.store.writing import Added

__all__ = ["Added", "ArticleVersion", "ClaimFilter", "Store", "StoreCounts", "StoredReject"]

"""The one door to the database: SQLite in a file by default, PostgreSQL by URL."""

from factnews.store.filters import ClaimFilter
from factnews.store.store import ArticleVersion, Marker, Store, StoreCounts, StoredReject
from factnews.store.writing import Added

__all__ = ["Added", "ArticleVersion", "ClaimFilter", "Marker", "Store", "StoreCounts", "StoredReject"]

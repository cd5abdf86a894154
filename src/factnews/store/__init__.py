"""The one door to the database: SQLite in a file by default, PostgreSQL by URL."""

from factnews.store.filters import ClaimFilter, FactFilter
from factnews.store.headers import ActorCount, ArticleFilter, ArticleHeader, OutletCount, PlaceCount
from factnews.store.store import ArticleVersion, FactPage, Marker, Store, StoreCounts, StoredReject, StoryPage
from factnews.store.story_rows import StoryFilter
from factnews.store.writing import Added

__all__ = [
    "ActorCount",
    "Added",
    "ArticleFilter",
    "ArticleHeader",
    "ArticleVersion",
    "ClaimFilter",
    "FactFilter",
    "FactPage",
    "Marker",
    "OutletCount",
    "PlaceCount",
    "Store",
    "StoreCounts",
    "StoredReject",
    "StoryFilter",
    "StoryPage",
]

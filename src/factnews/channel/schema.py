"""The form of every JSON twin, in one place: which struct a page is written from, and their JSON Schema."""

from __future__ import annotations

from typing import Final

import msgspec

from factnews.channel.views.article import ArticlePage
from factnews.channel.views.fact import FactPage
from factnews.channel.views.home import HomePage
from factnews.channel.views.indexes import Index
from factnews.channel.views.listing import ActorPage, DayPage, PairPage, PlacePage
from factnews.channel.views.others import AboutPage, ReportList
from factnews.channel.views.parts import View
from factnews.channel.views.results import SearchResults
from factnews.channel.views.story import StoryList, StoryPage

TWINS: Final[dict[str, type[View]]] = {
    "home": HomePage,
    "stories": StoryList,
    "story": StoryPage,
    "fact": FactPage,
    "articles": ReportList,
    "article": ArticlePage,
    "actors": Index,
    "actor": ActorPage,
    "pair": PairPage,
    "places": Index,
    "place": PlacePage,
    "days": Index,
    "day": DayPage,
    "search": SearchResults,
    "about": AboutPage,
}
"""The struct of each kind of page, by the name of its route; a test holds it against what the pages are."""


def twin_of(name: str) -> type[View]:
    """The struct that the JSON twin of a kind of page is written from."""
    return TWINS[name]


def twin_schema() -> bytes:
    """The JSON Schema (draft 2020-12) of all twins, as JSON: one definition for each kind of page, under `$defs`.

    >>> b"FactPage" in twin_schema()
    True
    """
    kinds = list(dict.fromkeys(TWINS.values()))
    _, components = msgspec.json.schema_components(kinds, ref_template="#/$defs/{name}")
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "anyOf": [{"$ref": f"#/$defs/{kind.__name__}"} for kind in kinds],
        "$defs": components,
    }
    return msgspec.json.encode(schema, order="deterministic")

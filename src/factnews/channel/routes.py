"""The one table of routes: which view answers which path, and which pages of each kind a built site has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from factnews.channel import search
from factnews.channel.reading import Archive
from factnews.channel.urls import slug, unslug
from factnews.channel.views import article, fact, home, indexes, listing, others, story
from factnews.channel.views.parts import View
from factnews.store.filters import FactFilter
from factnews.store.headers import ArticleFilter
from factnews.store.story_rows import StoryFilter

Ids = tuple[str, ...]
Query = Mapping[str, str]
"""What stands behind the question mark of an address."""

_SLOT = re.compile(r"\\{\w+\\}")


@dataclass(frozen=True, slots=True)
class Route:
    """A kind of page: the pattern of its paths, its template, its view, and the ids of all its pages.

    `lists` says that its pages hold facts that feeds and tables can carry. A `live` page depends on the query, and a
    built site has it only in the form that asks nothing.
    """

    name: str
    pattern: str
    view: Callable[[Archive, Ids, Query], View | None]
    every: Callable[[Archive], Iterator[Ids]]
    lists: bool = False
    live: bool = False
    expression: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        expression = re.compile(_SLOT.sub("([^/]+)", re.escape(self.pattern)))
        object.__setattr__(self, "expression", expression)  # the one thing that is worked out, once

    @property
    def template(self) -> str:
        """The file of its markup."""
        return f"{self.name}.html"

    def path(self, ids: Ids) -> str:
        """The path of a page of this kind."""
        parts = iter(ids)
        return re.sub(r"\{\w+\}", lambda _: slug(next(parts)), self.pattern)


def _once(_: Archive) -> Iterator[Ids]:
    yield ()


def _every_fact(archive: Archive) -> Iterator[Ids]:
    return ((one.id,) for one in archive.shelf.facts(FactFilter()))


def _every_article(archive: Archive) -> Iterator[Ids]:
    return ((one.id,) for one in archive.shelf.articles(ArticleFilter()))


def _every_story(archive: Archive) -> Iterator[Ids]:
    return ((one.id,) for one in archive.shelf.stories(StoryFilter()))


def _every_actor(archive: Archive) -> Iterator[Ids]:
    return ((one.code,) for one in archive.shelf.actors())


def _every_pair(archive: Archive) -> Iterator[Ids]:
    for one in archive.shelf.actors():
        for other in archive.shelf.partners(one.code, limit=listing.MOST_PARTNERS):
            yield one.code, other.key


def _every_place(archive: Archive) -> Iterator[Ids]:
    yield from ((one.key,) for one in archive.shelf.countries())
    yield from ((str(one.geonameid),) for one in archive.shelf.places())


def _every_day(archive: Archive) -> Iterator[Ids]:
    return ((day.isoformat(),) for day, _ in archive.shelf.days())


ROUTES = (
    Route("home", "/", lambda archive, _, __: home.home_page(archive), _once, lists=True),
    Route("stories", "/stories", lambda archive, _, __: story.story_list(archive), _once, lists=True),
    Route("story", "/stories/{id}", lambda archive, ids, _: story.story_page(archive, *ids), _every_story, lists=True),
    Route("fact", "/facts/{id}", lambda archive, ids, _: fact.fact_page(archive, *ids), _every_fact),
    Route("articles", "/articles", lambda archive, _, __: others.articles_index(archive), _once),
    Route(
        "article", "/articles/{id}", lambda archive, ids, _: article.article_page(archive, *ids), _every_article,
        lists=True,
    ),
    Route("actors", "/actors", lambda archive, _, __: indexes.actors_index(archive), _once),
    Route("actor", "/actors/{code}", lambda archive, ids, _: listing.actor_page(archive, *ids), _every_actor, lists=True),
    Route(
        "pair", "/actors/{code}/with/{other}", lambda archive, ids, _: listing.pair_page(archive, *ids), _every_pair,
        lists=True,
    ),
    Route("places", "/places", lambda archive, _, __: indexes.places_index(archive), _once),
    Route("place", "/places/{id}", lambda archive, ids, _: listing.place_page(archive, *ids), _every_place, lists=True),
    Route("days", "/days", lambda archive, _, __: indexes.days_index(archive), _once),
    Route("day", "/days/{date}", lambda archive, ids, _: listing.day_page(archive, *ids), _every_day, lists=True),
    Route("search", "/search", lambda archive, _, query: search.search(archive, query), _once, lists=True, live=True),
    Route(
        "about", "/about/{part}", lambda archive, ids, _: others.about_page(archive, *ids),
        lambda _: ((part,) for part in others.ABOUT_PARTS),
    ),
)  # fmt: skip
"""All kinds of pages, in the order in which a path is tried."""


def find(path: str) -> tuple[Route, Ids] | None:
    """The route of a path without an ending, and the ids in it; None where no page has such a path.

    >>> route, ids = find("/actors/PRK/with/IGO-UN")
    >>> route.name, ids
    ('pair', ('PRK', 'IGO:UN'))
    """
    for route in ROUTES:
        found = route.expression.fullmatch(path)
        if found:
            return route, tuple(unslug(part) for part in found.groups())
    return None


def route_named(name: str) -> Route:
    """The route of a kind of page."""
    return next(route for route in ROUTES if route.name == name)

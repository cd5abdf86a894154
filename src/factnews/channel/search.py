"""The search page: what was asked, checked against the table of filters, and what was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode

from factnews.channel.api.filters import FILTERS, Asked, Filter, Kind, Listing, filters_of, parse
from factnews.channel.reading import Archive
from factnews.channel.searching import find
from factnews.channel.views.parts import Crumb
from factnews.channel.views.results import Choice, Field, FoundTitle, SearchResults, Snippet

_NOT_SHOWN = (Kind.NUMBER, Kind.CURSOR)
_HOME = Crumb("/", "Home")


def search(archive: Archive, query: Mapping[str, str]) -> SearchResults:
    """The search page with what was found: nothing where nothing was asked, or where no server can answer.

    BadRequestError for a filter or value that is not allowed.
    """
    given = [(name, value) for name, value in query.items() if value.strip()]
    if not archive.live or not given:
        return blank(archive, {})
    asked = parse(Listing.SEARCH, given)
    if asked.limit is None:
        asked = replace(asked, limit=archive.settings.list_length)
    found = find(archive, asked)
    page = blank(archive, dict(given))
    return SearchResults(
        path=page.path,
        title=f"Search: {asked.q}" if asked.q else "Search",
        description=_description(asked, found.total),
        crumbs=page.crumbs,
        live=True,
        question=asked.q or "",
        facts=tuple(line for line, _ in found.facts),
        total=found.total,
        query=urlencode(given),
        fields=page.fields,
        snippets=tuple(Snippet(line.id, pieces_of(cut)) for line, cut in found.facts),
        reports=tuple(FoundTitle(source, pieces_of(cut)) for source, cut in found.reports),
        next=urlencode([*(pair for pair in given if pair[0] != "after"), ("after", found.next)])
        if found.next
        else None,
    )


def blank(archive: Archive, given: Mapping[str, str], problem: str | None = None) -> SearchResults:
    """The search page before anything was looked for: its form with what was given, and what is wrong with that."""
    return SearchResults(
        path="/search",
        title="Search",
        description="Search the facts by words, names, codes, days and what they rest on.",
        crumbs=(_HOME,),
        live=archive.live,
        question=given.get("q", ""),
        query=urlencode(list(given.items())),
        fields=tuple(_field(one, given.get(one.name, "")) for one in filters_of(Listing.SEARCH) if _shown(one)),
        problem=problem,
    )


def pieces_of(cut: tuple[tuple[str, bool], ...]) -> tuple[str, ...]:
    """The stretches of a snippet so that those at odd places (from 0) are the words found.

    >>> pieces_of((("talks", True), (" began", False)))
    ('', 'talks', ' began')
    """
    pieces = [""]
    for text, hit in cut:
        if hit is (len(pieces) % 2 == 0):
            pieces[-1] += text
        else:
            pieces.append(text)
    return tuple(pieces)


def _shown(one: Filter) -> bool:
    return one.kind not in _NOT_SHOWN and one in FILTERS


def _field(one: Filter, value: str) -> Field:
    choices = one.allowed if one.kind is Kind.CHOICE else ()
    return Field(
        name=one.name,
        meaning=one.meaning,
        value=value,
        example=one.example,
        kind=one.kind.value,
        choices=tuple(Choice(word, word.lower() == value.lower()) for word in choices),
    )


def _description(asked: Asked, total: int) -> str:
    facts = "1 fact" if total == 1 else f"{total:,} facts"
    return f"{facts} found for “{asked.q}”." if asked.q else f"{facts} found."

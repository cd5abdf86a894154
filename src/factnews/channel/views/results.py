"""The search page: what was asked, filter by filter, and what was found."""

from __future__ import annotations

import msgspec

from factnews.channel.views.others import SearchPage
from factnews.channel.views.parts import Source


class Choice(msgspec.Struct, frozen=True):
    """One value that a filter can have."""

    value: str
    chosen: bool


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A filter as a form shows it: with what was given; `choices` where there are only so many values."""

    name: str
    meaning: str
    value: str
    example: str
    kind: str
    choices: tuple[Choice, ...] = ()


class Snippet(msgspec.Struct, frozen=True):
    """Words around what was found in a fact: of `pieces` those at odd places (from 0) are the words looked for."""

    fact: str
    pieces: tuple[str, ...]


class FoundTitle(msgspec.Struct, frozen=True):
    """A report whose title was found; `pieces` as in a snippet."""

    report: Source
    pieces: tuple[str, ...]


class SearchResults(SearchPage, frozen=True, kw_only=True):
    """The search with its filters: `query` is all that was asked, as it stands in an address.

    `snippets` are in the order of `facts`. `next` is what to ask for the next page, in the form of `query`. `problem` says
    what is wrong with what was asked; nothing was looked for then.
    """

    query: str = ""
    fields: tuple[Field, ...] = ()
    snippets: tuple[Snippet, ...] = ()
    reports: tuple[FoundTitle, ...] = ()
    next: str | None = None
    problem: str | None = None

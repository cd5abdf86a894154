"""JSON Feed 1.1, with the fact itself under `_factnews`."""

from __future__ import annotations

from datetime import date

import msgspec

from factnews.channel.feeds.clean import rfc3339, xml_text
from factnews.channel.feeds.entries import Entry, address, entries_of
from factnews.channel.urls import Links
from factnews.channel.views.parts import FactLine, View

VERSION = "https://jsonfeed.org/version/1.1"


class Author(msgspec.Struct, frozen=True):
    """Who told it: an outlet."""

    name: str


class FeedFact(msgspec.Struct, frozen=True, kw_only=True, rename={"event_class": "class"}):
    """A fact in codes; `first` and `last` are days, both included."""

    id: str
    event_class: str
    mode: str | None
    status: str
    standing: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    first: date | None
    last: date | None
    lines: int
    reports: int


class Item(msgspec.Struct, frozen=True, kw_only=True, rename={"factnews": "_factnews"}, omit_defaults=True):
    """An entry."""

    id: str
    url: str
    title: str
    content_html: str
    content_text: str
    date_published: str
    authors: tuple[Author, ...] = ()
    tags: tuple[str, ...] = ()
    external_url: str | None = None
    factnews: FeedFact | None = None


class JsonFeed(msgspec.Struct, frozen=True, kw_only=True):
    """A feed."""

    version: str
    title: str
    home_page_url: str
    feed_url: str
    description: str
    language: str
    items: tuple[Item, ...]


def json_feed(view: View, links: Links) -> bytes:
    """A list as a JSON Feed."""
    feed = JsonFeed(
        version=VERSION,
        title=xml_text(view.title),
        home_page_url=address(view, links),
        feed_url=address(view, links, "feed.json"),
        description=xml_text(view.description),
        language="en",
        items=tuple(_item(entry) for entry in entries_of(view, links)),
    )
    return msgspec.json.encode(feed)


def _item(entry: Entry) -> Item:
    return Item(
        id=entry.id,
        url=entry.url,
        title=xml_text(entry.title),
        content_html=xml_text(entry.html),
        content_text=xml_text(entry.text),
        date_published=rfc3339(entry.updated),
        authors=tuple(Author(xml_text(name)) for name in entry.authors),
        tags=tuple(xml_text(tag) for tag in entry.tags),
        external_url=entry.via,
        factnews=_fact(entry.fact) if entry.fact else None,
    )


def _fact(line: FactLine) -> FeedFact:
    return FeedFact(
        id=line.id,
        event_class=line.event_class,
        mode=line.mode,
        status=line.status,
        standing=line.standing.word,
        actors=tuple(actor.code for actor in line.actors),
        recipients=tuple(actor.code for actor in line.recipients),
        first=line.days.first if line.days else None,
        last=line.days.last if line.days else None,
        lines=line.lines,
        reports=line.reports,
    )

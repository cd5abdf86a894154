"""Search over a store: what was asked, from the table of filters, to facts as lists show them."""

from __future__ import annotations

import weakref
from dataclasses import dataclass

import msgspec

from factnews.channel.api.cursors import RankPlace, read_cursor, write_cursor
from factnews.channel.api.filters import DEFAULT_LIMIT, Asked, Listing
from factnews.channel.index import Hit, Narrowed, SearchIndex, pieces
from factnews.channel.reading import Archive
from factnews.channel.urls import slug
from factnews.channel.views.lines import fact_lines, web_address
from factnews.channel.views.parts import FactLine, Ref, Source
from factnews.channel.words import key
from factnews.errors import InputError
from factnews.store.filters import FactFilter


@dataclass(frozen=True, slots=True)
class Found:
    """What was found: facts with their snippets, reports with theirs, how many facts in all, and where to go on."""

    facts: tuple[tuple[FactLine, tuple[tuple[str, bool], ...]], ...]
    reports: tuple[tuple[Source, tuple[tuple[str, bool], ...]], ...]
    total: int
    next: str | None


_INDEXES: weakref.WeakKeyDictionary[Archive, SearchIndex] = weakref.WeakKeyDictionary()
"""One index for each open archive."""


def index_of(archive: Archive) -> SearchIndex:
    """The search index of an archive; made when it is first asked for, filled when it is first searched."""
    found = _INDEXES.get(archive)
    return found if found is not None else use_index(archive, SearchIndex(archive.shelf, archive.name))


def use_index(archive: Archive, index: SearchIndex) -> SearchIndex:
    """Has an archive searched by this index from now on, such as one that lies elsewhere."""
    return _INDEXES.setdefault(archive, index)


def find(archive: Archive, asked: Asked) -> Found:
    """What a question finds; without words, the facts that its filters leave, latest first."""
    size = asked.limit or DEFAULT_LIMIT
    if asked.q is None:
        return _listed(archive, asked, size)
    index = index_of(archive)
    place = _rank_place(asked)
    hits = index.facts(asked.q, narrowed(asked), size=size, after=(place.rank, place.number) if place else None)
    facts = archive.shelf.facts_by_id([hit.id for hit in hits.hits])
    lines = {line.id: line for line in fact_lines(archive, archive.told(facts))}
    further = None
    if hits.more:
        last = hits.hits[-1]
        packed = msgspec.json.encode(RankPlace(last.rank, last.number)).decode()
        further = write_cursor(Listing.SEARCH, asked, packed)
    return Found(
        facts=tuple((lines[hit.id], tuple(pieces(hit.snippet))) for hit in hits.hits if hit.id in lines),
        reports=_reports(archive, index, asked) if place is None else (),
        total=hits.total,
        next=further,
    )


def _listed(archive: Archive, asked: Asked, size: int) -> Found:
    after = read_cursor(Listing.SEARCH, asked, asked.after) if asked.after else None
    wanted = fact_filter(asked, after)
    page = archive.shelf.fact_page(wanted, size)
    lines = fact_lines(archive, archive.told(page.facts))
    total = archive.shelf.count_facts(fact_filter(asked, None))
    further = write_cursor(Listing.SEARCH, asked, page.next) if page.next else None
    return Found(tuple((line, ()) for line in lines), (), total, further)


def _rank_place(asked: Asked) -> RankPlace | None:
    if asked.after is None:
        return None
    try:
        return msgspec.json.decode(read_cursor(Listing.SEARCH, asked, asked.after), type=RankPlace)
    except msgspec.MsgspecError as error:
        message = "after is not the cursor of a search; leave it out to begin anew"
        raise InputError(message, reason="bad-cursor") from error


def _reports(
    archive: Archive, index: SearchIndex, asked: Asked
) -> tuple[tuple[Source, tuple[tuple[str, bool], ...]], ...]:
    """The best titles; only where nothing is asked that a report cannot answer."""
    if any((asked.actor, asked.recipient, asked.party, asked.event_class, asked.status, asked.standing, asked.country)):
        return ()
    keys = (key("outlet", asked.outlet),) if asked.outlet else ()
    hits = index.reports(asked.q or "", Narrowed(keys, asked.since, asked.until))
    return tuple(found for hit in hits.hits if (found := _report(archive, hit)) is not None)


def _report(archive: Archive, hit: Hit) -> tuple[Source, tuple[tuple[str, bool], ...]] | None:
    article = archive.shelf.article(hit.id)
    if article is None:
        return None
    ref = Ref(f"/articles/{slug(hit.id)}", article.title or article.publisher or "Untitled report")
    source = Source(ref, article.publisher, article.title, article.published, web_address(article.url))
    return source, tuple(pieces(hit.snippet))


def narrowed(asked: Asked) -> Narrowed:
    """What a question asks beside its words, as the index knows it."""
    fields = (
        ("actor", asked.actor),
        ("recipient", asked.recipient),
        ("party", asked.party),
        ("class", asked.event_class),
        ("status", asked.status),
        ("standing", asked.standing),
        ("country", asked.country),
        ("outlet", asked.outlet),
    )
    keys = tuple(key(name, str(value)) for name, value in fields if value is not None)
    return Narrowed(keys, asked.since, asked.until, asked.confidence)


def fact_filter(asked: Asked, after: str | None) -> FactFilter:
    """A question as the store is asked it of facts."""
    return FactFilter(
        actor=asked.actor,
        recipient=asked.recipient,
        either=asked.party,
        event_class=asked.event_class,
        status=asked.status,
        standing=asked.standing,
        country=asked.country,
        since=asked.since,
        until=asked.until,
        outlet=asked.outlet,
        min_confidence=asked.confidence,
        after=after,
    )

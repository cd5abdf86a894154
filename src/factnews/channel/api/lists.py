"""The lists of the API: from a checked question to a page of its answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import msgspec

from factnews.channel.api import records
from factnews.channel.api.cursors import read_cursor, write_cursor
from factnews.channel.api.filters import DEFAULT_LIMIT, STATE, Asked, Listing
from factnews.channel.api.problems import BadRequestError
from factnews.channel.memory import remembered
from factnews.channel.names import kind_of
from factnews.channel.quoting import claim_quote
from factnews.channel.reading import Archive
from factnews.channel.searching import fact_filter, find
from factnews.channel.urls import slug
from factnews.channel.views.lines import actor_of, fact_lines, source_of
from factnews.channel.views.parts import Ref, Speaker
from factnews.channel.views.story import story_days
from factnews.model import ClaimInContext, Participant, Story
from factnews.store import ClaimFilter, catalogue
from factnews.store.headers import ActorCount
from factnews.store.shelf import SentenceWords
from factnews.store.story_rows import StoryFilter


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A list of the API: what it lists, its answer, what it is for, and how a question is answered."""

    listing: Listing
    answer: type[msgspec.Struct]
    meaning: str
    run: Callable[[Archive, Asked], msgspec.Struct]

    @property
    def path(self) -> str:
        """Its path below the site."""
        return f"/api/{self.listing}"


def facts(archive: Archive, asked: Asked) -> records.FactsAnswer:
    """A page of facts, latest first."""
    after = _after(Listing.FACTS, asked)
    page = archive.shelf.fact_page(fact_filter(asked, after), _size(asked))
    lines = fact_lines(archive, archive.told(page.facts))
    return records.FactsAnswer(facts=lines, next=_next(Listing.FACTS, asked, page.next))


def claims(archive: Archive, asked: Asked) -> records.ClaimsAnswer:
    """A page of claims of current reports, latest first."""
    after = _after(Listing.CLAIMS, asked)
    wanted = ClaimFilter(
        actor=asked.actor,
        recipient=asked.recipient,
        either=asked.party,
        event_class=asked.event_class,
        status=asked.status,
        country=asked.country,
        since=asked.since,
        until=asked.until,
        outlet=asked.outlet,
        min_confidence=asked.confidence,
    )
    shelf, size = archive.shelf, _size(asked)
    page = catalogue.claim_page(shelf, wanted, standing=asked.standing, after=after, size=size)
    sentences = shelf.sentences_of([told.claim.id for told in page.claims])
    told = tuple(
        _claim(archive, one, page.fact_of.get(one.claim.id), sentences.get(one.claim.id)) for one in page.claims
    )
    return records.ClaimsAnswer(claims=told, next=_next(Listing.CLAIMS, asked, page.next))


def stories(archive: Archive, asked: Asked) -> records.StoriesAnswer:
    """A page of stories, the one that ended last first."""
    wanted = StoryFilter(
        actor=asked.actor,
        country=asked.country,
        outlet=asked.outlet,
        since=asked.since,
        until=asked.until,
        after=_after(Listing.STORIES, asked),
    )
    page = archive.shelf.story_page(wanted, _size(asked))
    told = tuple(_story(story) for story in page.stories)
    return records.StoriesAnswer(stories=told, next=_next(Listing.STORIES, asked, page.next))


def actors(archive: Archive, asked: Asked) -> records.ActorsAnswer:
    """A page of actors, the most frequent first."""
    after = _after(Listing.ACTORS, asked)
    everybody = remembered(archive, "actors", archive.shelf.actors)
    counted = [one for one in everybody if asked.kind is None or _kind(one.code) == asked.kind]
    if after is not None:
        number, _, code = after.partition("~")
        place = (-int(number) if number.isdigit() else 0, code)
        counted = [one for one in counted if (-one.facts, one.code) > place]
    shown = counted[: _size(asked)]
    further = f"{shown[-1].facts}~{shown[-1].code}" if len(counted) > len(shown) else None
    told = tuple(_actor(archive, one) for one in shown)
    return records.ActorsAnswer(actors=told, next=_next(Listing.ACTORS, asked, further))


def search(archive: Archive, asked: Asked) -> records.SearchAnswer:
    """What holds the words asked for, the best first."""
    if asked.q is None:
        raise BadRequestError("q is missing", allowed=("words to look for",), do="give q, or take /api/facts")
    found = find(archive, asked)
    return records.SearchAnswer(
        q=asked.q,
        total=found.total,
        facts=tuple(records.FoundFact(line, _pieces(cut)) for line, cut in found.facts),
        reports=tuple(records.FoundReport(source, _pieces(cut)) for source, cut in found.reports),
        next=found.next,
    )


ENDPOINTS = (
    Endpoint(Listing.FACTS, records.FactsAnswer, "Facts, latest first.", facts),
    Endpoint(Listing.CLAIMS, records.ClaimsAnswer, "Claims of current reports, latest first.", claims),
    Endpoint(Listing.STORIES, records.StoriesAnswer, "Stories, the one that ended last first.", stories),
    Endpoint(Listing.ACTORS, records.ActorsAnswer, "Actors, the most frequent first.", actors),
    Endpoint(Listing.SEARCH, records.SearchAnswer, "Facts and reports that hold all words of `q`.", search),
)
"""All lists of the API."""


def _size(asked: Asked) -> int:
    return asked.limit or DEFAULT_LIMIT


def _after(listing: Listing, asked: Asked) -> str | None:
    return read_cursor(listing, asked, asked.after) if asked.after is not None else None


def _next(listing: Listing, asked: Asked, place: str | None) -> str | None:
    return write_cursor(listing, asked, place) if place is not None else None


def _pieces(cut: Sequence[tuple[str, bool]]) -> tuple[records.SnippetPiece, ...]:
    return tuple(records.SnippetPiece(text, found) for text, found in cut)


def _kind(code: str) -> str:
    kind, colon, _ = code.partition(":")
    return kind if colon else STATE


def _actor(archive: Archive, one: ActorCount) -> records.ActorRecord:
    actor = actor_of(archive, one.code)
    return records.ActorRecord(
        code=one.code, path=actor.path, name=actor.name, kind=kind_of(one.code), facts=one.facts, last=one.last
    )


def _story(story: Story) -> records.StoryRecord:
    return records.StoryRecord(
        id=story.id,
        path=f"/stories/{slug(story.id)}",
        title=story.title,
        days=story_days(story),
        facts=len(story.fact_ids),
        reports=len(story.article_ids),
        outlets=story.outlets,
        actors=story.actors,
        countries=story.countries,
    )


def _claim(
    archive: Archive, told: ClaimInContext, fact: str | None, sentence: SentenceWords | None
) -> records.ClaimRecord:
    claim = told.claim
    when, where = claim.when, claim.where
    return records.ClaimRecord(
        id=claim.id,
        fact=Ref(f"/facts/{slug(fact)}", fact) if fact else None,
        annotation=f"/claims/{slug(claim.id)}.json",
        event_class=claim.event_class.value,
        mode=claim.mode,
        status=claim.status.value,
        actors=_parties(claim.actors),
        recipients=_parties(claim.recipients),
        object=claim.object.text if claim.object else None,
        first=when.first if when else None,
        last=when.last if when else None,
        place=where.text if where else None,
        country=where.country if where else None,
        geonameid=where.geonameid if where else None,
        attribution=tuple(_speaker(archive, link.speaker, link.manner.value) for link in claim.attribution),
        cameo=claim.cameo,
        goldstein=claim.goldstein,
        intensity=claim.intensity,
        quad=claim.quad,
        confidence=round(claim.confidence, 4),
        quote=claim_quote(claim, sentence),
        source=source_of(told),
    )


def _speaker(archive: Archive, speaker: Participant, manner: str) -> Speaker:
    return Speaker(speaker.text, actor_of(archive, speaker.code) if speaker.code else None, manner)


def _parties(parties: Sequence[Participant]) -> tuple[records.Party, ...]:
    return tuple(records.Party(one.text, one.code, one.sector) for one in parties)

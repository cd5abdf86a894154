"""Lists as CSV (RFC 4180): a heading line, then one line for each fact or story. `docs/api.md` explains the columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date

import msgspec

from factnews.channel.feeds.clean import cell_text
from factnews.channel.feeds.entries import Entry, entries_of, lists_stories
from factnews.channel.urls import Links
from factnews.channel.views.parts import Actor, View

LIST_MARK = ";"


class ListedFact(msgspec.Struct, frozen=True, kw_only=True, rename={"event_class": "class"}):
    """A fact as a row; `first` and `last` are days, both included; lists are joined with `;`."""

    id: str
    url: str
    headline: str
    first: date | None
    last: date | None
    event_class: str
    mode: str | None
    status: str
    standing: str
    actors: str
    actor_names: str
    recipients: str
    recipient_names: str
    place: str | None
    outlets: str
    lines: int
    reports: int
    intensity: float | None
    differing: str
    quote: str | None
    quoted_from: str | None
    published: date | None
    source_url: str | None


class ListedStory(msgspec.Struct, frozen=True, kw_only=True):
    """A story as a row."""

    id: str
    url: str
    title: str
    first: date | None
    last: date | None
    facts: int
    reports: int
    lines: int
    outlets: str
    actors: str
    actor_names: str


def table(view: View, links: Links) -> bytes:
    """A list as CSV in UTF-8; codes are text, numbers and days stand as they are, and no cell is a formula."""
    entries = entries_of(view, links)
    kind: type[msgspec.Struct] = ListedStory if lists_stories(view) else ListedFact
    fields = msgspec.structs.fields(kind)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([field.encode_name for field in fields])
    for entry in entries:
        row = story_row(entry) if kind is ListedStory else fact_row(entry)
        writer.writerow([_cell(getattr(row, field.name)) for field in fields])
    return out.getvalue().encode("utf-8", "replace")


def fact_row(entry: Entry) -> ListedFact:
    """The row of a fact."""
    line = entry.fact
    if line is None:
        raise ValueError(f"{entry.id} is no fact")
    source = line.source
    return ListedFact(
        id=line.id,
        url=entry.url,
        headline=line.headline,
        first=line.days.first if line.days else None,
        last=line.days.last if line.days else None,
        event_class=line.event_class,
        mode=line.mode,
        status=line.status,
        standing=line.standing.word,
        actors=_codes(line.actors),
        actor_names=_listed(actor.name for actor in line.actors),
        recipients=_codes(line.recipients),
        recipient_names=_listed(actor.name for actor in line.recipients),
        place=line.place.label if line.place else None,
        outlets=_listed(line.outlets),
        lines=line.lines,
        reports=line.reports,
        intensity=line.intensity,
        differing=_listed(line.disputes),
        quote=line.quote.text if line.quote else None,
        quoted_from=source.outlet if source else None,
        published=source.published if source else None,
        source_url=source.url if source else None,
    )


def story_row(entry: Entry) -> ListedStory:
    """The row of a story."""
    card = entry.story
    if card is None:
        raise ValueError(f"{entry.id} is no story")
    return ListedStory(
        id=card.id,
        url=entry.url,
        title=card.title,
        first=card.days.first if card.days else None,
        last=card.days.last if card.days else None,
        facts=card.facts,
        reports=card.reports,
        lines=card.lines,
        outlets=_listed(card.outlets),
        actors=_codes(card.actors),
        actor_names=_listed(actor.name for actor in card.actors),
    )


def _codes(actors: Iterable[Actor]) -> str:
    return _listed(actor.code for actor in actors)


def _listed(parts: Iterable[str]) -> str:
    return LIST_MARK.join(part.replace(LIST_MARK, ",") for part in parts)


def _cell(value: str | int | float | date | None) -> str:
    if value is None:
        return ""
    return cell_text(value) if isinstance(value, str) else str(value)

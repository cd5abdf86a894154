"""Stories, series of two actors and states of a thing, for programs: JSON lines and flat rows."""

from __future__ import annotations

from datetime import date

import msgspec

from factnews.exports.joining import LIST_MARK
from factnews.model import RelationPoint, Status, Story, ThingState

QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")


class StoryJson(msgspec.Struct, frozen=True):
    """Facts that belong together; `first` and `last` are days, both included."""

    id: str
    title: str
    first: date | None
    last: date | None
    actors: tuple[str, ...]
    countries: tuple[str, ...]
    outlets: tuple[str, ...]
    reports: tuple[str, ...]
    facts: tuple[str, ...]


class StoryRow(msgspec.Struct, frozen=True):
    """A story as one row of a table."""

    id: str
    title: str
    start: date | None
    end: date | None
    actors: str
    countries: str
    outlets: str
    reports: str
    facts: str


class RelationRow(msgspec.Struct, frozen=True):
    """Relations of two actors in one period."""

    actor: str
    other: str
    start: date
    end: date
    facts: int
    cooperation: float
    conflict: float
    goldstein: float | None
    smoothed: float
    verbal_cooperation: int
    material_cooperation: int
    verbal_conflict: int
    material_conflict: int


class ThingStateRow(msgspec.Struct, frozen=True):
    """A state that a thing came into."""

    thing: str
    state: str
    start: date | None
    end: date | None
    status: Status
    fact: str


def story_form(story: Story) -> StoryJson:
    """A story for JSON."""
    return StoryJson(
        id=story.id,
        title=story.title,
        first=story.first,
        last=story.last,
        actors=story.actors,
        countries=story.countries,
        outlets=story.outlets,
        reports=story.article_ids,
        facts=story.fact_ids,
    )


def story_row(story: Story) -> StoryRow:
    """A story as a flat row; lists are joined with `;`."""
    return StoryRow(
        id=story.id,
        title=story.title,
        start=story.first,
        end=story.last,
        actors=LIST_MARK.join(story.actors),
        countries=LIST_MARK.join(story.countries),
        outlets=LIST_MARK.join(outlet.replace(LIST_MARK, ",") for outlet in story.outlets),
        reports=LIST_MARK.join(story.article_ids),
        facts=LIST_MARK.join(story.fact_ids),
    )


def relation_row(one: str, other: str, point: RelationPoint) -> RelationRow:
    """One period of two actors as a flat row, for JSON too."""
    quads = dict(point.quads)
    return RelationRow(
        one,
        other,
        point.start,
        point.end,
        point.facts,
        point.cooperation,
        point.conflict,
        point.goldstein,
        point.smoothed,
        *(quads.get(quad, 0) for quad in QUADS),
    )


def state_row(state: ThingState) -> ThingStateRow:
    """One state as a flat row, for JSON too."""
    return ThingStateRow(state.thing, state.state, state.day, state.last, state.status, state.fact_id)

"""The first page: the latest stories, or the facts of the latest days where no stories were put together."""

from __future__ import annotations

from datetime import date

import msgspec

from factnews.channel.days import day_with_weekday
from factnews.channel.memory import remembered
from factnews.channel.reading import Archive
from factnews.channel.views.lines import fact_lines
from factnews.channel.views.parts import FactLine, View
from factnews.channel.views.story import StoryCard, story_cards
from factnews.store.story_rows import StoryFilter

DAYS_SHOWN = 3


class Holdings(msgspec.Struct, frozen=True):
    """How much there is to read."""

    reports: int
    claims: int
    facts: int
    stories: int


class DayFacts(msgspec.Struct, frozen=True):
    """The facts of one day."""

    path: str
    words: str
    facts: tuple[FactLine, ...]
    total: int


class HomePage(View, frozen=True, kw_only=True):
    """The first page; `latest` is the day of the latest report."""

    name: str
    latest: date | None
    latest_words: str
    stories: tuple[StoryCard, ...]
    days: tuple[DayFacts, ...]
    holdings: Holdings

    @property
    def facts_listed(self) -> tuple[FactLine, ...]:
        """The leading fact of each story, or the facts of the days."""
        if self.stories:
            return tuple(card.lead for card in self.stories if card.lead)
        return tuple(line for day in self.days for line in day.facts)


def home_page(archive: Archive) -> HomePage:
    """The first page."""
    settings = archive.settings
    counts = remembered(archive, "counts", archive.shelf.counts)
    stories = archive.shelf.story_page(StoryFilter(), settings.home_length).stories
    days: list[DayFacts] = []
    if not stories:
        for day, number in archive.shelf.days(limit=DAYS_SHOWN):
            ids = archive.shelf.fact_ids_of_day(day)[: settings.home_length]
            lines = fact_lines(archive, archive.facts_by_id(ids))
            days.append(DayFacts(f"/days/{day}", day_with_weekday(day), lines, number))
    latest = archive.shelf.latest_day()
    return HomePage(
        path="/",
        title=settings.name,
        description="What news reports state, fact by fact: when, where and according to whom, with the words it was read from.",
        updated=latest,
        name=settings.name,
        latest=latest,
        latest_words=day_with_weekday(latest) if latest else "",
        stories=story_cards(archive, stories),
        days=tuple(days),
        holdings=Holdings(counts.articles, counts.claims, counts.facts, counts.stories),
    )

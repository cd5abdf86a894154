"""Stories: their facts as a timeline, who says what, where the reports differ."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from factnews.channel.days import day_words
from factnews.channel.memory import remembered
from factnews.channel.names import country_name
from factnews.channel.reading import Archive, ToldFact
from factnews.channel.relations import COUNTED, tension_of
from factnews.channel.urls import slug
from factnews.channel.views.fact import Field, field_of
from factnews.channel.views.lines import actor_of, fact_line, fact_lines, report_source
from factnews.channel.views.parts import Actor, Crumb, Days, FactLine, Ref, Source, View
from factnews.model import Difference, Standing, Story
from factnews.store.shelf import FactBrief
from factnews.store.story_rows import StoryFilter

MOST_FACTS = 120
"""Facts of a story that one page shows: those of most lines of report."""
MOST_DIFFERING = 8
SHOWN_ON_CARD = 3
LOOKED_AT = 6
MOST_ACTORS = 6


class StoryCard(msgspec.Struct, frozen=True, kw_only=True):
    """A story as lists show it: what is agreed, what is disputed, how many independent lines of report."""

    id: str
    path: str
    title: str
    days: Days | None
    lead: FactLine | None
    agreed: tuple[FactLine, ...]
    disputed: tuple[FactLine, ...]
    facts: int
    reports: int
    outlets: tuple[str, ...]
    lines: int
    actors: tuple[Actor, ...]
    tension: tuple[float, ...]


class Day(msgspec.Struct, frozen=True):
    """The facts of one day of a story."""

    day: date | None
    words: str
    facts: tuple[FactLine, ...]


class Differing(msgspec.Struct, frozen=True):
    """A fact with the fields in which its reports differ."""

    fact: FactLine
    fields: tuple[Field, ...]


class StoryPage(View, frozen=True, kw_only=True):
    """A story."""

    card: StoryCard
    timeline: tuple[Day, ...]
    differing: tuple[Differing, ...]
    reports: tuple[Source, ...]
    countries: tuple[Ref, ...]
    unseen: int

    @property
    def facts_listed(self) -> tuple[FactLine, ...]:
        """The facts of the timeline."""
        return tuple(line for day in self.timeline for line in day.facts)


class StoryList(View, frozen=True, kw_only=True):
    """Stories, the one that ended last first."""

    stories: tuple[StoryCard, ...]
    total: int

    @property
    def facts_listed(self) -> tuple[FactLine, ...]:
        """The leading fact of each story."""
        return tuple(card.lead for card in self.stories if card.lead)


def story_days(story: Story) -> Days | None:
    """When a story took place."""
    if story.first is None or story.last is None:
        return None
    return Days(story.first, story.last, day_words(story.first, story.last))


def story_cards(archive: Archive, stories: Sequence[Story]) -> tuple[StoryCard, ...]:
    """Stories as lists show them."""
    briefs = archive.shelf.briefs([story.id for story in stories])
    chosen = {story.id: _chosen(briefs[story.id]) for story in stories}
    ids = dict.fromkeys(brief.id for shown in chosen.values() for part in shown for brief in part)
    lines = {told.fact.id: fact_line(archive, told) for told in archive.facts_by_id(list(ids))}
    leaders = archive.shelf.leaders([article for story in stories for article in story.article_ids])

    def shown(facts: Sequence[FactBrief]) -> tuple[FactLine, ...]:
        return tuple(lines[brief.id] for brief in facts if brief.id in lines)

    cards: list[StoryCard] = []
    for story in stories:
        told, disputed, lead = (shown(part) for part in chosen[story.id])
        # a fact whose reports give values that cannot both hold is shown as disputed, whatever it rests on
        agreed = tuple(line for line in told if not line.disputes)[:SHOWN_ON_CARD]
        disputed = (*disputed, *(line for line in told if line.disputes))[:SHOWN_ON_CARD]
        cards.append(
            StoryCard(
                id=story.id,
                path=f"/stories/{slug(story.id)}",
                title=title_of(story, lead[0] if lead else None),
                days=story_days(story),
                lead=lead[0] if lead else None,
                agreed=agreed,
                disputed=disputed,
                facts=len(story.fact_ids),
                reports=len(story.article_ids),
                outlets=story.outlets,
                lines=len({leaders.get(article, article) for article in story.article_ids}),
                actors=tuple(actor_of(archive, code) for code in story.actors[:MOST_ACTORS]),
                tension=tension_of(briefs[story.id]),
            )
        )
    return tuple(cards)


def title_of(story: Story, lead: FactLine | None) -> str:
    """The title of a story; one that was made of codes, because no report has a headline, is said in words."""
    return lead.headline if lead is not None and story.title.upper() == story.title else story.title


def _chosen(briefs: Sequence[FactBrief]) -> tuple[list[FactBrief], list[FactBrief], list[FactBrief]]:
    """The facts of a story that its card shows: agreed ones, disputed ones, and the one that stands for the story."""
    ranked = sorted(briefs, key=_rank)
    disputed = [brief for brief in ranked if brief.standing is Standing.DISPUTED]
    agreed = [brief for brief in ranked if brief.standing in (Standing.CORROBORATED, Standing.ASSERTED)]
    return agreed[:LOOKED_AT], disputed[:SHOWN_ON_CARD], ranked[:1]


def _rank(brief: FactBrief) -> tuple[bool, int, bool, date, str]:
    """What several lines of report tell comes first, then what most reports tell, then what took place, then the earliest."""
    sure = brief.standing in (Standing.CORROBORATED, Standing.DISPUTED)
    return not sure, -brief.reports, brief.status not in COUNTED, brief.first or date.max, brief.id


def story_list(archive: Archive) -> StoryList:
    """The latest stories."""
    stories = archive.shelf.story_page(StoryFilter(), archive.settings.stories_length).stories
    return StoryList(
        path="/stories",
        title="Stories",
        description="What happened, put together from many reports.",
        crumbs=(Crumb("/", "Home"),),
        stories=story_cards(archive, stories),
        total=remembered(archive, "counts", archive.shelf.counts).stories,
    )


def story_page(archive: Archive, story_id: str) -> StoryPage | None:
    """The page of a story; None where there is none."""
    story = archive.shelf.story(story_id)
    if story is None:
        return None
    briefs = archive.shelf.briefs([story.id])[story.id]
    shown = {brief.id for brief in sorted(briefs, key=_rank)[:MOST_FACTS]}
    told = archive.facts_by_id([brief.id for brief in briefs if brief.id in shown])
    card = story_cards(archive, [story])[0]
    outlets = f"{len(story.outlets)} outlets" if len(story.outlets) != 1 else story.outlets[0]
    return StoryPage(
        path=card.path,
        title=card.title,
        description=f"{len(story.fact_ids)} facts from {len(story.article_ids)} reports of {outlets}, side by side.",
        crumbs=(Crumb("/", "Home"), Crumb("/stories", "Stories")),
        updated=story.last,
        card=card,
        timeline=_timeline(archive, told),
        differing=tuple(_differing(archive, told)),
        reports=_reports(archive, story),
        countries=tuple(Ref(f"/places/{slug(code)}", country_name(code) or code) for code in story.countries),
        unseen=len(briefs) - len(shown),
    )


def _timeline(archive: Archive, told: Sequence[ToldFact]) -> tuple[Day, ...]:
    days: dict[date | None, list[ToldFact]] = {}
    for one in told:
        days.setdefault(one.fact.first, []).append(one)
    ordered = sorted(days, key=lambda day: (day is None, day or date.max))
    return tuple(
        Day(day, day_words(day, day) if day else "Day not known", fact_lines(archive, days[day])) for day in ordered
    )


def _differing(archive: Archive, told: Sequence[ToldFact]) -> list[Differing]:
    found: list[Differing] = []
    for one in sorted(told, key=lambda one: -one.fact.reports):
        fields = [v for v in one.fact.values if v.difference in (Difference.CONTRADICTED, Difference.CHANGED)]
        fields = [v for v in fields if v.field != "mode"]
        if fields and len(found) < MOST_DIFFERING:
            found.append(Differing(fact_line(archive, one), tuple(field_of(archive, values, one) for values in fields)))
    return found


def _reports(archive: Archive, story: Story) -> tuple[Source, ...]:
    headers = archive.shelf.headers_of(story.article_ids)
    return tuple(report_source(headers[name]) for name in story.article_ids if name in headers)

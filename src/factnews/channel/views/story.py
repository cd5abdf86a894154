"""Stories: their facts as a timeline, who says what, where the reports differ."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec

from factnews.channel.days import day_words
from factnews.channel.names import country_name
from factnews.channel.reading import Archive, ToldFact
from factnews.channel.relations import tension_of
from factnews.channel.urls import slug
from factnews.channel.views.fact import Field, field_of
from factnews.channel.views.lines import actor_of, disputes_of, fact_line, fact_lines, web_address
from factnews.channel.views.parts import Actor, Crumb, Days, FactLine, Ref, Source, View
from factnews.model import Difference, Fact, Standing, Story
from factnews.store.story_rows import StoryFilter

MOST_FACTS = 200
"""Facts of a story that one page shows: those of most lines of report."""
SHOWN_ON_CARD = 3


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


def story_card(archive: Archive, story: Story) -> StoryCard:
    """A story as lists show it."""
    return _card(archive, story, archive.shelf.facts_of_story(story.id))


def _card(archive: Archive, story: Story, facts: Sequence[Fact]) -> StoryCard:
    ranked = sorted(facts, key=_rank)
    sure = [fact for fact in ranked if fact.standing in (Standing.CORROBORATED, Standing.ASSERTED)]
    disputed = [fact for fact in ranked if fact.standing is Standing.DISPUTED or disputes_of(fact)]
    agreed = [fact for fact in sure if fact not in disputed]
    shown = list({fact.id: fact for fact in (*agreed[:SHOWN_ON_CARD], *disputed[:SHOWN_ON_CARD], *ranked[:1])}.values())
    lines = {told.fact.id: fact_line(archive, told) for told in archive.told(shown)}
    return StoryCard(
        id=story.id,
        path=f"/stories/{slug(story.id)}",
        title=story.title,
        days=story_days(story),
        lead=lines[ranked[0].id] if ranked else None,
        agreed=tuple(lines[fact.id] for fact in agreed[:SHOWN_ON_CARD]),
        disputed=tuple(lines[fact.id] for fact in disputed[:SHOWN_ON_CARD]),
        facts=len(story.fact_ids),
        reports=len(story.article_ids),
        outlets=story.outlets,
        lines=independent_lines(archive, story),
        actors=tuple(actor_of(archive, code) for code in story.actors[:6]),
        tension=tension_of(facts),
    )


def _rank(fact: Fact) -> tuple[int, int, date, str]:
    """The facts that most independent lines tell first; then the earliest."""
    return -len(fact.lines), -fact.reports, fact.first or date.max, fact.id


def independent_lines(archive: Archive, story: Story) -> int:
    """How many independent lines of report tell a story: reports that copy one another count once."""
    leaders: set[str] = set()
    for article_id in story.article_ids:
        line = archive.shelf.report_line(article_id)
        leaders.add(line.article_ids[0] if line is not None else article_id)
    return len(leaders)


def story_list(archive: Archive) -> StoryList:
    """The latest stories."""
    stories = archive.shelf.story_page(StoryFilter(), archive.settings.list_length).stories
    return StoryList(
        path="/stories",
        title="Stories",
        description="What happened, put together from many reports.",
        crumbs=(Crumb("/", "Home"),),
        stories=tuple(story_card(archive, story) for story in stories),
        total=archive.shelf.counts().stories,
    )


def story_page(archive: Archive, story_id: str) -> StoryPage | None:
    """The page of a story; None where there is none."""
    story = archive.shelf.story(story_id)
    if story is None:
        return None
    facts = archive.shelf.facts_of_story(story.id)
    shown = sorted(facts, key=_rank)[:MOST_FACTS]
    kept = {fact.id for fact in shown}
    told = archive.told([fact for fact in facts if fact.id in kept])
    card = _card(archive, story, facts)
    outlets = f"{len(story.outlets)} outlets" if len(story.outlets) != 1 else story.outlets[0]
    return StoryPage(
        path=card.path,
        title=story.title,
        description=f"{len(story.fact_ids)} facts from {len(story.article_ids)} reports of {outlets}, side by side.",
        crumbs=(Crumb("/", "Home"), Crumb("/stories", "Stories")),
        updated=story.last,
        card=card,
        timeline=_timeline(archive, told),
        differing=tuple(_differing(archive, told)),
        reports=_reports(archive, story),
        countries=tuple(Ref(f"/places/{slug(code)}", country_name(code) or code) for code in story.countries),
        unseen=len(facts) - len(shown),
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
    for one in told:
        fields = [v for v in one.fact.values if v.difference in (Difference.CONTRADICTED, Difference.CHANGED)]
        if fields:
            found.append(Differing(fact_line(archive, one), tuple(field_of(archive, values, one) for values in fields)))
    return found


def _reports(archive: Archive, story: Story) -> tuple[Source, ...]:
    sources: list[Source] = []
    for article_id in story.article_ids:
        article = archive.shelf.article(article_id)
        if article is not None:
            label = article.title or article.publisher or "Untitled report"
            ref = Ref(f"/articles/{slug(article_id)}", label)
            url = web_address(article.url)
            sources.append(Source(ref, article.publisher, article.title, article.published, url))
    return tuple(sources)

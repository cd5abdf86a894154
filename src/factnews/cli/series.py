"""`stories`, `timeline` and `states`: what belongs together, and how it went over time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import msgspec
from rich.console import Console, ConsoleOptions, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from factnews.cli.consoles import output_console, progress_console, write_line, write_text
from factnews.cli.headlines import HeadedFact, headed
from factnews.cli.known_actors import known_actor
from factnews.cli.look import days_text, status_text
from factnews.cli.suggesting import choose, nearest
from factnews.cli.timelines import Chart, Timeline, quad_words
from factnews.errors import InputError
from factnews.exports.fact_rows import FactRow, fact_rows
from factnews.exports.rows import csv_lines, fact_json
from factnews.exports.series_rows import (
    RelationRow,
    StoryRow,
    ThingStateRow,
    relation_row,
    state_row,
    story_form,
    story_row,
)
from factnews.exports.told import stories_of_facts, told_facts
from factnews.model import EventClass, Fact, Story, ThingState
from factnews.store import FactFilter, Store, StoryFilter
from factnews.store.shelf import Shelf
from factnews.stories.days import day_key
from factnews.stories.relations import Period, is_between, relation
from factnews.stories.states import all_states, thing_states

WIDE = 110
SHORT_WORD = 3  # letters of words that name nothing
ACTORS = 4  # shown beside a story; it may have dozens


class Stories:
    """Stories as a table on a wide terminal, as blocks on a narrow one."""

    def __init__(self, stories: Iterable[Story]) -> None:
        self.stories = stories

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Called by rich."""
        if options.max_width < WIDE:
            for story in self.stories:
                yield Text(story.title, style="bold")
                line = Text.assemble(days_text(story.first, story.last), f" · {_sizes(story)} · ")
                yield Padding(line.append(story.id, style="dim"), (0, 0, 0, 2), expand=False)
            return
        table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
        table.add_column("When", no_wrap=True)
        for heading in ("Story", "Who", "Told by"):
            table.add_column(heading, overflow="fold")
        table.add_column("Id", no_wrap=True, style="dim")
        for story in self.stories:
            actors = " ".join(story.actors[:ACTORS]) + (" …" if len(story.actors) > ACTORS else "")
            title = Text(story.title, style="bold")
            table.add_row(days_text(story.first, story.last), title, actors, _sizes(story), story.id)
        yield table


def _sizes(story: Story) -> str:
    numbers = ((len(story.article_ids), "report"), (len(story.outlets), "outlet"), (len(story.fact_ids), "fact"))
    return ", ".join(_count(number, kind) for number, kind in numbers)


def _count(number: int, kind: str) -> str:
    plural = f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}s"
    return f"no {plural}" if number == 0 else f"{number:,} {kind if number == 1 else plural}"


def list_stories(location: str, wanted: StoryFilter, *, actor: str | None, as_json: bool, as_csv: bool) -> None:
    """Print the stories of a store that are wanted, the one that ended last first."""
    _one_form(as_json, as_csv)
    with Store.open(location, readonly=True) as store:
        if actor is not None:
            wanted = replace(wanted, actor=known_actor(store, actor))
        stories = list(store.stories(wanted))
    if as_json:
        _lines(map(story_form, stories))
    elif as_csv:
        _csv(csv_lines(StoryRow, map(story_row, stories)))
    else:
        if stories:
            output_console().print(Stories(stories))
        progress_console().print(_count(len(stories), "story"), style="dim")


def show_timeline(
    location: str,
    actors: list[str],
    *,
    by: str,
    since: date | None,
    until: date | None,
    as_json: bool,
    as_csv: bool,
) -> None:
    """Print the facts about one actor, or the series and the facts of two, in the order of their days."""
    _one_form(as_json, as_csv)
    period = Period(choose("--by", by, list(Period)))
    if len(actors) > 2:
        raise InputError(f"a timeline is of one actor or two; {len(actors)} were given", reason="bad-option")
    with Shelf.open(location, readonly=True) as store:
        codes = [known_actor(store, words) for words in actors]
        if len(set(codes)) < len(codes):
            raise InputError(f"both actors are {codes[0]}; give two, or it alone", reason="bad-option")
        wanted = FactFilter(either=codes[0], since=since, until=until)
        facts = sorted(store.facts(wanted), key=day_key)
        if len(codes) == 2:
            facts = [fact for fact in facts if is_between(fact, *codes)]
        flat = as_csv and len(codes) == 1
        rows = list(fact_rows(told_facts(store, facts, stories_of_facts(store)))) if flat else []
        told = [] if as_json or as_csv else list(headed(store, facts))
    if len(codes) == 1:
        _print_facts(facts, rows, told, as_json=as_json, as_csv=as_csv)
    else:
        _print_relation(facts, told, codes, period, as_json=as_json, as_csv=as_csv)


def _print_facts(
    facts: list[Fact], rows: list[FactRow], told: list[HeadedFact], *, as_json: bool, as_csv: bool
) -> None:
    if as_json:
        for fact in facts:
            write_line(fact_json(fact))
    elif as_csv:
        _csv(csv_lines(FactRow, rows))
    else:
        if told:
            output_console().print(Timeline(told))
        progress_console().print(_count(len(facts), "fact"), style="dim")


def _print_relation(
    facts: list[Fact], told: list[HeadedFact], codes: list[str], by: Period, *, as_json: bool, as_csv: bool
) -> None:
    one, other = codes
    series = relation(facts, one, other, by=by)
    if as_json or as_csv:
        rows = [relation_row(one, other, point) for point in series.points]
        _lines(rows) if as_json else _csv(csv_lines(RelationRow, rows))
        return
    console, aside = output_console(), progress_console()
    if series.points:
        console.print(Chart(series))
        console.print(Text(quad_words(series.points), style="dim"))
        console.print()
    if told:
        console.print(Timeline(told))
    aside.print(f"{_count(len(facts), 'fact')} between {one} and {other}", style="dim")
    if series.left_out:
        aside.print(f"{series.left_out} of them without a usable day are not in the chart", style="dim")


def list_states(location: str, thing: str, *, as_json: bool, as_csv: bool) -> None:
    """Print the states of a thing in the order of days; InputError with the nearest known thing where it has none."""
    _one_form(as_json, as_csv)
    with Store.open(location, readonly=True) as store:
        facts = list(store.facts())
        told = [claim for event_class in EventClass for claim in store.claims_of_class(event_class, former=True)]
    states = thing_states(facts, told, thing)
    if not states:
        raise InputError(_unknown_thing(thing, all_states(facts, told)), reason="unknown-thing")
    if as_json:
        _lines(map(state_row, states))
    elif as_csv:
        _csv(csv_lines(ThingStateRow, map(state_row, states)))
    else:
        table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
        table.add_column("When", no_wrap=True)
        for heading in ("State", "Thing", "Status"):
            table.add_column(heading, overflow="fold")
        table.add_column("Fact", no_wrap=True, style="dim")
        for state in states:
            when, name = days_text(state.day, state.last), Text(state.thing, style="italic")
            table.add_row(when, Text(state.state, style="bold"), name, status_text(state.status), state.fact_id)
        output_console().print(table)
        progress_console().print(_count(len(states), "state"), style="dim")


def _unknown_thing(thing: str, states: list[ThingState]) -> str:
    names = {state.thing: state.thing for state in states}
    # "brigde" is near to "bridge" and far from "the old iron bridge"
    words = {word: name for name in sorted(names, reverse=True) for word in name.split() if len(word) > SHORT_WORD}
    near = (words | names).get(nearest(thing, words | names) or "")
    hint = f", did you mean {near!r}?" if near else ""
    return f"no fact of the store tells of a state of {thing!r}{hint}; give words of its name, as: liaison office"


def _one_form(as_json: bool, as_csv: bool) -> None:
    if as_json and as_csv:
        raise InputError("--json and --csv exclude each other; give one of them", reason="bad-option")


def _lines(rows: Iterable[msgspec.Struct]) -> None:
    for row in rows:
        write_line(msgspec.json.encode(row))


def _csv(lines: Iterable[str]) -> None:
    for line in lines:
        write_text(line)

"""Stories, timelines and states on the command line: what a user sees, and what is said where nothing is found."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from factnews.cli.timelines import BAR, bar
from factnews.model import Fact, Standing, Story
from factnews.store import Store
from tests.cli.conftest import Factnews

STORY = Story(
    id="s-1",
    title="Norland shells a bridge",
    fact_ids=("f-c-shelled", "f-c-accused"),
    article_ids=("sample-1",),
    outlets=("The River Post",),
    actors=("NOR", "EST"),
    countries=("EST",),
    first=date(2021, 3, 9),
    last=date(2021, 3, 9),
)


@pytest.fixture
def told(store: str) -> str:
    """The sample's store with intensities, a standing, and a story."""
    with Store.open(store) as opened:
        for fact in list(opened.facts()):
            changed: Fact = replace(fact, intensity=-4.0, goldstein=-5.0, quad="material conflict", object="the bridge")
            if fact.id == "f-c-accused":
                changed = replace(changed, standing=Standing.DISPUTED, disputed_by=("NOR",), intensity=2.0)
            opened.replace_facts(fact.event_class, [changed])
        opened.replace_stories([STORY])
    return store


def table(text: str) -> list[dict[str, str]]:
    """A CSV table as rows."""
    return list(csv.DictReader(io.StringIO(text)))


def test_stories_are_listed_with_title_days_and_id(factnews: Factnews, told: str) -> None:
    shown = factnews(["stories", "--store", told])
    assert shown.code == 0
    assert "Norland shells a bridge" in shown.out
    assert "1 report, 1 outlet, 2 facts" in shown.out
    assert "1 story" in shown.err


def test_stories_are_the_same_in_every_form(factnews: Factnews, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (story,) = map(json.loads, factnews(["stories", "--store", told, "--json"]).out.splitlines())
    (row,) = table(factnews(["stories", "--store", told, "--csv"]).out)
    assert story["facts"] == row["facts"].split(";") == ["f-c-shelled", "f-c-accused"]
    assert (story["first"], row["start"]) == ("2021-03-09", "2021-03-09")
    monkeypatch.setenv("COLUMNS", "150")
    assert factnews(["stories", "--store", told]).out.split()[:4] == ["When", "Story", "Who", "Told"]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (["--actor", "nor"], 1),
        (["--actor", "Norway"], 1),  # NOR is the code of the sample's Norland, and of Norway
        (["--country", "EST"], 1),
        (["--outlet", "the river post"], 1),
        (["--since", "2021-03-10"], 0),
    ],
)
def test_stories_are_found_by_what_was_asked_for(factnews: Factnews, told: str, filters: list[str], found: int) -> None:
    assert len(factnews(["stories", "--store", told, "--json", *filters]).out.splitlines()) == found


def test_the_timeline_of_an_actor_says_what_each_fact_rests_on(factnews: Factnews, told: str) -> None:
    shown = factnews(["timeline", "NOR", "--store", told])
    assert shown.code == 0
    assert "disputed by NOR" in shown.out
    assert shown.out.index("f-c-shelled") < shown.out.index("f-c-close"), "undated facts come last"
    assert "3 facts" in shown.err


def test_a_timeline_tells_what_happened(factnews: Factnews, told: str) -> None:
    for actors in (["NOR"], ["NOR", "EST"]):
        shown = factnews(["timeline", *actors, "--store", told]).out
        assert "9 Mar 2021  Border guards of Norland shelled the Sudan Bridge" in shown


def test_two_actors_get_a_chart_and_the_same_numbers_for_programs(factnews: Factnews, told: str) -> None:
    shown = factnews(["timeline", "NOR", "EST", "--store", told, "--by", "day"])
    assert "9 Mar 2021" in shown.out
    assert "█" * BAR in shown.out
    (point,) = map(json.loads, factnews(["timeline", "EST", "NOR", "--store", told, "--json"]).out.splitlines())
    assert (point["facts"], point["conflict"], point["cooperation"]) == (2, 4.0, 2.0)
    assert (point["start"], point["end"]) == ("2021-03-08", "2021-03-14")
    (row,) = table(factnews(["timeline", "EST", "NOR", "--store", told, "--csv"]).out)
    assert row["material_conflict"] == "2"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["timeline", "NORR"], "did you mean NOR?"),
        (["timeline", "Atlantis"], "give a code"),
        (["timeline", "NOR", "NOR"], "both actors are NOR"),
        (["timeline", "NOR", "EST", "EST"], "one actor or two"),
        (["timeline", "NOR", "EST", "--by", "wek"], "did you mean week?"),
        (["timeline", "NOR", "--json", "--csv"], "exclude each other"),
        (["states", "brigde"], "did you mean"),
        (["stories", "--actor", "NORR"], "did you mean NOR?"),
    ],
)
def test_what_is_not_there_is_said_in_one_line(factnews: Factnews, told: str, arguments: list[str], words: str) -> None:
    ended = factnews([*arguments, "--store", told])
    assert (ended.code, ended.out) == (2, "")
    assert words in ended.err
    assert len(ended.err.splitlines()) == 1


def test_the_states_of_a_thing_are_listed_with_their_fact(factnews: Factnews, told: str) -> None:
    shown = factnews(["states", "sudan bridge", "--store", told])
    assert shown.code == 0
    assert "damaged" in shown.out
    (state,) = map(json.loads, factnews(["states", "Bridge", "--store", told, "--json"]).out.splitlines())
    assert (state["state"], state["start"], state["fact"]) == ("damaged", "2021-03-09", "f-c-shelled")
    assert len(table(factnews(["states", "bridge", "--store", told, "--csv"]).out)) == 1


def test_an_empty_store_says_what_to_do(factnews: Factnews, tmp_path: Path) -> None:
    location = str(tmp_path / "empty.db")
    Store.open(location).close()
    assert "factnews run" in factnews(["timeline", "PRK", "--store", location]).err
    assert "no stories" in factnews(["stories", "--store", location]).err


def test_a_bar_never_hides_a_small_value_nor_grows_too_long() -> None:
    assert bar(0.001, 10)
    assert bar(0, 10) == bar(0, 0) == ""
    assert len(bar(10, 10)) == BAR

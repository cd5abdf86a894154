"""What became of an office, an agreement, a crossing."""

from __future__ import annotations

from datetime import date

import pytest

from factnews.model import Standing
from factnews.stories.states import all_states, state_of, state_words, thing_states
from tests.stories.telling import fact, told

DAYS = (date(2018, 9, 14), date(2020, 1, 30), date(2020, 6, 16))


@pytest.mark.parametrize(
    ("trigger", "thing", "state"),
    [
        ("opened", "the liaison office", "opened"),
        ("inauguration", "the new bridge", "opened"),
        ("reopened", "the crossing", "reopened"),
        ("restored", "the hotline", "reopened"),
        ("suspended", "work at the office", "suspended"),
        ("cut off", "all hotlines", "closed"),
        ("shut down", "the border crossing", "closed"),
        ("shelled", "the bridge", "damaged"),
        ("blew up", "the liaison office", "destroyed"),
        ("demolition", "the liaison office", "destroyed"),
        ("seized", "the border post", "seized"),
        ("signed", "the agreement", "signed"),
        ("signed into law", "the bill", "ratified"),
        ("ratified", "the protocol", "ratified"),
        ("violated", "the ceasefire", "broken"),
        ("pulled out of", "the treaty", "ended"),
        ("scrapped", "the military pact", "ended"),
        ("extended", "the truce", "extended"),
        ("lifted", "the blockade", "lifted"),
        ("imposed", "a curfew", "imposed"),
        ("opened", "fire", None),
        ("launched", "two missiles", None),
        ("met", "the envoy", None),
        ("", "", None),
    ],
)
def test_words_bring_a_thing_into_its_state(trigger: str, thing: str, state: str | None) -> None:
    assert state_of(trigger, thing) == state


def test_the_list_of_states_names_no_word_twice_and_says_what_each_state_means() -> None:
    listed = [word for state in state_words().values() for word in state.words]
    assert len(listed) == len(set(listed))
    assert all(state.meaning for state in state_words().values())


def test_the_history_of_a_thing_is_in_the_order_of_days() -> None:
    claims = [
        told("a", "r1", "blew up", thing="the joint liaison office in Kaesong"),
        told("b", "r2", "opened", thing="their liaison office"),
        told("c", "r3", "suspended", thing="the liaison office"),
        told("d", "r4", "opened", thing="a hospital"),
    ]
    days = dict(zip("bca", DAYS, strict=True))
    facts = [fact(name, [name], day=days.get(name)) for name in "abcd"]
    states = thing_states(facts, claims, "Liaison Office")
    assert [(state.state, state.day) for state in states] == [
        ("opened", DAYS[0]),
        ("suspended", DAYS[1]),
        ("destroyed", DAYS[2]),
    ]


def test_a_fact_gives_one_state_by_most_of_its_claims_and_none_when_taken_back() -> None:
    claims = [
        told("a", "r1", "shelled", thing="the bridge"),
        told("b", "r2", "destroyed", thing="the bridge"),
        told("c", "r3", "destroyed", thing="Velm bridge"),
    ]
    (state,) = all_states([fact("f", "abc")], claims)
    assert (state.state, state.thing, state.day) == ("destroyed", "bridge", None)
    assert not all_states([fact("f", "abc", standing=Standing.RETRACTED)], claims)


def test_a_thing_that_acts_upon_nothing_is_found_where_it_is_no_known_actor() -> None:
    claim = told("a", "r1", "reopened", actors=())
    named = told("b", "r1", "reopened", actors=("KOR",))
    assert not all_states([fact("f", ["a"]), fact("g", ["b"])], [claim, named])


def test_asking_for_nothing_finds_nothing() -> None:
    assert not thing_states([fact("f", ["a"])], [told("a", "r1", "opened", thing="the office")], "the of")

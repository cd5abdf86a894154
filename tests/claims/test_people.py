"""Whoever holds a role must come out with the code of the actor meant, one participant for each."""

from __future__ import annotations

from factnews.claims.people import People
from factnews.model import ActorCode, Mention, MentionKind
from tests.claims.builders import span

TEXT = "Peru, Chile and the Bolivian foreign minister met nobody known"


def mention(words: str, code: str) -> Mention:
    at = span(TEXT, words)
    return Mention(at.start, at.end, 0, 0, MentionKind.NAME, ActorCode(code, "GOV"), "test")


PEOPLE = People(
    TEXT, [mention("Peru", "PER"), mention("Chile", "CHL"), mention("the Bolivian foreign minister", "BOL")]
)


def test_a_coordination_is_as_many_participants_as_it_has_members_each_with_its_own_words() -> None:
    parties = PEOPLE.participants(span(TEXT, "Peru, Chile and the Bolivian foreign minister"))
    assert [(p.code, p.text) for p in parties] == [
        ("PER", "Peru"),
        ("CHL", "Chile"),
        ("BOL", "the Bolivian foreign minister"),
    ]


def test_part_of_a_mention_stands_for_the_whole() -> None:
    (party,) = PEOPLE.participants(span(TEXT, "foreign minister"))
    assert (party.code, party.sector) == ("BOL", "GOV")


def test_who_is_not_known_keeps_the_words_and_has_no_code() -> None:
    (party,) = PEOPLE.participants(span(TEXT, "nobody"))
    assert (party.code, party.text) == (None, "nobody")

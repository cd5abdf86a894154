"""Who counts attacks must not count football."""

from __future__ import annotations

import pytest

from factnews.claims import code
from factnews.claims.sport import is_of_a_game
from factnews.model import EventClass
from factnews.reading import Reader


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(
    ("text", "lemma", "event_class", "game"),
    [
        ("Uganda's football team beat Rwanda 2-1 in Kampala.", "beat", EventClass.ASSAULT, True),
        ("The striker killed off the match with a late goal.", "kill", EventClass.ASSAULT, True),
        ("Police beat supporters outside the stadium.", "beat", EventClass.ASSAULT, False),
        ("The federation banned the team for two years.", "ban", EventClass.SANCTION, False),
        ("Gunmen shot dead 12 people at a football match.", "shoot", EventClass.ASSAULT, False),
        ("Parliament rejected the coach's budget 54-40.", "reject", EventClass.REJECT, False),
    ],
)
def test_a_move_in_a_game_is_told_from_an_attack(
    reader: Reader, text: str, lemma: str, event_class: EventClass, game: bool
) -> None:
    (sentence,) = reader.read(text).sentences
    assert is_of_a_game(event_class, lemma, sentence, text) is game


def test_a_report_of_a_game_has_no_assault(reader: Reader) -> None:
    (report,) = code([reader.read("Uganda's football team beat Rwanda 2-1 to reach the final of the cup.")])
    assert not [claim for claim in report.claims if claim.event_class is EventClass.ASSAULT]

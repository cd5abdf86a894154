"""A mode that contradicts the words of its claim is what a reader sees first."""

from __future__ import annotations

import pytest

from factnews.claims.modes import mode_words, told_mode
from factnews.codebooks.books import load
from factnews.model import EventClass
from factnews.reading import Reader
from tests.claims.builders import cue, sentence

CASES = [
    ("Rebels blew up the bridge", "blew", EventClass.ASSAULT, "explosives"),
    ("Gunmen kidnapped two priests", "kidnapped", EventClass.ASSAULT, "abduct"),
    ("The navy sent a carrier to the strait", "sent", EventClass.MOBILIZE, "weapons"),
    ("Ghent urged Bruges to release the boats", "urged", EventClass.REQUEST, "yield"),
    ("Ghent urged Bruges to return to the talks", "urged", EventClass.REQUEST, "meet"),
    ("The mayor resigned over the bridge", "resigned", EventClass.RETREAT, "resign"),
]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


@pytest.mark.parametrize(("text", "trigger", "event_class", "mode"), CASES)
def test_the_words_of_an_event_tell_its_mode(
    reader: Reader, text: str, trigger: str, event_class: EventClass, mode: str
) -> None:
    (whole,) = reader.read(text).sentences
    assert told_mode(cue(text, trigger, event_class), whole) == mode


def test_words_that_hang_from_another_act_tell_nothing() -> None:
    text = "Bruges spoke and guards release Ghent"
    tree = sentence(text, [1, -1, 4, 4, 1, 4], ["nsubj", "root", "cc", "nsubj", "conj", "obj"])
    assert told_mode(cue(text, "spoke", EventClass.REQUEST), tree) is None
    assert told_mode(cue(text, "guards", EventClass.REQUEST), tree) is None
    assert told_mode(cue(text, "release", EventClass.REQUEST), tree) == "yield"


def test_every_mode_is_one_of_its_class() -> None:
    plover = load().plover
    for event_class, place, word in mode_words():
        assert place in ("act", "told")
        assert mode_words()[event_class, place, word] in plover.modes(event_class), (event_class, word)

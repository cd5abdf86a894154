"""PLOVER's sixteen classes with their scores."""

from factnews.codebooks import load
from factnews.model import EventClass

PLOVER = load().plover


def test_all_classes_are_there_with_conflict_below_and_cooperation_above_zero() -> None:
    assert set(PLOVER.classes) == set(EventClass)
    for event_class in EventClass:
        score = PLOVER.intensity(event_class)
        assert (score > 0) == ("cooperation" in PLOVER.quad(event_class)) or event_class is EventClass.REQUEST


def test_a_mode_scores_finer_than_its_class_and_an_unknown_mode_like_it() -> None:
    assert PLOVER.intensity(EventClass.RETREAT, "disarm") > PLOVER.intensity(EventClass.RETREAT, "resign")
    assert PLOVER.intensity(EventClass.AGREE, "no such mode") == PLOVER.intensity(EventClass.AGREE)

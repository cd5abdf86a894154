"""Our own training sentences must be read as their writers meant them."""

from __future__ import annotations

import pytest

pytest.importorskip("safetensors", reason="the training extra is not installed")

from factnews.model import EventClass, Status
from factnews.reading.encode import WordPieces
from factnews.reading.scores import FOLDER
from training.inline import items, load, parse
from training.reader import OWN_SENTENCES
from training.sources import TextWindows


def test_marks_become_spans_of_the_bare_text() -> None:
    text, (met, blamed) = parse(
        "{A1A2 He} {T1:CONSULT:happened met} {R1 the king} and {T2:ACCUSE:negated blamed} {R2 no one}; {M1 talks}."
    )
    assert text == "He met the king and blamed no one; talks."
    assert [text[a:b] for a, b in met.roles["actor"]] == [text[a:b] for a, b in blamed.roles["actor"]] == ["He"]
    assert [text[a:b] for a, b in met.also] == ["talks"]
    assert (blamed.event_class, blamed.status) == ("ACCUSE", "negated")


@pytest.mark.parametrize("line", ["{A1 He} left.", "{T1:AID:happened gave {O1 food}}"])
def test_a_role_without_its_event_and_nested_marks_are_refused(line: str) -> None:
    with pytest.raises(ValueError, match="a role without its event"):
        parse(line)


def test_every_item_can_be_read_and_uses_known_classes_and_statuses() -> None:
    texts = set()
    for name, line in items(OWN_SENTENCES):
        text, events = parse(line)
        assert text not in texts, f"{name} is there twice"
        texts.add(text)
        for event in events:
            EventClass(event.event_class)
            Status(event.status)
    assert len(texts) > 500


def test_events_land_on_the_words_that_carry_them() -> None:
    examples = load(OWN_SENTENCES, TextWindows(WordPieces(FOLDER / "tokenizer.json"), most_words=96))
    assert sum(bool(e.status) for e in examples) > len(examples) / 2
    for example in examples:
        assert example.events is not None
        assert all(example.events[k] not in ("O", None) for k in example.status)

"""What a user of the reader relies on: exact spans, the same output for the same input, no text that breaks it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.errors import ModelError
from factnews.model import Reading
from factnews.reading import Reader
from factnews.reading.scores import FOLDER

TEXT = (
    "SEOUL, South Korea — North Korea blew up the liaison office on Tuesday, the Unification Ministry said.\n\n"
    "“We will answer,” President Moon Jae-in told reporters. His aides met the generals in Busan."
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def assert_sound(reading: Reading) -> None:
    text = reading.article.text
    last = 0
    for sentence in reading.sentences:
        assert sentence.start >= last
        last = sentence.end
        assert sentence.tokens
        assert sum(t.head < 0 for t in sentence.tokens) == 1
        for token in sentence.tokens:
            assert text[token.start : token.end] == token.text
            assert -1 <= token.head < len(sentence.tokens)
    for cue in reading.events:
        assert reading.sentences[cue.sentence].tokens[cue.token].start == cue.start
        assert 0 <= cue.confidence <= 1
        for link in cue.links:
            assert 0 <= link.start < link.end <= len(text)
    for entity in reading.entities:
        assert text[entity.start : entity.end].strip() == text[entity.start : entity.end] != ""


def test_a_report_has_its_sentences_trees_names_and_events(reader: Reader) -> None:
    reading = reader.read(TEXT)
    assert_sound(reading)
    assert TEXT[reading.sentences[0].start : reading.sentences[0].end] == "SEOUL, South Korea —"
    assert len(reading.sentences) == 4
    second = reading.sentences[1]
    verb = next(t for t in second.tokens if t.text == "blew")
    subject = next(t for t in second.tokens if t.text == "Korea")
    assert (verb.upos, verb.lemma, subject.deprel) == ("VERB", "blow", "nsubj")
    names = {TEXT[e.start : e.end]: e.label for e in reading.entities}
    assert names["North Korea"] in {"LOC", "ORG"}  # a state that acts is either, in the sets it was learned from
    assert any("Moon Jae" in name and label == "PER" for name, label in names.items())
    # To destroy a thing is ASSAULT (destroy) or COERCE (seize or damage property) in PLOVER; figures say how often it is right.
    blew = next(e for e in reading.events if TEXT[e.start : e.end] == "blew")
    assert blew.event_class in {"ASSAULT", "COERCE"}


@given(st.text(max_size=400))
@settings(deadline=None, max_examples=60)
def test_no_text_breaks_the_reader(text: str) -> None:
    assert_sound(_SHARED.read(text))


@pytest.mark.parametrize(
    "text", ["", " \n\n ", "\x00\x01\x02", "🙂🙂 🙃", "a" * 10_000, "ſ\u202eabc Привет 你好 مرحبا."]
)
def test_odd_texts_are_read_without_complaint(text: str) -> None:
    assert_sound(_SHARED.read(text))


def test_a_long_text_without_a_full_stop_is_read_in_bounded_time(reader: Reader) -> None:
    begin = time.process_time()
    assert_sound(reader.read("the men of the town went on and " * 2_000))
    assert time.process_time() - begin < 40


def test_the_company_and_order_in_which_articles_come_change_nothing(reader: Reader) -> None:
    texts = [TEXT, "The court jailed two men.", "Rebels freed the hostages near Goma on Friday."]
    alone = [reader.read(text) for text in texts]
    for order in ([0, 1, 2], [2, 0, 1], [1, 1, 0]):
        assert list(reader.read_many([alone[k].article for k in order])) == [alone[k] for k in order]


def test_the_number_of_threads_changes_nothing() -> None:
    assert Reader(threads=2).read(TEXT) == _SHARED.read(TEXT)


def test_given_words_are_kept_as_they_are(reader: Reader) -> None:
    (parsed, empty) = reader.parse_words([["Police", "arrested", "two", "men", "."], []])
    assert (parsed.heads[0], parsed.deprels[0], parsed.heads[1]) == (1, "nsubj", -1)
    assert empty.upos == []


def test_missing_weights_are_said_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="weights are missing"):
        Reader(weights=tmp_path)


def test_weights_of_another_version_are_refused(tmp_path: Path) -> None:
    for file in FOLDER.iterdir():
        (tmp_path / file.name).symlink_to(file)
    about = (FOLDER / "reader.json").read_text()
    (tmp_path / "reader.json").unlink()
    (tmp_path / "reader.json").write_text(about.replace('"version": "2"', '"version": "0"'))
    with pytest.raises(ModelError, match="version 0"):
        Reader(weights=tmp_path)


_SHARED = Reader()

"""Furniture goes, the report's sentences stay: losing one would lose what it states."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.articles.furniture import clean, kind_of, sections, without_marker
from tests.articles.pages import STORY


@pytest.mark.parametrize(
    ("section", "line"), [(section.name, line) for section in sections() for line in section.examples]
)
def test_every_example_of_the_word_list_goes(section: str, line: str) -> None:
    assert kind_of(line) == section


@pytest.mark.parametrize("line", [line for section in sections() for line in section.keeps])
def test_every_counterexample_of_the_word_list_stays(line: str) -> None:
    assert kind_of(line) is None


@pytest.mark.parametrize("section", sections(), ids=lambda section: section.name)
def test_every_section_of_the_word_list_has_examples_for_both(section: object) -> None:
    assert section.examples
    assert section.keeps


@pytest.mark.parametrize("section", sections(), ids=lambda section: section.name)
def test_every_listed_line_goes_in_any_case(section: object) -> None:
    for line in section.lines:
        assert kind_of(line.upper()) is not None
        assert kind_of(line.capitalize()) is not None


@pytest.mark.parametrize(
    "sentence",
    [
        "Share.",
        "The ministry shared this on Twitter.",
        "Facebook, Twitter and email were cut off on Tuesday.",
        "Photo shoots were banned.",
        "Read more about it, the minister told reporters.",
        "Sign up to the treaty or face sanctions, the president warned.",
        "Tags on the wreckage showed where it was made.",
    ],
)
def test_sentences_that_begin_like_furniture_stay(sentence: str) -> None:
    assert clean([sentence], title=None) == ([] if sentence == "Share." else [sentence])


FURNITURE = st.sampled_from([line for section in sections() for line in section.examples])
SUBJECTS = st.sampled_from(
    ["The minister", "Twitter", "Facebook", "Seoul", "More than 40 people", "Print workers", "The Photo Agency", "It"]
)
VERBS = st.sampled_from(
    ["said", "warned", "shared", "subscribed to the view", "read", "signed up to the deal", "urged"]
)
ENDS = st.sampled_from(
    ["that talks had failed.", "on Tuesday.", "the cookies were stolen.", "“Stop!”", "copyright law would change.",
     "a photo of the site.", "the advertisement was false.", "all rights would be respected."]
)  # fmt: skip
SENTENCES = st.builds(lambda *parts: " ".join(parts), SUBJECTS, VERBS, ENDS)


@given(st.lists(st.one_of(SENTENCES, st.sampled_from(STORY), FURNITURE), max_size=12))
@settings(deadline=None, max_examples=150)
def test_no_sentence_of_a_story_is_ever_cut(lines: list[str]) -> None:
    furniture = {line for section in sections() for line in section.examples}
    kept = clean(lines, title="Dock workers stop work")
    for line in lines:
        if line not in furniture:
            assert line in kept
    assert not furniture & set(kept)


@given(st.lists(st.one_of(SENTENCES, FURNITURE), max_size=8))
@settings(deadline=None, max_examples=60)
def test_cleaning_twice_changes_nothing(lines: list[str]) -> None:
    once = clean(lines, title=None)
    assert clean(once, title=None) == once


def test_the_title_repeated_above_the_report_goes_and_below_stays() -> None:
    title = "Dock workers stop work"
    kept = clean([title, *STORY, title], title=title)
    assert kept == [*STORY, title]


def test_links_below_related_stories_go_when_nothing_else_follows() -> None:
    assert clean([*STORY, "Related stories", "Herring prices fall", "Fog over the bay"], title=None) == list(STORY)
    assert clean([STORY[0], "Related stories", "Herring prices fall", STORY[1]], title=None) == [
        STORY[0],
        "Herring prices fall",
        STORY[1],
    ]


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("Ships wait off the port. (Photo: Ada Quill)", "Ships wait off the port."),
        ("Ships wait off the port. (File photo)", "Ships wait off the port."),
        ("Ships wait off the port (AP Photo/Ada Quill)", "Ships wait off the port"),
        ("Ines Varga (photo of 2017 on the wall) spoke.", "Ines Varga (photo of 2017 on the wall) spoke."),
    ],
)
def test_a_photo_credit_goes_and_the_words_before_it_stay(line: str, left: str) -> None:
    assert without_marker(line) == left

"""Lemmas decide which cue of speech is known and which verb is in the past."""

from __future__ import annotations

import subprocess
import sys

import pytest

from factnews.reading.lemmas import lemma_of, mended_tag


@pytest.mark.parametrize(
    ("form", "upos", "lemma"),
    [
        ("said", "VERB", "say"),
        ("left", "VERB", "leave"),
        ("men", "NOUN", "man"),
        ("Koreas", "PROPN", "Koreas"),
        ("n't", "PART", "not"),
    ],
)
def test_lemmas_follow_the_part_of_speech(form: str, upos: str, lemma: str) -> None:
    assert lemma_of(form, upos) == lemma


def test_a_past_form_tagged_as_present_is_mended_and_no_other() -> None:
    assert mended_tag("vowed", "VBZ") == "VBD"
    assert mended_tag("need", "VBP") == "VBP"
    assert mended_tag("vowed", "VBN") == "VBN"


def test_reading_lemmas_neither_loads_spacy_nor_leaves_a_stand_in_for_it() -> None:
    code = (
        "import sys; from factnews.reading.lemmas import lemma_of; lemma_of('said', 'VERB'); "
        "print(sorted(name for name in sys.modules if name.split('.')[0] in ('spacy', 'thinc')))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"

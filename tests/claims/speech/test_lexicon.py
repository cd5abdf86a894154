from __future__ import annotations

from factnews.claims.speech.lexicon import load_cues


def test_a_verb_that_needs_its_particle_is_no_cue_without_it() -> None:
    cues = load_cues()
    assert "clause" in cues.takes("point", "out")
    assert cues.takes("point", "at") == frozenset()


def test_a_threat_to_act_is_an_event_and_not_speech() -> None:
    assert "infinitive" not in load_cues().takes("threaten", "to")


def test_what_only_documents_say_is_marked_so() -> None:
    assert load_cues().takes("show", "that") == {"document"}
    assert "report" in load_cues().documents

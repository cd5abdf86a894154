"""A claim without its source would be published as the outlet's own word."""

from __future__ import annotations

from dataclasses import replace

from factnews.claims.attribution import chain_of, with_accusers
from factnews.model import EventClass, Manner
from tests.claims.builders import cue, draft, sentence, statement

TEXT = "KCNA said Kim said that the army fired two rockets. “They fired,” Seoul said."


def test_the_outlets_own_assertion_has_no_source() -> None:
    text = "The army fired two rockets. Seoul said it was angry."
    assert chain_of(cue(text, "fired"), [statement(text, "KOR", "it was angry")], text) == ()


def test_the_chain_goes_from_the_outermost_source_inwards() -> None:
    outer = statement(TEXT, "PRK", "Kim said that the army fired two rockets")
    inner = statement(TEXT, "PER:KIM", "the army fired two rockets", words_of="said that")
    chain = chain_of(cue(TEXT, "fired"), [inner, outer], TEXT)
    assert [(a.speaker.code, a.manner) for a in chain] == [("PRK", Manner.INDIRECT), ("PER:KIM", Manner.INDIRECT)]


def test_inside_quotation_marks_of_a_mixed_statement_the_manner_is_direct() -> None:
    mixed = statement(TEXT, "KOR", "“They fired,”", words_of="said.", manner=Manner.MIXED)
    (link,) = chain_of(cue(TEXT, "fired", nth=1), [mixed], TEXT)
    assert link.manner is Manner.DIRECT


def test_the_cue_of_a_statement_is_the_reporters_own_word() -> None:
    text = "Seoul warned the North against it."
    warned = statement(text, "KOR", "warned the North against it", words_of="warned")
    assert chain_of(cue(text, "warned"), [warned], text) == ()


def test_what_somebody_is_accused_of_is_the_accusers_word_and_nothing_else_is() -> None:
    text = "Peru accused Chile of shelling villages and closed the border"
    tree = sentence(text, [1, -1, 1, 4, 1, 4, 7, 1, 9, 7], "nsubj root obj mark advcl obj cc conj det obj".split())
    tree = replace(tree, tokens=tuple(replace(t, lemma="accuse") if t.text == "accused" else t for t in tree.tokens))
    accused, shelling, closed = (
        draft(cue(text, word, kind, token=token), actor)
        for word, kind, token, actor in (
            ("accused", EventClass.ACCUSE, 1, "PER"),
            ("shelling", EventClass.ASSAULT, 4, "CHL"),
            ("closed", EventClass.SANCTION, 7, "PER"),
        )
    )
    found = with_accusers([accused, shelling, closed], [tree])
    assert [[link.speaker.code for link in one.attribution] for one in found] == [[], ["PER"], []]

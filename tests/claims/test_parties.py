"""Parties taken from the wrong side of the verb turn a report round."""

from __future__ import annotations

from dataclasses import replace

from factnews.claims.parties import parties_of
from factnews.model import EventClass, EventCue, Sentence, SentenceKind
from tests.claims.builders import cue, sentence

Links = tuple[tuple[str, str, float], ...]


def parties(
    text: str, tree: Sentence, event: EventCue, others: tuple[Sentence, ...] = ()
) -> tuple[list[str], list[str]]:
    acting, acted_upon = parties_of(event, tree, others, least=0.4)
    return [text[k.start : k.end] for k in acting], [text[k.start : k.end] for k in acted_upon]


def test_the_subject_of_a_passive_is_acted_upon() -> None:
    text = "Peru was criticised by Chile"
    tree = sentence(text, [2, 2, -1, 4, 2], ["nsubj:pass", "aux:pass", "root", "case", "obl:agent"])
    links: Links = (("actor", "Peru", 0.8), ("actor", "Chile", 0.9))
    assert parties(text, tree, cue(text, "criticised", EventClass.ACCUSE, token=2, links=links)) == (
        ["Chile"],
        ["Peru"],
    )


def test_a_list_acts_as_a_whole_and_who_stands_outside_it_does_not_act() -> None:
    text = "Peru and Chile rejected Bolivia 's plan"
    tree = sentence(text, [3, 2, 0, -1, 6, 4, 3], ["nsubj", "cc", "conj", "root", "nmod:poss", "case", "obj"])
    links: Links = (
        ("actor", "Peru", 0.9),
        ("actor", "Chile", 0.6),
        ("actor", "Bolivia", 0.5),
        ("recipient", "Bolivia", 0.7),
    )
    acting, _ = parties(text, tree, cue(text, "rejected", EventClass.REJECT, token=3, links=links))
    assert acting == ["Peru", "Chile"]


def test_who_meets_whom_act_together() -> None:
    text = "Peru met Chile"
    tree = sentence(text, [1, -1, 1], ["nsubj", "root", "obj"])
    links: Links = (("actor", "Peru", 0.9), ("actor", "Chile", 0.6))
    assert parties(text, tree, cue(text, "met", EventClass.CONSULT, token=1, links=links))[0] == ["Peru", "Chile"]


def test_a_pronoun_beside_a_name_repeats_a_party() -> None:
    text = "Peru said it refused"
    tree = sentence(text, [1, -1, 3, 1], ["nsubj", "root", "nsubj", "ccomp"])
    tree = replace(tree, tokens=tuple(replace(t, upos="PRON") if t.text == "it" else t for t in tree.tokens))
    links: Links = (("actor", "Peru", 0.6), ("actor", "it", 0.9))
    assert parties(text, tree, cue(text, "refused", EventClass.REJECT, token=3, links=links))[0] == ["Peru"]


def test_a_dateline_acts_on_nobody() -> None:
    text = "LIMA — Peru protested"
    dateline = replace(sentence("LIMA —", [-1, 0], ["root", "punct"]), kind=SentenceKind.DATELINE)
    tree = sentence("Peru protested", [1, -1], ["nsubj", "root"], start=7)
    links: Links = (("actor", "LIMA", 0.9), ("actor", "Peru", 0.5))
    event = cue(text, "protested", EventClass.PROTEST, token=1, links=links)
    assert parties(text, tree, event, (dateline,))[0] == ["Peru"]


def test_where_no_actor_is_sure_the_likeliest_one_is_taken() -> None:
    text = "Peru 's refusal"
    tree = sentence(text, [2, 0, -1], ["nmod:poss", "case", "root"])
    assert parties(text, tree, cue(text, "refusal", EventClass.REJECT, token=2, links=(("actor", "Peru", 0.3),)))[
        0
    ] == ["Peru"]

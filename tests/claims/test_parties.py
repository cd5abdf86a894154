"""Parties taken from the wrong side of the verb turn a report round."""

from __future__ import annotations

from dataclasses import replace

from factnews.claims.parties import parties_of, whole_phrase
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


def _names(tree: Sentence) -> Sentence:
    return replace(tree, tokens=tuple(replace(t, upos="PROPN") if t.text[:1].isupper() else t for t in tree.tokens))


def test_all_names_of_a_list_are_acted_upon_when_the_reader_links_one() -> None:
    text = "officials urged Peru and Chile"
    tree = _names(sentence(text, [1, -1, 1, 4, 2], ["nsubj", "root", "obj", "cc", "conj"]))
    links: Links = (("actor", "officials", 0.9), ("recipient", "Peru", 0.8))
    event = cue(text, "urged", EventClass.REQUEST, token=1, links=links)
    assert parties(text, tree, event) == (["officials"], ["Peru", "Chile"])


def test_half_a_name_is_not_taken_for_a_member_of_a_list() -> None:
    text = "officials urged Peru and Minister Diaz"
    tree = _names(sentence(text, [1, -1, 1, 4, 2, 2], ["nsubj", "root", "obj", "cc", "conj", "conj"]))
    event = cue(text, "urged", EventClass.REQUEST, token=1, links=(("recipient", "Peru", 0.8),))
    assert parties(text, tree, event)[1] == ["Peru", "Diaz"]


def test_words_taken_for_both_sides_are_what_the_reader_is_surer_of() -> None:
    text = "tariffs hit Peru"
    tree = sentence(text, [1, -1, 1], ["nsubj", "root", "obj"])
    links: Links = (("actor", "Peru", 0.45), ("recipient", "Peru", 0.9))
    assert parties(text, tree, cue(text, "hit", EventClass.SANCTION, token=1, links=links))[1] == ["Peru"]


def test_whom_a_relative_clause_takes_up_as_its_object_is_acted_upon() -> None:
    text = "Peru , which Chile threatened"
    tree = _names(sentence(text, [-1, 0, 4, 4, 0], ["root", "punct", "obj", "nsubj", "acl:relcl"]))
    event = cue(text, "threatened", EventClass.THREATEN, token=4, links=(("actor", "Chile", 0.9),))
    assert parties(text, tree, event) == (["Chile"], ["Peru"])


def test_a_relative_pronoun_is_no_part_of_a_party() -> None:
    text = "traders who refused"
    tree = sentence(text, [-1, 2, 0], ["root", "nsubj", "acl:relcl"])
    event = cue(text, "refused", EventClass.REJECT, token=2, links=(("actor", "traders who", 0.9),))
    assert parties(text, tree, event)[0] == ["traders"]


def test_who_carries_out_a_threat_is_not_threatened() -> None:
    text = "ministers warned that Peru would retaliate"
    tree = sentence(text, [1, -1, 5, 5, 5, 1], ["nsubj", "root", "mark", "nsubj", "aux", "ccomp"])
    links: Links = (("actor", "ministers", 0.9), ("recipient", "Peru", 0.8))
    assert parties(text, tree, cue(text, "warned", EventClass.THREATEN, token=1, links=links))[1] == []


def test_in_talks_all_parties_act_but_a_guest_has_a_host() -> None:
    text = "Peru met Chile"
    tree = sentence(text, [1, -1, 1], ["nsubj", "root", "obj"])
    links: Links = (("actor", "Peru", 0.9), ("recipient", "Chile", 0.6))
    talks = cue(text, "met", EventClass.CONSULT, token=1, links=links)
    assert parties(text, tree, talks) == (["Peru", "Chile"], [])
    assert parties(text, tree, replace(talks, mode="visit")) == (["Peru"], ["Chile"])


def test_a_passive_joined_to_another_verb_has_that_verbs_subject_as_patient() -> None:
    text = "Peru agreed and was exempted"
    tree = sentence(text, [1, -1, 4, 4, 1], ["nsubj", "root", "cc", "aux:pass", "conj"])
    event = cue(text, "exempted", EventClass.CONCEDE, token=4, links=(("actor", "Peru", 0.8),))
    assert parties(text, tree, event) == ([], ["Peru"])


def test_an_agreement_to_meet_has_no_side_that_is_acted_upon() -> None:
    text = "Peru will meet Chile"
    tree = sentence(text, [2, 2, -1, 2], ["nsubj", "aux", "root", "obj"])
    links: Links = (("actor", "Peru", 0.9), ("recipient", "Chile", 0.6))
    assert parties(text, tree, cue(text, "meet", EventClass.AGREE, token=2, links=links)) == (["Peru", "Chile"], [])


def test_the_whole_phrase_of_a_party_begins_with_its_article() -> None:
    text = "exemptions for a handful of countries"
    tree = sentence(text, [-1, 3, 3, 0, 5, 3], ["root", "case", "det", "nmod", "case", "nmod"])
    for words in ("for a handful of countries", "handful of countries"):
        found = cue(text, "exemptions", links=(("recipient", words, 0.9),)).links[0]
        whole = whole_phrase(found, tree)
        assert text[whole.start : whole.end] == "a handful of countries"


def test_those_who_clash_act_and_nobody_is_acted_upon() -> None:
    text = "police and rebels clashed as soldiers fell"
    tree = sentence(text, [3, 2, 0, -1, 6, 6, 3], ["nsubj", "cc", "conj", "root", "mark", "nsubj", "advcl"])
    tree = replace(tree, tokens=tuple(replace(t, lemma="clash") if t.text == "clashed" else t for t in tree.tokens))
    links: Links = (("actor", "police", 0.9), ("actor", "rebels", 0.9), ("recipient", "soldiers", 0.6))
    event = cue(text, "clashed", EventClass.ASSAULT, token=3, links=links)
    assert parties(text, tree, event) == (["police", "rebels"], [])


def test_a_lone_article_stands_for_its_noun() -> None:
    text = "they taunted each other"
    tree = sentence(text, [1, -1, 3, 1], ["nsubj", "root", "det", "obj"])
    event = cue(text, "taunted", EventClass.ACCUSE, token=1, links=(("recipient", "each", 0.9),))
    assert parties(text, tree, event)[1] == ["each other"]


def _with_lemmas(tree: Sentence, **lemmas: str) -> Sentence:
    return replace(tree, tokens=tuple(replace(t, lemma=lemmas.get(t.text, t.lemma)) for t in tree.tokens))


def test_who_strikes_a_bargain_with_whom_act_together() -> None:
    text = "Peru signed a truce with Chile"
    tree = sentence(text, [1, -1, 3, 1, 5, 1], ["nsubj", "root", "det", "obj", "case", "obl"])
    tree = _with_lemmas(tree, signed="sign", truce="truce")
    links: Links = (("actor", "Peru", 0.9), ("recipient", "Chile", 0.7), ("object", "a truce", 0.9))
    event = cue(text, "signed", EventClass.SUPPORT, token=1, links=links)
    assert parties(text, tree, event) == (["Peru", "Chile"], [])


def test_who_stands_in_another_clause_is_no_party_to_an_agreement() -> None:
    text = "Peru taxed Laos and agreed with Chile"
    tree = sentence(text, [1, -1, 1, 4, 1, 6, 4], ["nsubj", "root", "obj", "cc", "conj", "case", "obl"])
    links: Links = (("actor", "Peru", 0.9), ("actor", "Laos", 0.6), ("actor", "Chile", 0.6))
    assert parties(text, tree, cue(text, "agreed", EventClass.AGREE, token=4, links=links))[0] == ["Peru", "Chile"]


def test_a_relative_pronoun_brings_whom_it_stands_for() -> None:
    text = "Diaz praised Peru , which agreed"
    tree = sentence(text, [1, -1, 1, 5, 5, 2], ["nsubj", "root", "obj", "punct", "nsubj", "acl:relcl"])
    links: Links = (("actor", "Diaz", 0.6), ("actor", "Peru", 0.9))
    assert parties(text, tree, cue(text, "agreed", EventClass.AGREE, token=5, links=links))[0] == ["Peru"]

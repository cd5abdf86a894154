"""A reader gets the numbers of those harmed, each with its words, and only with the event that harmed them."""

from __future__ import annotations

import pytest

from factnews.claims.counts import find_harm, with_counts
from factnews.model import Claim, EventClass, Phrase, Sentence, Status, Token


def tree(words: str) -> tuple[Sentence, str]:
    """A sentence of `word/lemma/TAG/head` (lemma left out where it is the word): heads are numbers of words from 0."""
    tokens, text = [], ""
    for part in words.split():
        word, lemma, tag, head = part.split("/")
        text += " " if text else ""
        tokens.append(Token(len(text), len(text) + len(word), word, lemma or word.lower(), tag, "", int(head), ""))
        text += word
    return Sentence(0, len(text), tuple(tokens), 0), text


def claim(text: str, trigger: str, event_class: EventClass = EventClass.ASSAULT) -> Claim:
    start = text.index(trigger)
    phrase = Phrase(start, start + len(trigger), trigger)
    return Claim(
        trigger, "a", 0, phrase, (), event_class, None, (), (), None, Status.HAPPENED, None, None, (), None, None, None,
        "material conflict", 0.9, "",
    )  # fmt: skip


SHELLED = (
    "Rebels/rebel/NOUN/1 shelled/shell/VERB/-1 Zenda//PROPN/1 ,//PUNCT/4 killing/kill/VERB/1 at//ADP/6 least//ADJ/7 "
    "12//NUM/4 people//NOUN/4 and//CCONJ/10 wounding/wound/VERB/4 dozens/dozen/NUM/10 more//ADJ/10 ././PUNCT/1"
)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (SHELLED, [("killed", 12, None, "at least 12 people"), ("injured", 24, 99, "dozens more")]),
        (
            "Some//DET/1 40//NUM/2 people//NOUN/5 had/have/AUX/5 been/be/AUX/5 wounded/wound/VERB/-1",
            [("injured", 36, 44, "Some 40 people")],
        ),
        (
            "More//ADJ/2 than//ADP/0 1,700//NUM/3 protesters//NOUN/5 were/be/AUX/5 arrested/arrest/VERB/-1",
            [("arrested", 1701, None, "More than 1,700 protesters")],
        ),
        (
            "The//DET/1 blast//NOUN/2 killed/kill/VERB/-1 12//NUM/4 soldiers//NOUN/2 and//CCONJ/7 three//NUM/7 "
            "civilians//NOUN/4",
            [("killed", 15, 15, "12 soldiers and three civilians")],
        ),
        (
            "Fire/fire/NOUN/1 left/leave/VERB/-1 15//NUM/2 dead//ADJ/1 and//CCONJ/6 40//NUM/6 others//NOUN/1 "
            "injured/injure/VERB/6",
            [("killed", 15, 15, "15"), ("injured", 40, 40, "40 others")],
        ),
        (
            "The//DET/2 death//NOUN/2 toll//NOUN/3 rose/rise/VERB/-1 to//ADP/5 82//NUM/3",
            [("killed", 82, 82, "82")],
        ),
        (
            "Hundreds/hundred/NUM/3 of//ADP/2 villagers//NOUN/0 fled/flee/VERB/-1 the//DET/5 valley//NOUN/3",
            [("displaced", 200, 999, "Hundreds of villagers")],
        ),
        ("Nobody//PRON/2 was/be/AUX/2 hurt//VERB/-1", [("injured", 0, 0, "Nobody")]),
        ("The//DET/1 raid//NOUN/3 caused/cause/VERB/-1 12//NUM/4 deaths/death/NOUN/2", [("killed", 12, 12, "12")]),
        # who acts is not harmed
        (
            "Forty//NUM/1 gunmen//NOUN/2 killed/kill/VERB/-1 the//DET/4 guard//NOUN/2",
            [],
        ),
        # measures, ages and years count nobody
        ("He//PRON/1 was/be/AUX/2 killed/kill/VERB/-1 two//NUM/4 days/day/NOUN/2 later//ADV/2", []),
        ("They//PRON/1 killed/kill/VERB/-1 a//DET/6 14//NUM/5 -//PUNCT/5 old//ADJ/6 boy//NOUN/1", []),
        ("He//PRON/1 was/be/AUX/2 killed/kill/VERB/-1 in//ADP/4 2014//NUM/2", []),
        ("Police//NOUN/1 arrested/arrest/VERB/-1 30//NUM/3 percent//NOUN/1", []),
    ],
)
def test_a_number_is_tied_to_what_befell_those_it_counts(words, expected):
    sentence, text = tree(words)
    found = [harm.count for harm in find_harm(sentence, text)]
    assert [(count.kind, count.low, count.high, count.text) for count in found] == expected
    assert all(text[count.start : count.end] == count.text for count in found)


def test_the_shelling_and_the_killing_that_it_did_both_have_the_toll():
    sentence, text = tree(SHELLED)
    shelled, killing, said = with_counts(
        [claim(text, "shelled"), claim(text, "killing"), claim(text, "Zenda", EventClass.CONSULT)], [sentence], text
    )
    assert [count.text for count in shelled.counts] == ["at least 12 people"]
    assert [count.text for count in killing.counts] == ["at least 12 people", "dozens more"]
    assert said.counts == ()


def test_of_two_attacks_in_a_sentence_each_has_its_own_toll():
    sentence, text = tree(
        "Rebels/rebel/NOUN/1 shelled/shell/VERB/-1 Zenda//PROPN/1 ,//PUNCT/4 killing/kill/VERB/1 12//NUM/4 ,//PUNCT/1 "
        "and//CCONJ/9 later//ADV/9 bombed/bomb/VERB/1 Velm//PROPN/9 ,//PUNCT/12 killing/kill/VERB/9 40//NUM/12"
    )
    shelled, bombed = with_counts([claim(text, "shelled"), claim(text, "bombed")], [sentence], text)
    assert [count.low for count in shelled.counts] == [12]
    assert [count.low for count in bombed.counts] == [40]


def test_claims_without_sentences_or_trees_are_left_as_they_are():
    sentence, text = tree(SHELLED)
    one = claim(text, "shelled")
    assert with_counts([one], [], text) == (one,)
    assert with_counts([one], [Sentence(0, len(text), (), 0)], text) == (one,)
    assert with_counts([], [sentence], text) == ()

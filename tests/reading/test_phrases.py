"""Noun phrases have the words that a reader would underline."""

from factnews.reading.phrases import NounPhrase, Tree
from tests.reading.hand_trees import reading_of


def _words(tree: Tree, phrase: NounPhrase) -> str:
    return " ".join(t.text for t in tree.tokens[phrase.first : phrase.end + 1])


def test_an_office_takes_its_body_with_it_and_leaves_the_verb_out() -> None:
    reading = reading_of(
        "The/DET/3/det deputy/ADJ/3/amod chief/NOUN/7/nsubj of/ADP/6/case the/DET/6/det agency/NOUN/3/nmod left/VERB/0/root"
    )
    tree = Tree(reading.sentences[0])
    found = {tree.tokens[p.head].text: p for p in tree.phrases()}
    assert _words(tree, found["chief"]) == "The deputy chief of the agency"
    assert found["chief"].attached == (5,)
    assert _words(tree, found["agency"]) == "the agency"


def test_a_possessor_is_part_of_the_phrase_and_known_as_such() -> None:
    reading = reading_of("Peru/PROPN/3/nmod:poss 's/PART/1/case army/NOUN/4/nsubj moved/VERB/0/root")
    tree = Tree(reading.sentences[0])
    army = tree.phrase(2)
    assert army.possessor == 0
    assert _words(tree, army) == "Peru 's army"


def test_each_conjunct_is_a_phrase_of_its_own() -> None:
    reading = reading_of(
        "Peru/PROPN/6/nsubj ,/PUNCT/3/punct Chile/PROPN/1/conj and/CCONJ/5/cc Bolivia/PROPN/1/conj met/VERB/0/root"
    )
    tree = Tree(reading.sentences[0])
    assert [_words(tree, p) for p in tree.phrases()] == ["Peru", "Chile", "Bolivia"]
    assert tree.conjuncts(0) == [0, 2, 4]

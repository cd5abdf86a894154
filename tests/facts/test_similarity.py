"""Two claims are as alike as each other, and more alike the more of them agrees."""

from __future__ import annotations

from dataclasses import replace

from factnews.facts.similarity import FEATURES, compare, likeness, shipped_weights, side_of
from factnews.model import Phrase
from tests.facts.test_merge import told

SHELLED = "Rurian gunners shelled the port of Zend on Tuesday, hitting a grain store."
AGAIN = "The port of Zend was shelled by Rurian gunners and its grain store hit."
OTHER = "Rurian gunners shelled a railway bridge in the hills above Tarnow."


def side(name, sentence, thing, **fields):
    one = told(name, trigger="shelled", **fields)
    return side_of(replace(one, claim=replace(one.claim, object=Phrase(0, 1, thing)), sentence=sentence))


def test_it_does_not_matter_which_of_two_claims_comes_first():
    one, other = side("a", SHELLED, "the port"), side("b", AGAIN, "port", recipients=("ZND", "GRA"), days=None)
    assert compare(one, other) == compare(other, one)
    assert likeness(one, other) == likeness(other, one)


def test_every_comparison_has_a_name_and_the_weights_know_them():
    one = side("a", SHELLED, "the port")
    assert len(compare(one, one)) == len(FEATURES) == len(set(FEATURES))
    for weights in shipped_weights().values():
        assert len(weights.by_feature) == len(FEATURES)
        assert weights.link < weights.join


def test_the_same_shelling_in_other_words_is_more_alike_than_another_shelling_of_that_day():
    one = side("a", SHELLED, "the port")
    assert likeness(one, side("b", AGAIN, "port")) > 0 > likeness(one, side("c", OTHER, "a railway bridge"))


def test_a_claim_of_a_changed_report_is_compared_with_what_the_report_said_before():
    now = told("a", article="r")
    before = replace(told("b", article="r"), current=False, version=1)
    assert side_of(now).report != side_of(before).report

"""Words of claims are compared by stem, by how telling they are and by what they mean."""

from __future__ import annotations

import pytest

from factnews.facts.words import acts_of, stem, weight_of, word_senses, word_weights, words_of


@pytest.mark.parametrize(
    ("one", "other"), [("agreement", "agreed"), ("shelled", "shelling"), ("met", "meets"), ("invasion", "invasions")]
)
def test_forms_of_a_word_are_one_word(one, other):
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("firing", "dismissal"), ("killed", "slaying"), ("talks", "meeting")])
def test_reports_that_name_an_act_by_other_words_still_name_one_act(one, other):
    assert acts_of({stem(one)}) & acts_of({stem(other)})


def test_words_that_any_report_has_tell_little():
    weigh = word_weights().of
    assert weigh("govern") < weigh("refiner") <= weigh("zzyzx") == 100
    assert word_weights().rarest(["govern", "zzyzx", "offici"], 1) == ["zzyzx"]
    assert weight_of(frozenset({"zzyzx", "qqq"})) == 200


def test_words_of_like_meaning_lie_near_each_other_and_unknown_ones_nowhere():
    mean = word_senses().mean
    assert (
        mean([stem("earthquake")]) @ mean([stem("quake")]) > 0.5 > mean([stem("earthquake")]) @ mean([stem("tariff")])
    )
    assert not mean(["zzyzx"]).any()


def test_names_in_any_script_are_words():
    assert words_of("Владимир met Müller") == {"владимир", stem("met"), "müller"}

"""However claims come and go, what grew is what merging everything anew gives, and ids lead on."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.facts.growing import update
from factnews.facts.ids import keep_ids
from factnews.facts.merge import merge
from factnews.model import Forward
from tests.facts.test_merge import _CLAIMS, told


def members(facts):
    return {fact.id: fact.claim_ids for fact in facts}


@settings(max_examples=60, deadline=None)
@given(claims=_CLAIMS, data=st.data())
def test_claims_that_come_and_go_leave_the_facts_that_merging_anew_gives(claims, data):
    first, last = sorted(data.draw(st.tuples(*[st.integers(0, len(claims))] * 2)))
    before, now = claims[:last], claims[first:]
    known = members(merge(before))
    grown = update(now, known, left=claims[:first])
    after = {name: ids for name, ids in known.items() if name not in grown.gone} | members(grown.facts)
    assert sorted(after.values()) == sorted(members(merge(now)).values())
    assert all(forward.old in grown.gone and forward.new in after for forward in grown.forwards)


def test_a_new_report_touches_only_its_neighbourhood():
    far = [told(f"f{n}", ("FAR",), (f"F{n}",), trigger=f"word{n}") for n in range(50)]
    near = [told("a"), told("b")]
    known = members(merge(far + near))
    grown = update([*far, *near, told("c")], known)
    (fact,) = grown.facts
    assert fact.claim_ids == ("a", "b", "c")
    assert known[fact.id] == ("a", "b")
    assert grown.looked_at == 3
    assert not grown.gone


def test_the_same_claims_again_change_nothing():
    claims = [told("a"), told("b"), told("c", ("OTH",))]
    assert update(claims, members(merge(claims))).facts == ()


def test_a_claim_that_is_gone_without_a_trace_has_everything_merged_anew():
    grown = update([told("b")], {"old": ("a", "b")})
    assert [(fact.id, fact.claim_ids) for fact in grown.facts] == [("old", ("b",))]


def test_facts_that_are_joined_leave_word_where_they_went_and_the_greater_keeps_its_id():
    (fact,) = merge([told("a"), told("b"), told("c")])
    named, forwards = keep_ids([fact], {"one": ("a",), "two": ("b", "c")})
    assert [one.id for one in named] == ["two"]
    assert forwards == [Forward("one", "two")]


def test_a_fact_that_is_split_goes_on_in_its_greater_part_and_no_id_is_given_twice():
    whole, part = (next(merge([told(name)])) for name in "ab")
    known = {whole.id: ("a", "b", "c")}
    named, forwards = keep_ids([replace(whole, claim_ids=("a",)), replace(part, claim_ids=("b", "c"))], known)
    assert {one.id: one.claim_ids for one in named}[whole.id] == ("b", "c")
    assert len({one.id for one in named}) == 2
    assert forwards == []

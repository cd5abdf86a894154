"""A report that changes takes back what it no longer tells, and what it told before leaves a trace."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.facts.versions import merge, successors
from factnews.model import ClaimInContext, Difference, EventClass, Phrase, Standing
from tests.facts.test_summary import MONDAY, told, values


def of(
    report: str, version: int, name: str, *, current: bool, word: str = "shelled", **known: object
) -> ClaimInContext:
    one = told(name, report=report, version=version, current=current, days=(MONDAY, MONDAY), **known)  # type: ignore[arg-type]
    return replace(one, claim=replace(one.claim, trigger=Phrase(0, len(word), word)))


def test_a_toll_that_the_outlet_raised_in_its_own_report_is_a_toll_that_rises():
    old = of("r", 1, "a", current=False, killed=(12, 12))
    new = of("r", 2, "b", current=True, killed=(15, 15))
    (fact,) = merge([new, old])
    assert (fact.claim_ids, fact.earlier, fact.standing) == (("b",), ("a",), Standing.ASSERTED)
    assert (values(fact, "killed").difference, values(fact, "killed").agreed) == (Difference.CHANGED, "15")


def test_what_all_reports_have_taken_back_is_retracted():
    first, second = of("r", 1, "a", current=False), of("r", 2, "b", current=False)
    other = of("r", 3, "c", current=True, actors=("GRA",), recipients=("EST",), word="bombed")
    facts = {fact.earlier or fact.claim_ids: fact for fact in merge([first, second, other])}
    assert set(facts) == {("a", "b"), ("c",)}
    assert facts["a", "b"].standing is Standing.RETRACTED
    assert facts["a", "b"].reports == 1


def test_what_one_report_takes_back_and_another_tells_stands_with_a_trace():
    gone = of("r", 1, "a", current=False)
    kept = of("s", 1, "b", current=True)
    (fact,) = merge([gone, kept])
    assert (fact.claim_ids, fact.earlier, fact.standing, fact.reports) == (("b",), ("a",), Standing.ASSERTED, 1)


def test_a_claim_that_a_report_never_lost_is_no_trace():
    again = of("r", 2, "a", current=True)
    (fact,) = merge([of("r", 1, "a", current=False), again])
    assert (fact.claim_ids, fact.earlier) == (("a",), ())


def test_each_claim_of_a_version_has_one_heir():
    old = [of("r", 1, name, current=False, word=word) for name, word in (("a", "shelled"), ("b", "shelling"))]
    new = [of("r", 2, name, current=True, word=word) for name, word in (("c", "shelling"), ("d", "shelled"))]
    assert sorted(successors([*old, *new]).values()) == ["c", "d"]
    assert successors([old[0], of("r", 2, "e", current=True, actors=("GRA",), recipients=())]) == {}
    assert successors([old[0], replace(new[0], claim=replace(new[0].claim, event_class=EventClass.AID))]) == {}


_VERSIONS = st.lists(
    st.tuples(
        st.sampled_from(["r", "s", "t"]),
        st.integers(1, 3),
        st.sampled_from(["shelled", "bombed"]),
        st.sampled_from([("RUR",), ("GRA",), ()]),
    ),
    max_size=9,
).map(
    lambda rows: [
        of(report, version, f"c{n}", current=version == 3, word=word, actors=actors)
        for n, (report, version, word, actors) in enumerate(rows)
    ]
)


@settings(max_examples=60, deadline=None)
@given(claims=_VERSIONS, seed=st.integers(0, 99))
def test_every_claim_is_told_or_a_trace_of_one_fact_in_any_order(claims, seed):
    facts = list(merge(claims))
    assert sorted(name for fact in facts for name in (*fact.claim_ids, *fact.earlier)) == [c.claim.id for c in claims]
    assert sorted(name for fact in facts for name in fact.claim_ids) == [c.claim.id for c in claims if c.current]
    assert list(merge(random.Random(seed).sample(claims, len(claims)))) == facts
    current = [claim for claim in claims if claim.current]
    grouped = sorted(fact.claim_ids for fact in facts if fact.claim_ids)
    assert grouped == sorted(fact.claim_ids for fact in merge(current))

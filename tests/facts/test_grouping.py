"""Groups hang on the claims alone; blocks that are too long to compare all with all still find their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from factnews.facts.candidates import WHOLE, Blocks
from factnews.facts.grouping import group, in_order
from factnews.facts.reasons import link_of
from factnews.facts.similarity import side_of
from tests.facts.test_merge import DAY, told


def test_a_group_shows_the_links_that_hold_it_together_and_why():
    sides = {side.id: side for side in map(side_of, (told("a"), told("b"), told("c")))}
    (found,) = group(sides.values())
    assert found.members == ("a", "b", "c")
    assert len(found.links) == 2
    one, other, points = found.links[0]
    link = link_of(sides[one], sides[other], points)
    assert 0.5 < link.score < 1
    assert link.why == "same trigger; same actors; same recipients; same days"


def test_events_of_many_days_with_one_name_and_act_stay_apart_and_whole():
    """Many more claims than are compared all with all."""
    claims = [
        told(
            f"{day:03}-{n}", days=(DAY + timedelta(5 * day),) * 2, published=DAY + timedelta(5 * day), trigger="shelled"
        )
        for day in range(WHOLE)
        for n in range(3)
    ]
    assert [found.members for found in group(map(side_of, claims))] == [
        tuple(f"{day:03}-{n}" for n in range(3)) for day in range(WHOLE)
    ]


def test_only_claims_that_share_something_are_compared():
    sides = in_order(map(side_of, [told("a"), told("b"), told("c", ("XXX",), ("YYY",), trigger="other")]))
    blocks = Blocks(sides)
    at = {side.id: number for number, side in enumerate(sides)}
    assert list(blocks.around(at["a"])) == [at["b"]]
    assert not list(blocks.around(at["c"]))


def test_what_stands_between_is_disturbed_and_what_lies_far_is_not():
    claims = [told(f"{n:03}", days=(DAY + timedelta(n),) * 2, trigger="shelled") for n in range(2 * WHOLE)]
    sides = in_order(map(side_of, claims))
    touched = Blocks(sides).disturbed([WHOLE], [])
    assert WHOLE in touched
    assert WHOLE + 1 in touched
    assert 0 not in touched
    assert Blocks(sides).disturbed([], [replace(sides[0], id="left")]) >= {0, 1}

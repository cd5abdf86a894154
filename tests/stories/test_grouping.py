"""Stories: what a reader finds together, in which order, under which title and address."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.model import ClaimInContext, Fact, Story
from factnews.stories import group
from tests.stories.telling import fact, told

MAY = date(2021, 5, 1)
BRIDGE = ("closed", "the Velm bridge to lorries", "customs queue", "river ferry", "toll", "repair crews")
VOTE = ("elected", "a new speaker of parliament", "ballot count", "coalition deputies", "chamber", "opposition whips")


def corpus() -> tuple[list[Fact], list[ClaimInContext]]:
    """Two stories of three reports each, and a report of neither; the first fact of each story is told by all three."""
    facts, claims = [], []
    for name, words, actors, day in (("bridge", BRIDGE, ("NOR", "EST"), MAY), ("vote", VOTE, ("LTU",), MAY)):
        shared = [f"{name}-{number}-0" for number in range(3)]
        facts.append(fact(f"{name}-shared", shared, actors=actors, day=day))
        for number in range(3):
            report, published = f"{name}-{number}", day + timedelta(days=number)
            title = f"{words[1].removeprefix('the ').capitalize()}: {words[2 + number]} | The Post {name}"
            for place, thing in enumerate((words[1], words[2 + number % 2], words[4])):
                claims.append(
                    told(
                        f"{report}-{place}",
                        report,
                        words[0],
                        actors=actors,
                        thing=thing,
                        published=published,
                        title=title,
                        outlet=f"The Post {name}",
                    )
                )
                if place:
                    facts.append(fact(f"{report}-{place}", [f"{report}-{place}"], actors=actors, day=published))
    claims.append(told("frost-0", "frost", "damaged", thing="orchards in the south", published=MAY, title="Frost"))
    facts.append(fact("frost", ["frost-0"], day=MAY, country="EST"))
    return facts, claims


def by_report(stories: list[Story]) -> dict[str, Story]:
    """The story of each report."""
    return {report: story for story in stories for report in story.article_ids}


def test_reports_of_one_thing_come_into_one_story_and_others_do_not() -> None:
    stories = list(group(*corpus()))
    assert sorted(sorted(story.article_ids) for story in stories) == [
        ["bridge-0", "bridge-1", "bridge-2"],
        ["frost"],
        ["vote-0", "vote-1", "vote-2"],
    ]


def test_every_fact_is_in_exactly_one_story() -> None:
    facts, claims = corpus()
    listed = [fact_id for story in group(facts, claims) for fact_id in story.fact_ids]
    assert sorted(listed) == sorted(one.id for one in facts)


def test_a_fact_without_a_claim_is_in_no_story() -> None:
    facts, claims = corpus()
    assert all("lost" not in story.fact_ids for story in group([*facts, fact("lost", ["nowhere"])], claims))


@settings(deadline=None, max_examples=20)
@given(st.randoms(use_true_random=False))
def test_the_order_of_facts_and_claims_changes_nothing(random) -> None:  # type: ignore[no-untyped-def]
    facts, claims = corpus()
    first = list(group(facts, claims))
    random.shuffle(facts)
    random.shuffle(claims)
    assert list(group(facts, claims)) == first


def test_the_timeline_is_in_the_order_of_days_and_undated_facts_stand_at_their_reports_day() -> None:
    facts, claims = corpus()
    facts = [replace(one, first=None, last=None) if one.id == "bridge-1-1" else one for one in facts]
    story = by_report(list(group(facts, claims)))["bridge-0"]
    places = [story.fact_ids.index(name) for name in ("bridge-shared", "bridge-1-1", "bridge-2-1")]
    assert places == sorted(places)


def test_the_title_is_a_headline_of_its_own_reports_without_the_outlet() -> None:
    title = by_report(list(group(*corpus())))["bridge-1"].title
    assert title.startswith("Velm bridge to lorries")
    assert "Post" not in title


def test_a_story_keeps_its_address_when_a_report_comes_in_that_is_earlier_than_all() -> None:
    facts, claims = corpus()
    before = list(group(facts, claims))
    earlier = replace(
        claims[0], claim=replace(claims[0].claim, id="early-0", article_id="early"), published=date(2021, 4, 29)
    )
    facts = [replace(one, claim_ids=(*one.claim_ids, "early-0")) if one.id == "bridge-shared" else one for one in facts]
    after = by_report(list(group(facts, [*claims, earlier], before)))
    assert after["early"].id == after["bridge-0"].id == by_report(before)["bridge-0"].id


def test_two_stories_never_have_one_address() -> None:
    facts, claims = corpus()
    joined = Story("one", "", (), ("bridge-0", "vote-0"), (), (), (), None, None)
    stories = list(group(facts, claims, [joined]))
    assert len({story.id for story in stories}) == len(stories)
    assert "one" in {story.id for story in stories}


def test_what_happened_long_before_does_not_stretch_a_storys_days() -> None:
    facts, claims = corpus()
    facts.append(fact("old", ["bridge-0-0x"], day=date(1950, 6, 25)))
    claims.append(replace(claims[0], claim=replace(claims[0].claim, id="bridge-0-0x")))
    story = by_report(list(group(facts, claims)))["bridge-0"]
    assert (story.first, story.last) == (MAY, MAY + timedelta(days=2))


def test_the_same_manoeuvres_a_year_later_are_another_story() -> None:
    facts, claims = corpus()
    later = []
    for claim in claims:
        if claim.claim.article_id.startswith("bridge"):
            named = claim.claim
            copy = replace(named, id=f"later-{named.id}", article_id=f"later-{named.article_id}", object=None)
            later.append(replace(claim, claim=copy, title=None, published=claim.published + timedelta(days=800)))
            facts.append(fact(f"f-{copy.id}", [copy.id], actors=("NOR", "EST")))
    stories = by_report(list(group(facts, [*claims, *later])))
    assert stories["bridge-0"] != stories["later-bridge-0"]


def test_reports_without_a_headline_give_a_title_of_codes() -> None:
    claims = [told("a", "one", "met", actors=("NOR",), recipients=("EST",))]
    (story,) = group([fact("f", ["a"], actors=("NOR",), recipients=("EST",))], claims)
    assert story.title == "NOR COERCE EST"
    assert (story.first, story.last) == (None, None)


def test_nothing_gives_nothing() -> None:
    assert not list(group([], []))

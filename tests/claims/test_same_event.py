"""If one event came out as many claims, its users would count it many times."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factnews.claims.same_event import merge_mentions
from factnews.model import EventClass, Status
from tests.claims.builders import cue, draft

TEXT = "Troops attacked the base. The attack on the base came at dawn. Later they attacked a convoy and met in Geneva."


def test_a_noun_that_comes_back_to_the_verb_is_one_event() -> None:
    verb = draft(cue(TEXT, "attacked"), "SDN", "SSD", "the base")
    noun = draft(cue(TEXT, "attack on"), "", "SSD", "the base")
    (merged,) = merge_mentions([verb, noun], ["attack", "attack"])
    assert merged.cue == verb.cue
    assert merged.also == (noun.cue,)


def test_the_most_explicit_mention_leads_even_when_it_comes_later() -> None:
    bare = draft(cue(TEXT, "attack on", confidence=0.95))
    full = draft(cue(TEXT, "attacked", nth=1), "SDN", "SSD")
    (merged,) = merge_mentions([bare, full], ["attack", "attack"])
    assert merged.cue == full.cue


def test_other_parties_class_or_status_make_other_events() -> None:
    first = draft(cue(TEXT, "attacked"), "SDN", "SSD")
    for other in (
        draft(cue(TEXT, "attacked", nth=1), "ETH", "SSD"),
        draft(cue(TEXT, "attacked", EventClass.THREATEN, nth=1), "SDN", "SSD"),
        draft(cue(TEXT, "attacked", nth=1, status=Status.PLANNED), "SDN", "SSD"),
    ):
        assert len(merge_mentions([first, other], ["attack", "attack"])) == 2


@given(st.lists(st.tuples(st.sampled_from(["SDN", "SSD", ""]), st.sampled_from(["attack", "meet"])), max_size=6))
def test_no_mention_is_lost_or_doubled(parts: list[tuple[str, str]]) -> None:
    words = "abcdef"
    drafts = [draft(cue(words, words[k]), code) for k, (code, _) in enumerate(parts)]
    merged = merge_mentions(drafts, [lemma for _, lemma in parts])
    told = [c.start for d in merged for c in (d.cue, *d.also)]
    assert sorted(told) == [d.cue.start for d in drafts]

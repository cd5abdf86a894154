"""Attribution in the wider sense: only what the reader marks as wide, sure enough, with quotations whole."""

from __future__ import annotations

from factnews.claims.wide_speech import LEAST_WIDE, find_wide
from factnews.model import Article, Manner, Reading, Span, SpeechCue

TEXT = "Officials fear that the “old dam” will break, and the mayor hopes for rain."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def reading(*speech: SpeechCue) -> Reading:
    return Reading(Article("a", TEXT, None, None, None, None, None, "en", None, None, ""), (), (), (), speech)


def cue(content: str, *, confidence: float = 0.9, wide: bool = True) -> SpeechCue:
    return SpeechCue(span("fear"), span("Officials"), (span(content),), confidence, wide)


def test_a_belief_becomes_a_draft_with_its_source_and_without_outer_commas() -> None:
    (draft,) = find_wide(reading(cue("that the “old dam” will break,")))
    assert draft.speaker == span("Officials")
    assert draft.content == (span("that the “old dam” will break"),)
    assert (draft.manner, draft.why) == (Manner.MIXED, "wide")


def test_a_quotation_that_a_content_cuts_is_taken_whole() -> None:
    (draft,) = find_wide(reading(cue("dam” will break")))
    assert draft.content == (span("“old dam” will break"),)


def test_doubtful_proposals_statements_and_empty_contents_are_left_out() -> None:
    assert not list(find_wide(reading(cue("will break", confidence=LEAST_WIDE - 0.01))))
    assert not list(find_wide(reading(cue("will break", wide=False))))
    assert not list(find_wide(reading(cue(","))))

"""The score of stories: what it counts and what it leaves out."""

from __future__ import annotations

from collections.abc import Sequence

from evaluation.stories import score, story_of
from factnews.model import Story


def story(story_id: str, reports: Sequence[str]) -> Story:
    """A story of reports."""
    return Story(story_id, "", (), tuple(reports), (), (), (), None, None)


def test_stories_as_annotated_score_one_and_passages_of_unknown_story_do_not_count() -> None:
    stories = [story("a", ["wcl-1-l", "wcl-1-r", "rams-01"]), story("b", ["gum-flag", "rams-02"])]
    scores = score(stories, ["wcl-1-l", "wcl-1-r", "gum-flag", "rams-01", "rams-02"])
    assert (scores.reports, scores.f1, scores.mean_f1) == (3, 1.0, 1.0)


def test_two_stories_in_one_and_one_in_two_both_cost() -> None:
    reports = ["wcl-1-l", "wcl-1-r", "wcl-2-l", "wcl-2-r"]
    joined = score([story("a", reports)], reports)
    apart = score([], reports)
    assert (joined.found, joined.wrong, joined.missed) == (2, 4, 0)
    assert (apart.found, apart.wrong, apart.missed) == (0, 0, 2)
    assert joined.mean_f1 == apart.mean_f1


def test_a_report_that_nobody_put_into_a_story_is_its_own() -> None:
    assert story_of("gum-flag") == "gum-flag"
    assert story_of("pol-3") is None

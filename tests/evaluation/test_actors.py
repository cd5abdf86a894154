from __future__ import annotations

from evaluation.actors import score
from evaluation.gold import to_article
from factnews.model import ActorCode, Mention, MentionKind, Report
from tests.evaluation.reports import REPORT, stretch


def report(*named: tuple[str, str | None]) -> Report:
    mentions = []
    for words, code in named:
        place = stretch(words)
        mentions.append(Mention(place.start, place.end, 0, 0, MentionKind.NAME, ActorCode(code, "GOV"), "test"))
    return Report(to_article(REPORT), (), (), (), (), (), tuple(mentions))


def share(*named: tuple[str, str | None]) -> dict[str, float]:
    outcome = score({"own-1": REPORT}, {"own-1": report(*named)})
    return {measure.name: measure.value for measure in outcome.measures}


def test_words_in_several_claims_are_asked_once_and_unnamed_ones_count_as_wrong() -> None:
    got = share(("The ministry of Arland", "ARL"), ("Anna Orr", "ARL"))
    assert (got["code"], got["speakers"]) == (0.5, 1.0)  # ministry, Orr right; Borland, envoy unanswered


def test_words_for_several_actors_are_right_for_each_of_them() -> None:
    assert share(("Borland", "BOR"), ("Borland's envoy", "BOR"), ("Anna Orr", "ARL"))["code"] == 0.75

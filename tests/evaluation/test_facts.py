"""Stories of our own writing: pairs of claims are counted as they are joined."""

from __future__ import annotations

import json

import msgspec

from evaluation import facts
from evaluation.ecb import evaluate
from evaluation.gold import GoldReport
from evaluation.told import told_claims

RURIAN = {"start": 0, "end": 6, "text": "Rurian", "code": "RUR", "sector": "MIL"}


def report(key: str, text: str, *events: tuple[str, str]) -> GoldReport:
    claims = []
    for word, fact in events:
        start = text.index(word)
        trigger = {"start": start, "end": start + len(word), "text": word}
        claims.append(
            {
                "trigger": trigger,
                "class": "ASSAULT",
                "actors": [RURIAN],
                "recipients": [],
                "status": "happened",
                "fact": fact,
            }
        )
    rows = {"id": key, "text": text, "published": "2026-03-03", "publisher": key, "claims": claims}
    return msgspec.convert(rows, GoldReport)


TWO = "Rurian guns shelled the port of Zend. Rurian men burned a mill."
GOLD = {
    "wcl-9-l": report("wcl-9-l", TWO, ("shelled", "s"), ("burned", "b")),
    "wcl-9-r": report("wcl-9-r", "Rurian artillery shelled the port of Zend on Tuesday.", ("shelled", "s")),
    "alone": report("alone", "Rurian guns shelled a bridge.", ("shelled", "x")),
}  # fmt: skip


def test_pairs_of_a_story_are_scored_beside_joining_by_class_and_actors():
    outcome = facts.score(GOLD)
    figures = {measure.name: measure for measure in outcome.measures}
    assert outcome.size == 2
    assert figures["pairs"].recall == 1
    assert figures["same class and actors"].precision == 0.3333
    assert figures["gain"].value == round(figures["pairs"].value - figures["same class and actors"].value, 4)


def test_a_claim_comes_with_its_sentence():
    told = [context for context, _ in told_claims(GOLD)]
    assert [one.sentence for one in told if one.claim.article_id == "wcl-9-l"] == [
        "Rurian guns shelled the port of Zend.",
        " Rurian men burned a mill.",
    ]


def test_mentions_of_two_reports_on_one_event_are_scored(tmp_path):
    lines = []
    for key in ("one", "two"):
        words = "An earthquake shook Tarnow".split()
        offsets = [(0, 2), (3, 13), (14, 19), (20, 26)]
        mention = {
            "id": "1",
            "kind": "event",
            "toks": [1],
            "text": "earthquake",
            "sent": 0,
            "in_eval": True,
            "chain": "quake",
        }
        skipped = mention | {"id": "2", "toks": [2], "text": "shook", "in_eval": False}
        lines.append(
            json.dumps(
                {
                    "doc_id": key,
                    "text": " ".join(words),
                    "tok_sent": [0] * 4,
                    "tok_off": offsets,
                    "mentions": [mention, skipped],
                }
            )
        )
    path = tmp_path / "ecb.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    outcome = evaluate(path)
    assert dict(outcome.counts) == {"mentions": 2, "events": 1, "groups": 1}
    assert outcome.measures[0].value == 1

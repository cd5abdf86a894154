"""Mentions of events in reports of many topics (ECB+): which of them are of one event, as merging has it.

The mentions are given, their topics are not. A mention has no class, code or date: it is merged by its words, those of its
sentence and those of its report's beginning.
"""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from evaluation.coreference import conll
from evaluation.measures import Measure, Outcome
from evaluation.told import LEAD
from factnews.errors import InputError
from factnews.facts.grouping import group
from factnews.facts.similarity import side_of
from factnews.model import Claim, ClaimInContext, EventClass, Phrase, Status

_ADDRESS = re.compile(r"https? ?:")  # the first line of many texts is their address, in words


class Mention(msgspec.Struct, frozen=True):
    """A marked mention; `toks` are the numbers of its words."""

    id: str
    kind: str
    toks: tuple[int, ...]
    text: str
    sent: int
    in_eval: bool
    chain: str | None = None


class EcbReport(msgspec.Struct, frozen=True):
    """A report with its words (their offsets and sentences) and its mentions."""

    doc_id: str
    text: str
    tok_sent: tuple[int, ...]
    tok_off: tuple[tuple[int, int], ...]
    mentions: tuple[Mention, ...]


def load_mentions(path: Path) -> list[tuple[ClaimInContext, str]]:
    """The mentions of events in the sentences that were checked, each with the name of its event."""
    try:
        lines = path.read_bytes().splitlines()
        reports = [msgspec.json.decode(line, type=EcbReport) for line in lines if line]
    except (msgspec.DecodeError, OSError) as error:
        raise InputError(f"{path}: not in the documented form ({error})", reason="bad-gold") from error
    return [pair for report in reports for pair in _of_report(report)]


def _of_report(report: EcbReport) -> list[tuple[ClaimInContext, str]]:
    body = "\n".join(line for line in report.text.split("\n") if not _ADDRESS.match(line))
    told = []
    for mention in report.mentions:
        if mention.kind != "event" or not mention.in_eval or mention.chain is None:
            continue
        words = [
            offsets for offsets, number in zip(report.tok_off, report.tok_sent, strict=True) if number == mention.sent
        ]
        start, end = report.tok_off[mention.toks[0]][0], report.tok_off[mention.toks[-1]][1]
        claim = Claim(
            id=f"{report.doc_id}#{mention.id}",
            article_id=report.doc_id,
            sentence=mention.sent,
            trigger=Phrase(start, end, mention.text),
            also=(),
            event_class=EventClass.CONSULT,  # none is known: the same for all
            mode=None,
            actors=(),
            recipients=(),
            object=None,
            status=Status.HAPPENED,
            when=None,
            where=None,
            attribution=(),
            cameo=None,
            goldstein=None,
            intensity=None,
            quad="",
            confidence=1.0,
            why="gold",
        )
        sentence = report.text[words[0][0] : words[-1][1]]
        told.append((ClaimInContext(claim, None, None, sentence=sentence, lead=body[:LEAD]), mention.chain))
    return told


def evaluate(path: Path) -> Outcome:
    """CoNLL figures of all mentions of a file, single ones included."""
    mentions = load_mentions(path)
    gold = {told.claim.id: chain for told, chain in mentions}
    groups = group(side_of(told) for told, _ in mentions)
    score = conll(gold, {name: at for at, found in enumerate(groups) for name in found.members})
    lemma = conll(gold, {told.claim.id: min(side_of(told).trigger, default="") for told, _ in mentions})
    return Outcome(
        command="events",
        path=str(path),
        size=len({told.claim.article_id for told, _ in mentions}),
        measures=(
            Measure("conll", round(score.mean, 4)),
            Measure("muc", round(score.muc, 4)),
            Measure("b_cubed", round(score.b_cubed, 4)),
            Measure("ceaf", round(score.ceaf, 4)),
            Measure("same word conll", round(lemma.mean, 4)),
        ),
        counts=(("mentions", len(gold)), ("events", len(set(gold.values()))), ("groups", len(groups))),
        notes=("gold mentions, no topics given",),
    )

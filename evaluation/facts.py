"""Facts of annotated stories, each told by several outlets: which claims merging joins, against the annotated `fact` ids.

All claims of a folder are merged together; pairs are counted within a story.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations

from evaluation.gold import GoldClaim, GoldReport
from evaluation.library import as_prediction
from evaluation.matching import claim_weight, match
from evaluation.measures import ErrorRow, Measure, Outcome, Tally, f1_measure, f1_of, share_of
from evaluation.told import told_claims, told_of
from factnews.facts.grouping import group
from factnews.facts.similarity import side_of
from factnews.model import ClaimInContext, Report

STORY = "wcl-"  # reports `wcl-2-l`, `wcl-2-rr`, ... are of one story
NATO = frozenset({"apw19990312-0251", "xie19990313-0031", "xie19990313-0229"})


def story_of(key: str) -> str | None:
    """The story that an annotated report belongs to; None for a report that stands alone.

    >>> story_of("wcl-2-rr"), story_of("gum-flag")
    ('wcl-2', None)
    """
    if key in NATO:
        return "nato"
    return key.rpartition("-")[0] if key.startswith(STORY) else None


def in_stories(gold: Mapping[str, GoldReport]) -> dict[str, GoldReport]:
    """The reports that belong to a story."""
    return {key: report for key, report in gold.items() if story_of(key) is not None}


def score(gold: Mapping[str, GoldReport], reports: Mapping[str, Report] | None = None, *, path: str = "") -> Outcome:
    """Pairwise F1 over gold claims of a story, beside joining by class and actors; with `reports`, what the library reads
    in them, also the share of facts of several outlets that come out as one."""
    stories = in_stories(gold)
    told = told_claims(stories)
    ours = labels_of(context for context, _ in told)
    simple = {context.claim.id: _class_and_actors(claim) for context, claim in told}
    names = sorted({story_of(key) or "" for key in stories})
    pairs = [_tally(told, ours, name) for name in names]
    plain = [_tally(told, simple, name) for name in names]
    measures = [
        f1_measure("pairs", pairs),
        f1_measure("same class and actors", plain),
        Measure("gain", round(f1_of(sum(pairs, Tally()))[2] - f1_of(sum(plain, Tally()))[2], 4)),
    ]
    if reports is not None:
        measures += shares(stories, {key: told_of(reports[key]) for key in stories}, reports)
    return Outcome(
        command="facts",
        path=path,
        size=len(stories),
        measures=tuple(measures),
        counts=(("claims", len(told)), ("groups", len(set(ours.values())))),
        per_report=tuple(
            (name, (f1_measure("pairs", [mine]), f1_measure("same class and actors", [theirs])))
            for name, mine, theirs in zip(names, pairs, plain, strict=True)
        ),
        errors=tuple(_errors(told, ours)),
    )


def labels_of(claims: Iterable[ClaimInContext]) -> dict[str, Hashable]:
    """The group of each claim, as merging has it."""
    groups = group(map(side_of, claims))
    return {name: at for at, found in enumerate(groups) for name in found.members}


def _class_and_actors(claim: GoldClaim) -> Hashable:
    return claim.event_class, frozenset(p.code for p in claim.actors), frozenset(p.code for p in claim.recipients)


def _tally(told: Sequence[tuple[ClaimInContext, GoldClaim]], labels: Mapping[str, Hashable], story: str) -> Tally:
    hits = expected = given = 0
    mine = [pair for pair in told if story_of(pair[0].claim.article_id) == story]
    for (one, first), (other, second) in combinations(mine, 2):
        same = first.fact is not None and first.fact == second.fact
        joined = labels[one.claim.id] == labels[other.claim.id]
        hits, expected, given = hits + (same and joined), expected + same, given + joined
    return Tally(hits, expected, given)


def shares(
    stories: Mapping[str, GoldReport], told: Mapping[str, Sequence[ClaimInContext]], reports: Mapping[str, Report]
) -> list[Measure]:
    """Of the gold facts that two outlets or more report: the share whose claims, as far as ours answer them and of two
    outlets at least, are all in one fact of ours; that of which two outlets' claims are; that of which two were found."""
    labels = labels_of(context for contexts in told.values() for context in contexts)
    outlets: defaultdict[tuple[str | None, str], set[str | None]] = defaultdict(set)
    found: defaultdict[tuple[str | None, str], list[tuple[str | None, Hashable]]] = defaultdict(list)
    for key, report in stories.items():
        for claim in report.claims:
            if claim.fact is not None:
                outlets[story_of(key), claim.fact].add(report.publisher)
        proposed = as_prediction(reports[key]).claims
        for i, j in match(report.claims, proposed, claim_weight):
            if (fact := report.claims[i].fact) is not None:
                found[story_of(key), fact].append((report.publisher, labels[told[key][j].claim.id]))
    several = [fact for fact, names in outlets.items() if len(names) > 1]
    one = joined = both = 0
    for fact in several:
        answers = found[fact]
        if len({outlet for outlet, _ in answers}) < 2:
            continue
        both += 1
        one += len({label for _, label in answers}) == 1
        joined += any(a[0] != b[0] and a[1] == b[1] for a, b in combinations(answers, 2))
    size = len(several)
    return [
        Measure("one fact", share_of(Tally(one, size, size))),
        Measure("joined for two outlets", share_of(Tally(joined, size, size))),
        Measure("found for two outlets", share_of(Tally(both, size, size))),
    ]


def _errors(told: Sequence[tuple[ClaimInContext, GoldClaim]], labels: Mapping[str, Hashable]) -> Iterable[ErrorRow]:
    for (one, first), (other, second) in combinations(told, 2):
        if story_of(one.claim.article_id) != story_of(other.claim.article_id):
            continue
        same = first.fact is not None and first.fact == second.fact
        if same != (labels[one.claim.id] == labels[other.claim.id]):
            words = f"{first.trigger.text} | {second.trigger.text}"
            label = f"{first.event_class} {first.fact} {second.fact}"
            yield ErrorRow(f"{one.claim.article_id} {other.claim.article_id}", "apart" if same else "joined", label, words,
                           f"{one.sentence[:80]} | {other.sentence[:80]}")  # fmt: skip

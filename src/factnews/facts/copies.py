"""Reports that copy one another, word for word or rewritten, make one line of report; and those that quote an outlet lean on it.

MinHash (rensa) finds pairs that may be copies among many reports; each is then checked by the pairs of neighbouring words
that the two really share. Pairs of words, not longer runs: a copy with three words in ten changed keeps half of its pairs,
but only a sixth of its runs of five.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import pairwise

from rensa import RMinHash, RMinHashLSH

from factnews.facts.words import words_in
from factnews.model import ClaimInContext, ReportLine

COPIED = 0.25  # share of the shorter report's word pairs that a copy has: copies .4 and more, reports of one event .1
LEAST = 12  # word pairs that a copy shares at least: two short notes are no copies for a date and a name
PERMUTATIONS = 256
BANDS = (
    128  # of two rows: of pairs that share a tenth of all their word pairs two in three are looked at, of a fifth all
)
SEED = 20200616
MEDIA = "MED"


@dataclass(frozen=True, slots=True)
class ReportText:
    """A report as it is compared with others; `told` is when it was published, `day` the day where no hour is known."""

    article_id: str
    outlet: str | None
    text: str
    told: datetime | None = None
    day: date | None = None


def copy_lines(reports: Iterable[ReportText]) -> list[ReportLine]:
    """The lines of two reports or more, by their leading report's id: in each, reports that copy one another.

    The earliest report leads, of several the longest. The same reports in another order give the same lines.
    """
    told = sorted({report.article_id: report for report in reports}.values(), key=lambda report: report.article_id)
    # Identical texts, and there may be thousands, are compared as one.
    alike: defaultdict[str, list[int]] = defaultdict(list)
    pairs = [word_pairs(report.text) for report in told]
    for number, report in enumerate(told):
        alike[" ".join(words_in(report.text))].append(number)
    firsts = [numbers[0] for words, numbers in alike.items() if words]
    parents = list(range(len(told)))
    shares: dict[int, float] = {}
    for numbers in alike.values():
        if len(numbers) > 1 and pairs[numbers[0]]:
            for number in numbers:
                parents[number] = numbers[0]
            shares[numbers[0]] = 1.0
    for one, other in _suspects([pairs[number] for number in firsts]):
        first, second = firsts[one], firsts[other]
        share = copied_share(pairs[first], pairs[second])
        if share >= COPIED:
            roots = _root(parents, first), _root(parents, second)
            parents[max(roots)] = min(roots)
            shares[first], shares[second] = (max(shares.get(n, 0.0), share) for n in (first, second))
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for number in range(len(told)):
        groups[_root(parents, number)].append(number)
    lines = [
        _line([told[number] for number in numbers], [shares[n] for n in numbers if n in shares])
        for numbers in groups.values()
        if len(numbers) > 1
    ]
    return sorted(lines, key=lambda line: line.article_ids)


def word_pairs(text: str) -> frozenset[str]:
    """The pairs of words with a meaning that follow each other in a text.

    >>> sorted(word_pairs("The army shelled the harbour on Monday."))
    ['army shelled', 'harbour monday', 'shelled harbour']
    """
    words = words_in(text)
    return frozenset(f"{one} {other}" for one, other in pairwise(words))


def copied_share(one: Collection[str], other: Collection[str]) -> float:
    """The share of the shorter text's word pairs that the other has too; 0 where they share too few to tell."""
    both = len(frozenset(one) & frozenset(other))
    return both / min(len(one), len(other)) if both >= LEAST else 0.0


def _suspects(pairs: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Numbers of texts that MinHash finds alike, each two once, in order."""
    index = RMinHashLSH(COPIED, PERMUTATIONS, BANDS)
    for number, shingles in enumerate(pairs):
        if len(shingles) < LEAST:
            continue
        sketch = RMinHash(PERMUTATIONS, SEED)
        sketch.update(list(shingles))
        for other in sorted(index.query(sketch)):
            yield other, number
        index.insert(number, sketch)


def _root(parents: list[int], number: int) -> int:
    while parents[number] != number:
        parents[number] = number = parents[parents[number]]
    return number


def _line(reports: Sequence[ReportText], shares: Sequence[float]) -> ReportLine:
    def order(report: ReportText) -> tuple[str, int, str]:
        moment = (
            report.told.astimezone(UTC).isoformat() if report.told else f"{report.day or '9999'}T99"
        )  # the day's end
        return moment, -len(report.text), report.article_id

    ordered = sorted(reports, key=order)
    outlets = dict.fromkeys(report.outlet for report in ordered if report.outlet is not None)
    least = min(shares, default=1.0)
    why = "copy, the same words" if least == 1.0 else f"copy, {least:.0%} of word pairs"
    return ReportLine(tuple(report.article_id for report in ordered), tuple(outlets), why)


def lean(members: Iterable[ClaimInContext], lines: Sequence[ReportLine]) -> tuple[ReportLine, ...]:
    """The lines of report among the claims of one fact, with those that quote another outlet joined to that outlet's line.

    `lines` are the lines that are known, of any reports. A report leans on an outlet of these claims where all that it
    tells of the fact is attributed to that outlet ("the Harbour Post reported"). Lines of one report are left out.
    """
    told = sorted(members, key=lambda one: one.claim.id)
    outlets = {one.claim.article_id: one.publisher for one in told}
    by_name: defaultdict[str, list[str]] = defaultdict(list)
    for article, outlet in sorted(outlets.items()):
        if outlet:
            by_name[_plain(outlet)].append(article)
    found = {article: line for line in lines for article in line.article_ids if article in outlets}
    for article in sorted(outlets):
        quoted = [_quoted(one, by_name) for one in told if one.claim.article_id == article]
        first = quoted[0] if quoted else None
        if first is None or any(name != first for name in quoted):
            continue
        leading = by_name[first][0]
        mine, theirs = found.get(article), found.get(leading)
        if mine is not None and mine is theirs:
            continue
        theirs = theirs or ReportLine((leading,), _names(outlets, (leading,)), "")
        mine = mine or ReportLine((article,), _names(outlets, (article,)), "")
        why = "; ".join(dict.fromkeys(w for w in (theirs.why, mine.why, f"quotes {outlets[leading]}") if w))
        joined = replace(
            theirs,
            article_ids=tuple(dict.fromkeys((*theirs.article_ids, *mine.article_ids))),
            outlets=tuple(dict.fromkeys((*theirs.outlets, *mine.outlets))),
            why=why,
        )
        found |= {name: joined for name in joined.article_ids if name in outlets}
    return tuple({line.article_ids: line for line in found.values()}.values())


def _names(outlets: dict[str, str | None], articles: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for article in articles if (name := outlets[article]) is not None)


def _quoted(told: ClaimInContext, by_name: dict[str, list[str]]) -> str | None:
    """The other outlet, by its plain name, that a claim is attributed to first; None where it is to none."""
    for link in told.claim.attribution[:1]:
        name = _plain(link.speaker.text)
        if link.speaker.sector in (MEDIA, None) and name in by_name and name != _plain(told.publisher or ""):
            return name
    return None


def _plain(name: str) -> str:
    """An outlet's name without its article and its case."""
    return " ".join(word for word in name.casefold().replace("’s", "").replace("'s", "").split() if word != "the")

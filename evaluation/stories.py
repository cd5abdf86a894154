"""Score the grouping into stories: `python -m evaluation.stories GOLD_DIR [GOLD_DIR ...] [--store FILE] [--errors]`.

Gold: folders of annotated reports. Reports `wcl-N-…` tell story N; which others belong together was decided by us, by
reading their first lines, and stands below. Undated passages without a headline (`rams-…`) take part in the grouping but
not in the score: nobody knows which of them belong together. The score is the pairwise F1 of reports in stories, micro
and as the mean over stories (one story of nine reports has as many pairs as four of five), with the annotated claims as
input, or with those of a store of ours into which the same reports were read.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from pathlib import Path

from evaluation.gold import load_reports
from evaluation.told import told_claims
from factnews.facts import merge
from factnews.model import ClaimInContext, Story
from factnews.stories import group

TOGETHER: Mapping[str, str] = {
    "Elian": "apw20000106-0064 apw20000107-0088 apw20000115-0031 apw20000128-0316 apw20000328-0257 apw20000401-0150 "
    "apw20000403-0057 apw20000417-0031 nyt20000329-0359",
    "Kopp": "apw19990506-0155 apw19990607-0041 apw20000124-0182",
    "NATO": "apw19990312-0251 xie19990313-0031 xie19990313-0229",
    "Iraq 1998": "cnn19980213-2130-0155 cnn19980222-1130-0084",
    "Gulf 1990": "ap900815-0044 ap900816-0139",
    "Boston": "we-32-voa-en-nw-2014-06-04-1929720 we-65-voa-en-nw-2014-07-21-1962165",
    "Lyon": "we-scenario-en-kairos-60 we-scenario-en-kairos-61",
}
UNDECIDED = ("apw19981205-0374", "pol-3", "pol-6")  # months apart from what they may belong to


@dataclass(frozen=True, slots=True)
class StoryScores:
    """Pairwise scores, 0 to 1; `wrong` and `missed` count pairs of reports."""

    reports: int
    stories: int
    found: int
    wrong: int
    missed: int
    precision: float
    recall: float
    f1: float
    mean_f1: float  # over annotated stories of two reports and more: of each with the found story nearest to it


def story_of(report: str) -> str | None:
    """The annotated story of a report: its own id where it is alone in its story, None where nobody knows."""
    if report.startswith("rams-") or report in UNDECIDED:
        return None
    if report.startswith("wcl-"):
        return report[: len("wcl-N")]
    return next((name for name, ids in TOGETHER.items() if report in ids.split()), report)


def score(stories: Iterable[Story], reports: Sequence[str]) -> StoryScores:
    """The scores of stories over the reports whose story is known; a report in no story is alone in one."""
    place = {report: story.id for story in stories for report in story.article_ids}
    known = {report: story for report in reports if (story := story_of(report)) is not None}
    found = wrong = missed = 0
    for one, other in combinations(sorted(known), 2):
        together = place.get(one, one) == place.get(other, other)
        same = known[one] == known[other]
        found += together and same
        wrong += together and not same
        missed += same and not together
    names = sorted({story for story in known.values() if sum(value == story for value in known.values()) > 1})
    return StoryScores(
        reports=len(known),
        stories=len(names),
        found=found,
        wrong=wrong,
        missed=missed,
        precision=found / max(1, found + wrong),
        recall=found / max(1, found + missed),
        f1=2 * found / max(1, 2 * found + wrong + missed),
        mean_f1=sum(_best(name, known, place) for name in names) / max(1, len(names)),
    )


def _best(name: str, known: Mapping[str, str], place: Mapping[str, str]) -> float:
    """F1 over reports of a story with the found one that is nearest to it."""
    gold = {report for report, story in known.items() if story == name}
    groups: dict[str, set[str]] = {}
    for report in known:
        groups.setdefault(place.get(report, report), set()).add(report)
    return max(2 * len(gold & members) / (len(gold) + len(members)) for members in groups.values())


def evaluate(folders: Sequence[Path], store: Path | None = None) -> tuple[StoryScores, list[Story]]:
    """Group the reports of gold folders, from their annotated claims or from those in a store of ours."""
    gold = {key: report for folder in folders for key, report in load_reports(folder).items()}
    if store is None:
        told = [claim for claim, _ in told_claims(gold)]
    else:
        told = [claim for claim in _stored(store) if claim.claim.article_id in gold]
    stories = list(group(merge(told), told))
    return score(stories, list(gold)), stories


def _stored(location: Path) -> list[ClaimInContext]:
    from factnews.store import Store

    with Store.open(location, readonly=True) as store:
        return list(store.claims())


def main(arguments: list[str] | None = None) -> int:
    """Print the scores of gold folders."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.stories", description=__doc__)
    parser.add_argument("folders", type=Path, nargs="+", help="folders of annotated reports")
    parser.add_argument("--store", type=Path, help="a store of the same reports: score our own claims")
    parser.add_argument("--errors", action="store_true", help="list stories that hold reports of several, or parts")
    options = parser.parse_args(arguments)
    scores, stories = evaluate(options.folders, options.store)
    for name, value in asdict(scores).items():
        print(f"{name:<12}{value:>10.4f}" if isinstance(value, float) else f"{name:<12}{value:>10}")
    if options.errors:
        for story in stories:
            told = sorted({name for report in story.article_ids if (name := story_of(report)) is not None})
            if len(told) > 1:
                print(f"mixed\t{', '.join(told)}\t{story.title}\t{' '.join(story.article_ids)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

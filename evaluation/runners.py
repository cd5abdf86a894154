"""One runner for each command: a gold path in, an outcome out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec

from evaluation import (
    actors,
    attribution,
    claims,
    classes,
    ecb,
    entities,
    facts,
    modality,
    quiet,
    roles,
    statements,
    syntax,
)
from evaluation.gold import GoldReport, load_reports, to_article
from evaluation.library import (
    as_prediction,
    code_all,
    load_article_reader,
    load_reader,
    load_role_reader,
    load_wide_reader,
)
from evaluation.measures import Measure, Outcome
from factnews.claims.wide_speech import find_wide
from factnews.errors import InputError
from factnews.model import Report

COMMANDS: Mapping[str, str] = {
    "claims": "claims of a folder of annotated reports: found, class, who, full",
    "classes": "claims of a folder of annotated reports by PLOVER class",
    "statements": "statements of a folder of annotated reports: found, speaker, manner",
    "times": "time expressions of a JSON Lines file: TIMEX3 extent and value",
    "places": "place names of a JSON Lines file: grounded within 161 km",
    "syntax": "tags and trees of a CoNLL-U file",
    "entities": "named entities of a JSON file of tagged sentences",
    "actors": "codes of the annotated participants of a folder of reports",
    "attribution": "attributions of a JSON Lines file in PolNeAR's sense: content and source",
    "modality": "whether given events happened, of a JSON Lines file with MEANTIME's labels",
    "roles": "PropBank arguments of a JSON file with its treebank beside it, predicates given",
    "facts": "stories of several outlets in a folder of reports: which claims are of one event",
    "events": "event mentions of a JSON Lines file (ECB+): which are of one event, mentions given",
    "quiet": "sentences without events: the share for which no claim is made",
}


class ReportCache:
    """Reports of gold folders, each folder read by the library once, however many runners score it."""

    def __init__(self, *, workers: int = 1) -> None:
        self._workers = workers
        self._reports: dict[Path, dict[str, Report]] = {}

    def reports(self, folder: Path, gold: Mapping[str, GoldReport]) -> dict[str, Report]:
        """What the library reads in the texts of `gold`, by the same keys."""
        if folder not in self._reports:
            articles = [to_article(report) for report in gold.values()]
            self._reports[folder] = dict(zip(gold, code_all(articles, workers=self._workers), strict=True))
        return self._reports[folder]


def run(
    command: str, path: Path, *, cache: ReportCache | None = None, predicted: Path | None = None, raw: bool = False
) -> Outcome:
    """Measure one gold set; `predicted` scores a folder of reports made earlier instead of calling the library."""
    if command in ("claims", "classes", "statements"):
        gold = load_reports(path)
        given = load_reports(predicted) if predicted else _predictions(cache or ReportCache(), path, gold)
        score = {"claims": claims.score, "classes": classes.score, "statements": statements.score}[command]
        return score(gold, given, path=str(path))
    if command == "actors":
        gold = load_reports(path)
        return actors.score(gold, (cache or ReportCache()).reports(path, gold), path=str(path))
    if command == "facts":
        gold = load_reports(path)
        return facts.score(gold, (cache or ReportCache()).reports(path, gold), path=str(path))
    if command == "quiet":
        return quiet.evaluate(path, code_all)
    if not path.is_file():
        raise InputError(f"no file {path}: give a gold file for {command}", reason="no-gold")
    if command == "syntax":
        return syntax.evaluate_raw(path, load_article_reader()) if raw else syntax.evaluate(path, load_reader())
    if command == "entities":
        return entities.evaluate(path, load_reader())
    if command == "events":
        return ecb.evaluate(path)
    if command == "roles":
        return roles.evaluate(path, load_role_reader())
    if command == "modality":
        return modality.evaluate(path, load_article_reader().read)
    if command == "attribution":
        return attribution.evaluate(path, load_wide_reader().read, find_wide)
    return _elsewhere(command, path)


def _predictions(cache: ReportCache, path: Path, gold: Mapping[str, GoldReport]) -> dict[str, GoldReport]:
    return {key: as_prediction(report) for key, report in cache.reports(path, gold).items()}


def _elsewhere(command: str, path: Path) -> Outcome:
    """The runners of times and places, which have a table of their own."""
    if command == "times":
        from evaluation import times

        return as_outcome(command, path, times.evaluate(path))
    if command == "places":
        from evaluation import places

        return as_outcome(command, path, places.evaluate(path))
    raise InputError(f"no command {command}: one of {', '.join(COMMANDS)}", reason="usage")


def as_outcome(command: str, path: Path, measured: object) -> Outcome:
    """Any typed result (dataclass, struct, mapping) as an outcome: fractions are figures, whole numbers counts.

    >>> as_outcome("times", Path("a"), {"strict": {"f1": 0.5}, "reports": 3}).measures[0].name
    'strict f1'
    """
    if isinstance(measured, Outcome):
        return measured
    numbers = list(_numbers(msgspec.to_builtins(measured), ()))
    counts = tuple((name, value) for name, value in numbers if isinstance(value, int))
    size = next((count for name, count in counts if name in ("size", "reports", "documents", "texts")), 0)
    measures = tuple(Measure(name, round(value, 4)) for name, value in numbers if isinstance(value, float))
    return Outcome(command, str(path), size, measures, counts)


def _numbers(value: object, above: tuple[str, ...]) -> Iterator[tuple[str, int | float]]:
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from _numbers(part, (*above, str(key)))
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield " ".join(above), value

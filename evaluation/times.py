"""Score the finding of time expressions on annotated reports: `python -m evaluation.times FILE.jsonl [--json] [--errors]`.

Gold: one JSON object a line with `dct` (publication day), `text` and `timex` (`span`, `type`, `value`), as in TempEval-3.
The strict score asks for equal spans, the relaxed one for overlap; type and value F1 are the relaxed F1 times the share
of matched expressions whose type or value is right. Given a folder of annotated claims instead, it measures how often
the interval read from the words of `when` is the annotated one.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from factnews.claims.times import find_times
from factnews.model import TimeExpression


@dataclass(frozen=True, slots=True)
class TimeScores:
    """Counts and scores, 0 to 1; `documents` is how many reports were read."""

    documents: int
    gold: int
    found: int
    precision: float
    recall: float
    strict_f1: float
    relaxed_f1: float
    type_f1: float
    value_f1: float


@dataclass(frozen=True, slots=True)
class _Gold:
    start: int
    end: int
    text: str
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class _Report:
    id: str
    published: date | None
    text: str
    gold: tuple[_Gold, ...]


def _reports(path: Path) -> Iterator[_Report]:
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        gold: list[_Gold] = []
        for mark in record["timex"]:
            start, end = mark["span"]
            gold.append(_Gold(start, end, mark["text"], mark["type"], mark.get("value") or ""))
        published = date.fromisoformat(record["dct"][:10]) if record.get("dct") else None
        yield _Report(record["doc_id"], published, record["text"], tuple(gold))


def _matches(
    gold: tuple[_Gold, ...], found: tuple[TimeExpression, ...]
) -> tuple[list[tuple[_Gold, TimeExpression]], list[_Gold], list[TimeExpression]]:
    """Pair each gold expression with the first found one that overlaps it and is free."""
    free = list(found)
    pairs: list[tuple[_Gold, TimeExpression]] = []
    missed: list[_Gold] = []
    for mark in gold:
        overlapping = [time for time in free if time.start < mark.end and mark.start < time.end]
        exact = [time for time in overlapping if (time.start, time.end) == (mark.start, mark.end)]
        if overlapping:
            chosen = (exact or overlapping)[0]
            free.remove(chosen)
            pairs.append((mark, chosen))
        else:
            missed.append(mark)
    return pairs, missed, free


def _f1(hits: int, gold: int, found: int) -> float:
    return 2 * hits / (gold + found) if gold + found else 0.0


def evaluate(path: Path, *, errors: bool = False) -> TimeScores:
    """Score `find_times` on a gold file; with `errors`, print each mistake on the way.

    Raises OSError where the file cannot be read and ValueError where it is not of the documented form.
    """
    documents = gold = found = matched = exact = types = values = 0
    for report in _reports(path):
        times = find_times(report.text, published=report.published)
        pairs, missed, spurious = _matches(report.gold, times)
        documents += 1
        gold += len(report.gold)
        found += len(times)
        matched += len(pairs)
        exact += sum((mark.start, mark.end) == (time.start, time.end) for mark, time in pairs)
        types += sum(mark.type == time.type for mark, time in pairs)
        values += sum(mark.value == time.value for mark, time in pairs)
        if errors:
            _print_errors(report, pairs, missed, spurious)
    relaxed = _f1(matched, gold, found)
    return TimeScores(
        documents=documents,
        gold=gold,
        found=found,
        precision=matched / found if found else 0.0,
        recall=matched / gold if gold else 0.0,
        strict_f1=_f1(exact, gold, found),
        relaxed_f1=relaxed,
        type_f1=relaxed * types / matched if matched else 0.0,
        value_f1=relaxed * values / matched if matched else 0.0,
    )


def _print_errors(
    report: _Report,
    pairs: list[tuple[_Gold, TimeExpression]],
    missed: list[_Gold],
    spurious: list[TimeExpression],
) -> None:
    for mark in missed:
        print(f"missed\t{report.id}\t{mark.type} {mark.value}\t{_around(report.text, mark.start, mark.end)}")
    for time in spurious:
        print(f"spurious\t{report.id}\t{time.type} {time.value}\t{_around(report.text, time.start, time.end)}")
    for mark, time in pairs:
        if (mark.start, mark.end) != (time.start, time.end):
            print(f"span\t{report.id}\t{mark.text!r} for {time.text!r}\t{_around(report.text, mark.start, mark.end)}")
        if mark.value != time.value:
            print(
                f"value\t{report.id} {report.published}\t{mark.type} {mark.value} for {time.type} {time.value}\t"
                f"{_around(report.text, mark.start, mark.end)}"
            )
        elif mark.type != time.type:
            print(f"type\t{report.id}\t{mark.type} for {time.type}\t{_around(report.text, mark.start, mark.end)}")


def _around(text: str, start: int, end: int) -> str:
    return " ".join(f"{text[max(0, start - 70) : start]}[[{text[start:end]}]]{text[end : end + 40]}".split())


def evaluate_intervals(folder: Path, *, errors: bool = False) -> dict[str, float]:
    """Measure how often the interval of the words of `when` in annotated claims is the annotated one."""
    claims = found_any = right = 0
    for path in sorted(folder.glob("*.json")):
        record = json.loads(path.read_text(encoding="utf-8"))
        published = date.fromisoformat(record["published"]) if record.get("published") else None
        times = find_times(record["text"], published=published)
        for claim in record["claims"]:
            when = claim.get("when")
            if not when or not when.get("text"):
                continue
            claims += 1
            inside = _in_place(record["text"], when["text"], claim["trigger"]["start"], times)
            if not inside:
                if errors:
                    print(f"none\t{path.stem}\t{when['text']}\t{when['start']} {when['end']}")
                continue
            found_any += 1
            good = any((str(time.first), str(time.last)) == (when["start"], when["end"]) for time in inside)
            right += good
            if errors and not good:
                read = "; ".join(f"{time.text} {time.first} {time.last}" for time in inside)
                print(f"wrong\t{path.stem} {published}\t{when['text']}\t{when['start']} {when['end']}\t{read}")
    return {
        "claims": claims,
        "found": found_any / claims if claims else 0.0,
        "right": right / claims if claims else 0.0,
    }


def _in_place(text: str, words: str, near: int, times: tuple[TimeExpression, ...]) -> list[TimeExpression]:
    """Give the expressions inside the occurrence of the words that is nearest to the trigger."""
    places = []
    at = text.find(words)
    while at >= 0:
        places.append(at)
        at = text.find(words, at + 1)
    if not places:
        return []
    start = min(places, key=lambda place: abs(place - near))
    return [time for time in times if time.start < start + len(words) and start < time.end]


def main(arguments: list[str] | None = None) -> int:
    """Print the scores of a gold file, or of the claims in a folder."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.times", description=__doc__)
    parser.add_argument("path", type=Path, help="a .jsonl file of annotated reports, or a folder of annotated claims")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--errors", action="store_true", help="list the mistakes")
    options = parser.parse_args(arguments)
    if options.path.is_dir():
        scores = evaluate_intervals(options.path, errors=options.errors)
    else:
        scores = asdict(evaluate(options.path, errors=options.errors))
    if options.json:
        print(json.dumps(scores))
    else:
        for name, score in scores.items():
            print(f"{name:<12}{score:>10.4f}" if isinstance(score, float) else f"{name:<12}{score:>10}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

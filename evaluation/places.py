"""How well place names are resolved: accuracy within 161 km (100 miles) with the toponyms given.

    python -m evaluation.places FILE.jsonl [--json] [--errors]

A line of the file is a report: `text`, `outlet` (or `publisher`), and `toponyms`, each with `span`, `lat`, `lon` and
`geonameid`. Toponyms without coordinates in the gold are left out of the count, unresolved ones count as wrong.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import statistics
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from factnews.claims.places import resolve_toponyms
from factnews.codebooks.gazetteer import Gazetteer, load
from factnews.errors import InputError
from factnews.model import Place, Span

WITHIN_KM = 161.0
EARTH_RADIUS = 6371.0088


@dataclass(frozen=True, slots=True)
class Toponym:
    """A place name of the gold set."""

    span: Span
    text: str
    lat: float
    lon: float
    geonameid: int | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one toponym; `km` is None where it stayed unresolved."""

    report: str
    gold: Toponym
    place: Place
    km: float | None


@dataclass(frozen=True, slots=True)
class PlaceFigures:
    """The figures of one set. Shares are 0..1, distances in km."""

    set: str
    digest: str
    reports: int
    toponyms: int
    accuracy_161: float
    resolved: float
    same_id: float
    median_km: float | None  # of the resolved
    ids_in_gazetteer: float
    reachable: float  # the share for which some candidate lies within 161 km: what choosing could reach at best


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Give the distance on the sphere."""
    a, b = math.radians(lat), math.radians(other_lat)
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_RADIUS * math.asin(min(1.0, math.sqrt(h)))


def read_gold(path: Path) -> Iterator[tuple[str, str, str | None, list[Toponym]]]:
    """Read (id, text, outlet, toponyms with coordinates) of each report. Raises `InputError` where a line does not fit."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except OSError as error:
        raise InputError(
            f"{path} cannot be read ({error.strerror}): give a JSON Lines file", reason="unreadable"
        ) from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            raw = json.loads(line)
            toponyms = [
                Toponym(
                    Span(*one["span"]),
                    one["text"],
                    float(one["lat"]),
                    float(one["lon"]),
                    int(one["geonameid"] or 0) or None,
                )
                for one in raw["toponyms"]
                if one.get("lat") is not None
            ]
            yield (
                str(raw.get("doc_id", raw.get("id", number))),
                raw["text"],
                raw.get("outlet", raw.get("publisher")),
                toponyms,
            )
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(
                f"{path}, line {number}: not a report with toponyms ({error}): each line needs text and toponyms with span,"
                " text, lat, lon, geonameid",
                reason="gold-form",
            ) from error


def outcomes(path: Path, gazetteer: Gazetteer) -> Iterator[Outcome]:
    """Resolve every toponym of the set, all of a report together."""
    for report, text, outlet, toponyms in read_gold(path):
        places = resolve_toponyms(text, [one.span for one in toponyms], outlet=outlet, gazetteer=gazetteer)
        found = {Span(place.start, place.end): place for place in places}
        for gold in toponyms:
            place = found[gold.span]
            km = None
            if place.lat is not None and place.lon is not None:
                km = distance_km(gold.lat, gold.lon, place.lat, place.lon)
            yield Outcome(report, gold, place, km)


def evaluate(path: Path) -> PlaceFigures:
    """Measure the resolution of places on one gold file."""
    return figures(path, list(outcomes(path, load())), load())


def figures(path: Path, seen: list[Outcome], gazetteer: Gazetteer) -> PlaceFigures:
    """Count the outcomes of one gold file."""
    if not seen:
        raise InputError(
            f"{path} has no toponym with coordinates: give a set of grounded place names", reason="gold-form"
        )
    near = [outcome for outcome in seen if outcome.km is not None and outcome.km <= WITHIN_KM]
    distances = [outcome.km for outcome in seen if outcome.km is not None]
    ids = gazetteer.known_ids()
    reachable = 0
    for outcome in seen:
        options = (gazetteer.entry(index) for index, _ in gazetteer.lookup(outcome.gold.text))
        reachable += any(
            distance_km(outcome.gold.lat, outcome.gold.lon, entry.lat, entry.lon) <= WITHIN_KM for entry in options
        )
    return PlaceFigures(
        set=path.name,
        digest=hashlib.sha256(path.read_bytes()).hexdigest(),
        reports=len({outcome.report for outcome in seen}),
        toponyms=len(seen),
        accuracy_161=len(near) / len(seen),
        resolved=len(distances) / len(seen),
        same_id=sum(o.gold.geonameid == o.place.geonameid is not None for o in seen) / len(seen),
        median_km=statistics.median(distances) if distances else None,
        ids_in_gazetteer=sum(outcome.gold.geonameid in ids for outcome in seen) / len(seen),
        reachable=reachable / len(seen),
    )


def _print_errors(seen: list[Outcome]) -> None:
    wrong: Counter[str] = Counter()
    for outcome in seen:
        if outcome.km is None:
            wrong[f"{outcome.gold.text}  unresolved  (gold {outcome.gold.lat:.2f}, {outcome.gold.lon:.2f})"] += 1
        elif outcome.km > WITHIN_KM:
            place = outcome.place
            wrong[
                f"{outcome.gold.text}  {place.lat}, {place.lon} {place.country}  {outcome.km:.0f} km off"
                f"  (gold {outcome.gold.lat:.2f}, {outcome.gold.lon:.2f})  {outcome.report}"
            ] += 1
    for line, count in wrong.most_common():
        print(f"{count:4d}  {line}")


def main() -> int:
    """Print the figures of each file as a table, or as JSON."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.places", description="Accuracy of resolved places.")
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--json", action="store_true", help="one JSON object a file")
    parser.add_argument("--errors", action="store_true", help="list what was wrong, the most frequent first")
    arguments = parser.parse_args()
    for path in arguments.files:
        try:
            seen = list(outcomes(path, load()))
            counted = figures(path, seen, load())
        except InputError as error:
            print(error, file=sys.stderr)
            return 2
        if arguments.json:
            print(json.dumps(asdict(counted)))
        else:
            print(f"{path.name}: {counted.reports} reports, {counted.toponyms} toponyms with coordinates")
            print(f"  within 161 km     {counted.accuracy_161:7.1%}   (reachable {counted.reachable:.1%})")
            print(f"  resolved          {counted.resolved:7.1%}")
            print(f"  same GeoNames id  {counted.same_id:7.1%}   (in the gazetteer {counted.ids_in_gazetteer:.1%})")
            print(f"  median error      {counted.median_km or 0:7.1f} km")
        if arguments.errors:
            _print_errors(seen)
    return 0


if __name__ == "__main__":
    sys.exit(main())

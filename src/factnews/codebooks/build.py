"""Compile the public tables and our own into the files that the package ships.

Run `python -m factnews.codebooks.build FACTS_FOLDER`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from datetime import date
from itertools import chain
from pathlib import Path

from factnews.codebooks import sources
from factnews.codebooks.keys import key_of
from factnews.codebooks.sources import HISTORIC, Entry
from factnews.errors import FactNewsError, InputError

HERE = Path(__file__).parent
DATA = HERE / "data"
OWN = HERE / "own"
_LAST_SNAPSHOT = "2012-12-31"  # PETRARCH's lists of ministers end here; who was in office then did not stay for ever
# Words that are no name of an actor although a table has them.
UNSOUND = frozenset(
    [
        *("may", "march", "august", "sunday", "general", "president", "king", "the", "western", "eastern", "northern"),
        *("southern", "islands", "island", "north", "south", "east", "west", "lake", "river", "mount", "good", "hope"),
        *("saint", "santa", "san", "los", "las", "new", "old", "god", "republic", "union", "state", "states", "city"),
        *("town", "ally", "central", "national", "international", "justice", "democracy", "freedom", "victory"),
    ]
)


def compile_names(entries: Iterable[Entry]) -> list[str]:
    """Return the sorted lines of the name table; of equal meanings the one from the best table stays."""
    entries = merge_terms(entries)
    best: dict[tuple[str, str, str, str, str], tuple[int, str]] = {}
    for e in entries:
        key = key_of(e.name)
        if len(key) < 2 or key in UNSOUND or "\t" in e.label or len(key) > 60:
            continue
        label = "" if key_of(e.label) == key else e.label
        line = "\t".join([key, e.code, e.sector, e.kind, e.form, e.first, e.last, label, e.source])
        identity = (key, e.code, e.sector, e.first, e.last)
        if identity not in best or best[identity][0] > e.rank:
            best[identity] = (e.rank, line)
    ours = {key for (key, *_), (rank, _) in best.items() if rank <= 1}
    kept = [(line.split("\t", 1)[0].encode() + b"\t", rank, line) for (key, *_), (rank, line) in best.items()
            if rank <= 1 or key not in ours or (rank == 3 and "\tlegislator\t" in line)]  # fmt: skip
    return [line for _, _, line in sorted(kept)]


def _is_open(entry: Entry) -> bool:
    return entry.kind == "minister" and entry.source == "petrarch" and bool(entry.first) and not entry.last


def merge_terms(entries: Iterable[Entry]) -> list[Entry]:
    """Join the terms of one office holder that follow each other within 62 days (a reshuffle is no change of code)."""
    others: list[Entry] = []
    entries = (e._replace(last=_LAST_SNAPSHOT) if _is_open(e) else e for e in entries)
    terms: dict[tuple[str, str, str], list[Entry]] = {}
    for e in entries:
        if e.kind == "minister" and e.source == "petrarch" and e.first:
            terms.setdefault((e.name, e.code, e.sector), []).append(e)
        else:
            others.append(e)
    for held in terms.values():
        held.sort(key=lambda e: e.first)
        merged = [held[0]]
        for e in held[1:]:
            previous = merged[-1]
            if not previous.last or (date.fromisoformat(e.first) - date.fromisoformat(previous.last)).days <= 62:
                last = "" if not e.last or not previous.last else max(e.last, previous.last)
                merged[-1] = previous._replace(last=last)
            else:
                merged.append(e)
        others += merged
    return others


def compile_countries(folder: Path) -> list[str]:
    """Return the lines of the country table: iso3, iso2, name, capital, adjective."""
    lines = [
        "\t".join(
            [
                r["iso3"],
                r["iso2"],
                r["name"],
                r["capital"],
                r["factbook_adjective"].split(";")[0].split(" or ")[0].strip(),
            ]
        )
        for r in sources.rows(folder / "countries.csv")
    ]
    historic = ["SUN\tSU\tSoviet Union\tMoscow\tSoviet", "YUG\tYU\tYugoslavia\tBelgrade\tYugoslav",
                "CSK\tCS\tCzechoslovakia\tPrague\tCzechoslovak", "DDR\tDD\tEast Germany\tEast Berlin\tEast German",
                "SCG\tCS\tSerbia and Montenegro\tBelgrade\tSerbian"]  # fmt: skip
    lines = [line.replace("UNK\t", "XKX\t", 1) if line.startswith("UNK") else line for line in lines]
    have = {line[:3] for line in lines}
    return sorted([*lines, *(h for h in historic if h[:3] not in have)])


def compile_outlets(folder: Path, countries: dict[str, str]) -> list[str]:
    """Return the lines of the outlet table: domain, name, iso3, owner, ownership."""
    best: dict[str, str] = {}
    for r in sources.allowed(folder / "media.csv"):
        domain = r["domain"].strip().casefold().removeprefix("www.")
        if not domain or "/" in domain or "." not in domain:
            continue
        place = r["country"] if r["country"] not in {"None", ""} else ""
        iso = countries.get(key_of(place)) or countries.get(place.upper(), "")
        name = r["outlet"].replace("News agency: ", "")
        line = "\t".join([domain, name, iso, r["company"], r["state_typology"]])
        if domain not in best or (r["state_typology"] and not best[domain].split("\t")[4]):
            best[domain] = line
    for line in (OWN / "outlets.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            domain, name, iso = line.split("\t")
            old = best.get(domain, "\t\t\t\t").split("\t")
            best[domain] = "\t".join([domain, name, iso, old[3], old[4]])
    return [best[d] for d in sorted(best)]


def build(folder: Path) -> dict[str, int]:
    """Write all compiled files and return how many lines each has."""
    if not (folder / "petrarch_actors.csv").is_file():
        raise InputError(
            f"{folder} holds no tables of facts (petrarch_actors.csv is missing); name the folder that has them"
        )
    isos = frozenset(r["iso3"] for r in sources.rows(folder / "countries.csv")) | HISTORIC
    names = compile_names(
        chain(
            sources.own(OWN / "states.tsv", 0),
            sources.own(OWN / "people.tsv", 1),
            sources.own(OWN / "bodies.tsv", 1),
            sources.states(folder, isos),
            sources.seats(folder, isos),
            sources.leaders(folder, isos),
            sources.legislators(folder),
            sources.petrarch(folder, isos),
            sources.institutions(folder, isos),
            sources.organisations(folder),
            sources.armed_groups(folder),
        )
    )
    countries = compile_countries(folder)
    by_name = {key_of(line.split("\t")[2]): line[:3] for line in countries}
    by_name |= {line.split("\t")[1]: line[:3] for line in countries if line[:3] not in HISTORIC}
    by_name |= {"UK": "GBR", "united states": "USA", "vietnam": "VNM", "ZH": "CHN", "EN": "", "turkiye": "TUR"}
    outlets = compile_outlets(folder, by_name)
    tables = {"names.tsv": names, "countries.tsv": countries, "outlets.tsv": outlets}
    columns = ("code", "label", "goldstein", "quad", "plover_class", "plover_mode", "plover_context")
    cameo = ["\t".join(r[c].split(" (")[0] for c in columns) for r in sources.rows(folder / "cameo.csv")]
    tables["cameo.tsv"] = cameo
    DATA.mkdir(exist_ok=True)
    for file, lines in tables.items():
        (DATA / file).write_text("\n".join(lines) + "\n", encoding="utf-8")
    manual = json.loads((folder / "plover.json").read_text(encoding="utf-8"))
    (DATA / "plover.json").write_text(
        json.dumps(manual["classes"], indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    return {file: len(lines) for file, lines in tables.items()}


def main(arguments: list[str]) -> int:
    """Build from the folder given and report; return the exit code."""
    try:
        if len(arguments) != 1:
            raise InputError("name one folder of tables: python -m factnews.codebooks.build FACTS_FOLDER")
        for file, count in build(Path(arguments[0])).items():
            sys.stdout.write(f"{file}: {count} lines\n")
    except FactNewsError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

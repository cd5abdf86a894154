"""Readers of the public tables from which the codebooks are compiled; used at build time only.

Each reader takes the folder of the tables and yields `Entry`s. Rows whose licence does not allow redistribution under
terms that the package can keep are left out here, in one place (`ALLOWED`).
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from factnews.codebooks.names_of_bodies import BRACKETED, SUFFIX, short_name

ALLOWED = frozenset({"MIT", "public domain", "PDDL-1.0", "CC0", "CC BY 4.0", "facts"})
HISTORIC = frozenset({"SUN", "YUG", "CSK", "DDR", "SCG", "XKX"})
_ISO_FIXES = {"TMP": "TLS", "KSV": "XKX", "USR": "SUN", "UNK": "XKX", "ROM": "ROU", "ZAR": "COD"}
_SECTORS = {
    "GOV": "GOV", "MIL": "MIL", "COP": "COP", "LEG": "LEG", "JUD": "JUD", "PTY": "PTY", "OPP": "OPP", "REB": "REB",
    "RAD": "REB", "UAF": "REB", "INS": "REB", "SPY": "GOV", "MED": "MED", "BUS": "BUS", "EDU": "EDU", "ELI": "ELI",
    "CVL": "CIV", "REF": "CIV", "LAB": "CIV", "CHR": None, "MOS": None, "REL": None,
}  # fmt: skip
_IGO = {
    "IGOUNOREFHCR": "UNHCR", "IGOUNOHLHWHO": "WHO", "IGOUNOIAE": "IAEA", "IGOUNOKID": "UNICEF", "IGOUNOWFP": "WFP",
    "IGOUNODEVWBK": "WORLD-BANK", "IGOUNOWBK": "WORLD-BANK", "IGOUNOLABILO": "ILO", "IGOUNOAGRFAO": "FAO",
    "IGOUNOJUDICJ": "ICJ", "IGOUNO": "UN", "IGOEUREEC": "EU", "IGOWSTNAT": "NATO", "IGOSEAASN": "ASEAN",
    "IGOAFRAFU": "AU", "IGOAFROAU": "OAU", "IGOMEAARL": "ARABLEAGUE", "IGOJUDICC": "ICC", "IGOCWN": "COMMONWEALTH",
    "IGOCOPITP": "INTERPOL", "IGOOAS": "OAS", "IGOBUSOPC": "OPEC", "IGOOPC": "OPEC", "IGOBUSIMF": "IMF",
    "IGOBUSWTO": "WTO", "IGOMOSOIC": "OIC", "IGOPGSGCC": "GCC", "IGOSASSAA": "SAARC", "IGOASADEVADB": "ADB",
    "IGOWAFWAS": "ECOWAS", "IGOSAFDEVSAD": "SADC", "IGOSAFSAD": "SADC", "IGOEAFEAC": "EAC", "IGOCASCIS": "CIS",
    "IGOEURCOE": "COE", "IGOEURSCE": "OSCE", "IGOEURDEVEBR": "EBRD",
}  # fmt: skip
_OFFICES = frozenset(
    "president minister premier chancellor king queen emir sultan secretary ambassador spokesman leader chief governor".split()
)
# Short names of the tables, explained in SOURCES.md.
_SOURCES = {
    "PETRARCH2": "petrarch",
    "CIA World Factbook": "factbook",
    "unitedstates/": "congress",
    "datasets/": "codes",
}
_TITLE_WORDS = (
    "minister|ministers|president|presidents|premier|prefect|governor|king|queen|sultan|emir|amir|sheikh|general|gen|lt|"
    "maj|col|capt|adm|marshal|prince|princess|crown|sir|dame|lord|dr|ret|field|excellency|his|her|highness|royal|majesty|"
    "ayatollah|chairman|chairperson|secretary|commissioner|administrator|of|interior|foreign|affairs|defense|council|"
    "state|co|chancellor|captain|tuanku|supreme|leader"
)
_TITLES = re.compile(rf"^(and |the )?((prime |deputy |first |vice |acting )*({_TITLE_WORDS})\.?[ ,]+)+", re.I)


class Entry(NamedTuple):
    """One name with one meaning, before it gets its key; dates are ISO or empty."""

    name: str
    code: str
    sector: str
    kind: str
    form: str
    first: str
    last: str
    label: str
    source: str
    rank: int


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def allowed(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a table whose licence allows them to be shipped."""
    return (row for row in rows(path) if row["license"] in ALLOWED)


def _source(row: dict[str, str]) -> str:
    return next((short for long, short in _SOURCES.items() if row["source"].startswith(long)), row["source"])


def _iso(code: str, known: frozenset[str]) -> str | None:
    fixed = _ISO_FIXES.get(code[:3], code[:3])
    return fixed if fixed in known else None


def _day(text: str, *, end: bool = False) -> str:
    if re.fullmatch(r"\d{4}", text):
        return text + ("-12-31" if end else "-01-01")
    if re.fullmatch(r"\d{4}-\d\d", text):
        return text + ("-28" if end else "-01")
    return text if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else ""


def _title(name: str) -> str:
    return name.title().replace("'S ", "'s ") if name.isupper() else name


def states(folder: Path, known: frozenset[str]) -> Iterator[Entry]:
    """Yield names, adjectives, former names and capitals of states from the Factbook and country-codes rows."""
    kinds = {"name": "state", "former_name": "state", "adjective": "adjective", "demonym": "adjective",
             "capital": "capital", "legislature": "legislature"}  # fmt: skip
    for row in allowed(folder / "country_aliases.csv"):
        code = _iso(row["iso3"], known)
        kind = kinds.get(row["kind"])
        # former names such as "Soviet Union" belong to states of their own; legislatures ("National Assembly") to many
        if code and kind and kind != "legislature" and len(row["alias"]) > 2 and row["kind"] != "former_name":
            yield Entry(row["alias"], code, "", kind, "N", "", "", row["alias"], _source(row), 2)


def leaders(folder: Path, known: frozenset[str]) -> Iterator[Entry]:
    """Yield heads of state and government with terms; bare surnames get the form "S"."""
    sovereign = {r["iso3"] for r in rows(folder / "countries.csv") if r["un_member"] == "True"} | {"TWN", "PSE", "VAT"}
    for row in allowed(folder / "leaders.csv"):
        code = _iso(row["iso3"], known)
        if not code or code not in sovereign | HISTORIC or "overnor" in row["role"]:
            continue
        if re.search(r"ELIZABETH II|CHARLES III", row["name"]) and code != "GBR":
            continue
        name = re.sub(r"[,(].*$", "", _TITLES.sub("", re.sub(r"\s+", " ", row["name"]).strip())).strip()
        words = name.split()
        if not 1 < len(words) <= 6:
            continue
        capitals = [w for w in words if w.isupper() and len(w) > 2]
        first, last = _day(row["start"]), _day(row["end"], end=True)
        label = " ".join(w.capitalize() if w.isupper() and len(w) > 2 else w for w in words)
        spellings = {label}
        if not capitals or len(words) > 2:
            spellings.add(f"{words[0]} {(capitals or words)[-1]}")
        for spelling in spellings:
            yield Entry(spelling, code, "GOV", "leader", "N", first, last, label, _source(row), 3)
        surname = " ".join(capitals) if capitals else words[-1]
        if row["license"] != "CC0" and len(surname) > 3:
            yield Entry(surname.title(), code, "GOV", "leader", "S", first, last, label, _source(row), 6)


def legislators(folder: Path) -> Iterator[Entry]:
    """Yield members of the US Congress with the span of their terms."""
    spans: dict[str, tuple[str, str]] = {}
    for row in rows(folder / "us_legislators_current.csv"):
        first, last = spans.get(row["name"], (row["start"], row["end"]))
        spans[row["name"]] = (min(first, row["start"]), max(last, row["end"]))
    for name, (first, last) in spans.items():
        for spelling in {name, re.sub(r" [A-Z]\.(?= )", "", name)}:
            yield Entry(spelling, "USA", "LEG", "legislator", "N", first, last, name, "congress", 3)


def seats(folder: Path, known: frozenset[str]) -> Iterator[Entry]:
    """Yield seats of power, less those that are common words elsewhere (looked over one by one)."""
    unsound = {
        *("The Lodge", "Arg", "Beehive", "the Beehive", "Diet", "Green Zone", "K Street", "Wall Street", "Langley"),
        *("Istana", "National Palace", "Presidential Complex", "PMO", "GHQ", "General Headquarters", "Federal Palace"),
        *("Prime Minister's Office", "Capital Hill", "Brussels", "Dail", "Rada"),
    }
    sectors = {"legislature": "LEG", "police": "COP", "military": "MIL"}
    for row in allowed(folder / "seats_of_power.csv"):
        if row["iso3"] in known:
            for name in [row["seat"], *row["aliases"].split("|")]:
                if name and name not in unsound:
                    sector = next((s for word, s in sectors.items() if word in row["branch"]), "GOV")
                    yield Entry(name, row["iso3"], sector, "seat", "N", "", "", row["seat"], "seats", 2)


def petrarch(folder: Path, known: frozenset[str]) -> Iterator[Entry]:
    """Yield places, office holders, institutions and groups from PETRARCH's dictionaries (MIT)."""
    source = "petrarch"
    for row in allowed(folder / "petrarch_actors.csv"):
        if row["file"] != "country":
            continue
        code = _iso(row["code"], known)
        role = row["code"][3:6]
        if not code or (role and role not in _SECTORS):
            continue
        sector = _SECTORS.get(role) or ""
        if sector == "ELI":
            continue  # school years and undated rows; that somebody is out of office follows from the last term
        person = bool(row["start"] or row["end"] or row["comment"] == "CountryInfo.txt")
        kind = ("minister" if person else "body") if role else "place"
        for name in [row["name"], *row["aliases"].split("|")]:
            bare = name.strip().replace("_", " ")
            if bare.rsplit(" ", 1)[-1].casefold() in _OFFICES:
                continue  # "Russian president" is whoever holds the office on the day, not a name
            if len(bare) > 2 and (role or " " in bare or len(bare) > 3) and not re.search(r"\d", bare):
                form = "S" if kind == "minister" and " " not in bare else "N"
                first, last = _day(row["start"]), _day(row["end"], end=True)
                yield Entry(
                    bare, code, sector, kind, form, first, last, _title(row["name"].replace("_", " ")), source, 4
                )


def institutions(folder: Path, known: frozenset[str]) -> Iterator[Entry]:
    """Yield ministries and agencies of states from PETRARCH's dictionaries (MIT)."""
    for row in allowed(folder / "institutions_petrarch.csv"):
        code = _iso(row["iso3"], known)
        sector = _SECTORS.get(row["role"][:3])
        for name in [row["name"], *row["aliases"].split("|")]:
            if code and sector and len(name) > 3:
                yield Entry(name, code, sector, "body", "N", "", "", _title(row["name"]), _source(row), 4)


def organisations(folder: Path) -> Iterator[Entry]:
    """Yield intergovernmental and other organisations, companies included."""
    prefixes = {"company": "ORG", "NGO": "NGO", "IGO": "IGO"}
    for row in allowed(folder / "organisations.csv"):
        prefix = prefixes.get(row["kind"])
        if prefix is None or len(row["name"]) < 3:
            continue
        short = short_name(row["name"])
        if prefix == "IGO":
            short = next((_IGO[row["code"][:n]] for n in range(12, 5, -1) if row["code"][:n] in _IGO), short)
        sector = {"ORG": "BUS", "NGO": "NGO", "IGO": "IGO"}[prefix]
        for name in [row["name"], *row["aliases"].split("|")]:
            spellings = {name, re.sub(r", THE$", "", name)}
            if prefix == "ORG":
                spellings.add(SUFFIX.sub("", name))
            for spelling in spellings:
                if len(spelling) > 2 and short:
                    form = "N" if " " in spelling else "A"
                    first, last = _day(row["start"]), _day(row["end"], end=True)
                    label = _title(row["name"])
                    kind = row["kind"].lower()
                    yield Entry(spelling, f"{prefix}:{short}", sector, kind, form, first, last, label, _source(row), 5)


def armed_groups(folder: Path) -> Iterator[Entry]:
    """Yield armed groups; "designated terrorist group" in a source is that source's label and is not kept."""
    for row in allowed(folder / "armed_groups.csv"):
        bare = BRACKETED.sub(" ", row["name"]).strip()
        if len(bare) < 3 or "," in bare or row["source"].startswith("UCDP"):
            continue  # UCDP rows also name ethnic groups that fought once ("Arab", "Dinka")
        code = f"ARM:{short_name(row['name'])}"
        for name in [bare, *row["aliases"].split("|")]:
            spelling = BRACKETED.sub(" ", name).strip()
            if len(spelling) > 3 or (spelling.isupper() and len(spelling) == 3):
                form = "N" if " " in spelling else "A"
                yield Entry(
                    spelling, code, "REB", "armed", form, row["start"], row["end"], _title(bare), _source(row), 5
                )


def own(path: Path, rank: int) -> Iterator[Entry]:
    """Yield the entries of a table of our own writing (code, sector, kind, from, to, names parted by `|`)."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, sector, kind, first, last, names = line.split("\t")
            spellings = names.split("|")
            for name in spellings:
                label = _label(name, code, spellings)
                yield Entry(name, code, sector, kind, _own_form(name, kind), first, last, label, "own", rank)


def _label(name: str, code: str, spellings: list[str]) -> str:
    """Return the fullest spelling with the same words (a line may hold several people), or the first of a body."""
    if ":" in code and not code.startswith(("IGO:UN", "IGO:EU")):
        return spellings[0]
    words = set(name.casefold().split())
    return next((s for s in spellings if len(s.split()) > 1 and words <= set(s.casefold().split())), name)


def _own_form(name: str, kind: str) -> str:
    letters = [c for c in name if c.isalpha()]
    if len(letters) <= 6 and " " not in name and all(c.isupper() for c in letters):
        return "A"
    return "S" if kind in {"leader", "minister", "person", "legislator"} and " " not in name else "N"

"""Names of places: GeoNames compiled to one small file, looked up by hash.

`scripts/build_gazetteer.py` writes `gazetteer.bin` from GeoNames (CC BY 4.0; see the file's own `sources`). A name is
kept only as a 40-bit hash of its folded form, which halves the file; a foreign string hits by chance once in two
million look-ups. Columns are packed as differences in byte planes under zlib: small, and quick to unpack.
"""

from __future__ import annotations

import json
import re
import unicodedata
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, cached_property, lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from factnews.errors import ModelError

MAGIC: Final = b"FNGAZ002"
NAME_BLOCK: Final = 1024  # names a block: one block is unpacked to read one name
COORDINATE_UNIT: Final = 1e-4  # degrees; 11 m
POPULATION_UNIT: Final = 2000.0  # steps of the natural logarithm: half a thousandth

_FILE: Final = Path(__file__).with_name("gazetteer.bin")
_JOINERS: Final = re.compile(r"[\s\-‐-―_/]+")
_DROPPED: Final = re.compile(r"[.'’‘`ʻʼ\"“”]")
_CAPITALISED: Final = re.compile(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+an\b)?")
# "Saint Paul" and "St. Paul", "Mount Vernon" and "Mt. Vernon" are one name in two spellings.
_SHORT_FORMS: Final = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft", "and": "&"}


class Feature(IntEnum):
    """What kind of place an entry is."""

    COUNTRY = 0
    ADMIN1 = 1
    ADMIN2 = 2
    CAPITAL = 3
    CITY = 4
    CONTINENT = 5
    REGION = 6
    SEA = 7
    RIVER = 8
    FORMER = 9


class NameKind(IntEnum):
    """How a name belongs to its place."""

    MAIN = 0
    ALIAS = 1  # another name in English, chosen by the table it came from
    FOREIGN = 2  # one of GeoNames' alternate names, of whatever language
    DEMONYM = 3
    SEAT = 4  # a seat of power that stands in the place
    SHORT = 5  # an abbreviation ("Fla.", "TX") or a county without its "County"


@dataclass(frozen=True, slots=True)
class Entry:
    """A place: coordinates in WGS 84 degrees, `country` ISO 3166 alpha-3, `population` people (a sum for divisions)."""

    index: int
    name: str
    geonameid: int | None
    lat: float
    lon: float
    country: str | None
    population: int
    feature: Feature
    admin1: str | None


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """Fold a name to the form under which it is looked up: no case, accents, full stops or apostrophes.

    >>> fold("Saint-Étienne"), fold("N.Y."), fold("the West Bank")
    ('st etienne', 'ny', 'west bank')
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    words = _JOINERS.sub(" ", _DROPPED.sub("", plain)).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(_SHORT_FORMS.get(word, word) for word in words)


def name_hash(folded: str) -> int:
    """Hash a folded name to 40 bits."""
    return int.from_bytes(blake2b(folded.encode(), digest_size=5).digest(), "little")


def pack_column(values: NDArray[np.int64]) -> bytes:
    """Pack whole numbers as zigzag differences in byte planes, compressed; `unpack_column` is the inverse."""
    steps = np.diff(values, prepend=0)
    zigzag = ((steps << 1) ^ (steps >> 63)).astype(np.uint64)
    planes = max(1, (int(zigzag.max(initial=0)).bit_length() + 7) // 8)
    raw = zigzag.astype("<u8").view(np.uint8).reshape(-1, 8)[:, :planes]
    return bytes([planes]) + zlib.compress(np.ascontiguousarray(raw.T).tobytes(), 9)


def unpack_column(packed: bytes) -> NDArray[np.int64]:
    """Unpack what `pack_column` packed."""
    planes = packed[0]
    raw = np.frombuffer(zlib.decompress(packed[1:]), dtype=np.uint8).reshape(planes, -1)
    zigzag = np.zeros((raw.shape[1], 8), dtype=np.uint8)
    zigzag[:, :planes] = raw.T
    steps = zigzag.view("<u8").ravel()
    return np.cumsum((steps >> np.uint64(1)).astype(np.int64) ^ -(steps & np.uint64(1)).astype(np.int64))


@dataclass(frozen=True, slots=True)
class _Header:
    """The head of the file: where each part lies, and what the numbers in its columns stand for."""

    parts: dict[str, tuple[int, int]]
    countries: tuple[tuple[str, str], ...]  # (alpha-2, alpha-3)
    sources: tuple[tuple[str, str], ...]  # (what was taken from where, licence)


class Gazetteer:
    """The compiled gazetteer: columns in memory, names on demand.

    The columns `latitude, longitude` (degrees), `population`, `country` (a number, -1 for none), `admin1` (index of the
    division's entry, -1 for none) and `feature` are open to read, one row an entry, for work on many at once.
    """

    def __init__(self, content: bytes) -> None:
        if content[: len(MAGIC)] != MAGIC:
            raise ModelError(
                "the gazetteer file is missing or of another version: rebuild it with scripts/build_gazetteer.py",
                reason="gazetteer",
            )
        length = int.from_bytes(content[8:12], "little")
        raw = json.loads(content[12 : 12 + length])
        self._header = _Header(
            parts={name: (start, end) for name, start, end in raw["parts"]},
            countries=tuple((a2, a3) for a2, a3 in raw["countries"]),
            sources=tuple((what, licence) for what, licence in raw["sources"]),
        )
        self._body = memoryview(content)[12 + length :]
        self._hashes = self._column("hashes")
        postings = self._column("postings")
        self._posting_place = postings >> 3
        self._posting_kind = (postings & 7).astype(np.int8)
        self.latitude = self._column("latitude") * COORDINATE_UNIT
        self.longitude = self._column("longitude") * COORDINATE_UNIT
        self.population = np.expm1(self._column("population") / POPULATION_UNIT)
        self.country = self._column("country")
        self.admin1 = self._column("admin1")
        self.feature = self._column("feature")
        self._ids = self._column("geonameid")
        self._name_blocks: dict[int, list[str]] = {}
        self._demonyms = self._find_demonyms()

    def __len__(self) -> int:
        return len(self._ids)

    @property
    def sources(self) -> tuple[tuple[str, str], ...]:
        """What the gazetteer was compiled from: (source, licence)."""
        return self._header.sources

    def lookup(self, name: str) -> tuple[tuple[int, NameKind], ...]:
        """Find the entries of a name: (index, how the name belongs to it), most populous first; empty where unknown."""
        return self.lookup_folded(fold(name))

    @lru_cache(maxsize=16_384)  # noqa: B019 - one gazetteer lives as long as the process
    def lookup_folded(self, folded: str) -> tuple[tuple[int, NameKind], ...]:
        """Find the entries of a name that is folded already."""
        if not folded:
            return ()
        key = name_hash(folded)
        first, last = np.searchsorted(self._hashes, (key, key + 1))
        best: dict[int, int] = {}
        for place, kind in zip(
            self._posting_place[first:last].tolist(), self._posting_kind[first:last].tolist(), strict=True
        ):
            best[place] = min(kind, best.get(place, kind))
        ordered = sorted(best.items(), key=lambda pair: (-self.population[pair[0]], pair[0]))
        return tuple((place, NameKind(kind)) for place, kind in ordered)

    def entry(self, index: int) -> Entry:
        """Give the whole entry of an index."""
        admin1 = int(self.admin1[index])
        return Entry(
            index=index,
            name=self.name(index),
            geonameid=self.geonameid(index),
            lat=round(float(self.latitude[index]), 4),
            lon=round(float(self.longitude[index]), 4),
            country=self.alpha3(index),
            population=round(float(self.population[index])),
            feature=Feature(int(self.feature[index])),
            admin1=self.name(admin1) if admin1 >= 0 else None,
        )

    def name(self, index: int) -> str:
        """Give the main name of an entry."""
        number, offset = divmod(index, NAME_BLOCK)
        block = self._name_blocks.get(number)
        if block is None:
            start, end = self._header.parts[f"names{number}"]
            block = zlib.decompress(self._body[start:end]).decode().split("\n")
            self._name_blocks[number] = block
        return block[offset]

    def geonameid(self, index: int) -> int | None:
        """Give the GeoNames id of an entry; None for regions and divisions whose id is not known to us."""
        return int(self._ids[index]) or None

    def known_ids(self) -> frozenset[int]:
        """Give all GeoNames ids of the gazetteer."""
        return frozenset(self._ids.tolist()) - {0}

    def alpha3(self, index: int) -> str | None:
        """Give the ISO 3166 alpha-3 code of an entry's country; None for seas, continents and the like."""
        country = int(self.country[index])
        return self._header.countries[country][1] if country >= 0 else None

    def alpha2(self, index: int) -> str | None:
        """Give the ISO 3166 alpha-2 code of an entry's country; None for seas, continents and the like."""
        country = int(self.country[index])
        return self._header.countries[country][0] if country >= 0 else None

    def alpha3_of_number(self, number: int) -> str:
        """Give the ISO 3166 alpha-3 code of a number of the column `country`."""
        return self._header.countries[number][1]

    def country_number(self, code: str) -> int | None:
        """Give the number that stands for a country (alpha-2 or alpha-3) in the column `country`."""
        return _numbers(self._header.countries).get(code.upper())

    def demonyms_in(self, text: str) -> dict[int, int]:
        """Count the words of nationality in a text: number of the country (as in the column `country`) → count."""
        told: dict[int, int] = {}
        for word in _CAPITALISED.findall(text):
            country = self._demonyms.get(name_hash(fold(word)))
            if country is not None:
                told[country] = told.get(country, 0) + 1
        return told

    def nation_of(self, word: str) -> int | None:
        """Give the number of the country that a word of nationality speaks of ("Syrian"); None for other words."""
        return self._demonyms.get(name_hash(fold(word)))

    def index_of(self, geonameid: int) -> int | None:
        """Give the index of the entry with a GeoNames id."""
        at = int(np.searchsorted(self._ids, geonameid, sorter=self._by_id))
        if at == len(self._by_id) or int(self._ids[self._by_id[at]]) != geonameid:
            return None
        return int(self._by_id[at])

    def capital_of(self, country: int) -> int | None:
        """Give the index of the capital of a country (by its number)."""
        rows = np.flatnonzero((self.country == country) & (self.feature == Feature.CAPITAL))
        return int(rows[0]) if len(rows) else None

    @cached_property
    def _by_id(self) -> NDArray[np.int64]:
        return np.argsort(self._ids, kind="stable")

    def _find_demonyms(self) -> dict[int, int]:
        """Collect the nationality words that speak of one country alone, or of the far larger of two ("American")."""
        found: dict[int, int] = {}
        rows = np.flatnonzero(self._posting_kind == NameKind.DEMONYM)
        for row in rows[np.argsort(self.population[self._posting_place[rows]], kind="stable")]:
            found[int(self._hashes[row])] = int(self.country[self._posting_place[row]])
        return found

    def _column(self, name: str) -> NDArray[np.int64]:
        start, end = self._header.parts[name]
        return unpack_column(bytes(self._body[start:end]))


@cache
def _numbers(countries: tuple[tuple[str, str], ...]) -> dict[str, int]:
    return {code: number for number, pair in enumerate(countries) for code in pair}


def pack(
    *,
    columns: dict[str, NDArray[np.int64]],
    names: Sequence[str],
    countries: Iterable[tuple[str, str]],
    sources: Iterable[tuple[str, str]],
) -> bytes:
    """Write the content of a gazetteer file, as `Gazetteer` reads it. The build script alone needs it."""
    parts: list[tuple[str, int, int]] = []
    body = bytearray()
    packed = [(name, pack_column(column)) for name, column in columns.items()]
    for number, start in enumerate(range(0, len(names), NAME_BLOCK)):
        packed.append((f"names{number}", zlib.compress("\n".join(names[start : start + NAME_BLOCK]).encode(), 9)))
    for name, content in packed:
        parts.append((name, len(body), len(body) + len(content)))
        body += content
    header = {"parts": parts, "countries": list(countries), "sources": list(sources)}
    encoded = json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode()
    return MAGIC + len(encoded).to_bytes(4, "little") + encoded + bytes(body)


@cache
def load(path: Path = _FILE) -> Gazetteer:
    """Load the gazetteer that comes with FactNews (once a process).

    Raises `ModelError` where the file is missing or of another version.

    >>> load().entry(load().lookup("Ouagadougou")[0][0]).country
    'BFA'
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ModelError(
            f"the gazetteer {path} cannot be read ({error.strerror}): rebuild it with scripts/build_gazetteer.py",
            reason="gazetteer",
        ) from error
    return Gazetteer(content)

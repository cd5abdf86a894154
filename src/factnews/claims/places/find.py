"""Place names in a report: those that the reader marks, and well-known ones that it passed over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final
from urllib.parse import urlsplit

from factnews.claims.places.names import candidates
from factnews.claims.places.resolve import resolve_toponyms
from factnews.codebooks.gazetteer import Feature, Gazetteer, NameKind, fold
from factnews.model import Article, Place, Reading, Sentence, Span, Token

# Below this many people a town is too likely a surname or a word for a name that no reader marked.
KNOWN_TOWN: Final = 150_000
KNOWN_DIVISION: Final = 400_000
LONGEST: Final = 5  # tokens in a looked-up name

# Names of well-known places that in running news are mostly a word, a first name or a surname.
_WORDS: Final = frozenset(
    "north south east west central northern southern eastern western federal capital border coast centre center island"
    " islands valley reading nice barking mobile bath split male latina granma reno kennedy lincoln hamilton jackson"
    " clinton bush nelson balkan gloria victoria charlotte florence francisco "
    " jose jesus antonio luis carlos miguel rosario leon san santa bello carrefour enterprise independence union liberty"
    " progress orange aurora phoenix surprise garland irving chandler gilbert henderson davidson warren"
    " madison marion mary tyler taylor wayne norman norton nixon".split()
)

_ALWAYS: Final = frozenset({Feature.COUNTRY, Feature.CAPITAL, Feature.CONTINENT, Feature.REGION, Feature.SEA})
_OWN_NAMES: Final = frozenset({NameKind.MAIN, NameKind.ALIAS})
_DIRECTIONS: Final = frozenset({"north", "south", "east", "west"})
_PART: Final = frozenset(
    "north south east west central northern southern eastern western northeastern northwestern southeastern southwestern"
    " downtown greater upper lower".split()
)
# A capital letter after one of these is a person's: "President Jordan", "Mr. London".
_TITLES: Final = frozenset(
    "mr mrs ms miss dr sir lord lady prof professor gen general col colonel capt captain lt sgt maj major adm admiral"
    " president minister secretary chancellor senator sen rep governor gov mayor judge justice ambassador king queen"
    " prince princess pope sheikh ayatollah detective officer coach".split()
)
_HOUSES: Final = frozenset(
    "airport airfield airbase port harbour harbor station stadium arena square university prison jail zoo subway metro"
    " bridge market mosque cathedral hospital embassy".split()
)
# "the Ethiopian capital", "South Korea's capital"
_CAPITAL: Final = re.compile(
    r"\b(?:[Tt]he\s+)?([A-Z][\w-]+(?:\s[A-Z][\w-]+)?)(?:['’]s)?\s+capital\b(?!\s+(?:punishment|market|gain|flow|control))"
)
_BLOCKING: Final = frozenset({"PER", "ORG", "NORP", "PROD", "MISC", "MONEY"})


def find_places(reading: Reading, *, gazetteer: Gazetteer, also: Sequence[Span] = ()) -> tuple[Place, ...]:
    """Find the place names of a report and resolve them together, in the order of the text, without overlaps.

    Names that the reader marks as places stay even where the gazetteer does not know them (id, coordinates and country
    None then). `also` are further spans known to name places, say the `where` of an event. The outlet is taken from the
    article, its publisher or else the host of its address.
    """
    text = reading.article.text
    spans = _marked(reading, gazetteer)
    spans += [span for span in also if 0 <= span.start < span.end <= len(text) and not _covered(span, spans)]
    spans += [span for span in _known(reading, gazetteer) if not _covered(span, spans)]
    # "the South" is half of a parted country, not a region of Cameroon
    spans = [span for span in spans if text[span.start : span.end].casefold().removeprefix("the ") not in _DIRECTIONS]
    # "the port" is where something happened, but no name: nobody means Le Port on Réunion
    small = {span for span in spans if text[span.start : span.end].islower()}
    names = [span for span in spans if span not in small]
    places = list(resolve_toponyms(text, names, outlet=_outlet(reading.article), gazetteer=gazetteer))
    places += [Place(span.start, span.end, text[span.start : span.end], None, None, None, None) for span in small]
    capitals = [place for place in _capitals(text, gazetteer) if not _covered(Span(place.start, place.end), spans)]
    return tuple(sorted([*places, *capitals], key=lambda place: (place.start, place.end)))


def _outlet(article: Article) -> str | None:
    if article.publisher:
        return article.publisher
    try:
        return urlsplit(article.url or "").hostname
    except ValueError:
        return None


def _covered(span: Span, taken: Sequence[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in taken)


def _marked(reading: Reading, gazetteer: Gazetteer) -> list[Span]:
    text = reading.article.text
    spans: list[Span] = []
    for entity in sorted(reading.entities, key=lambda e: (e.start, -e.end)):
        if entity.label not in ("LOC", "FAC") or not 0 <= entity.start < entity.end <= len(text):
            continue
        for span in _parts(text, Span(entity.start, entity.end), gazetteer):
            if not _covered(span, spans) and not text[span.start : span.end].islower():
                spans.append(span)
    return spans


def _parts(text: str, span: Span, gazetteer: Gazetteer) -> Iterator[Span]:
    """Take "Irving, Texas" apart, and the town out of "Istanbul airport", where the whole is no name by itself."""
    words = text[span.start : span.end]
    if "," in words:
        start = span.start
        for part in words.split(","):
            left = len(part) - len(part.lstrip())
            if part.strip():
                yield Span(start + left, start + left + len(part.strip()))
            start += len(part) + 1
        return
    if not candidates(words, gazetteer):
        tokens = [Span(span.start + m.start(), span.start + m.end()) for m in re.finditer(r"\S+", words)]
        house = next((n for n, t in enumerate(tokens) if n and text[t.start : t.end].casefold() in _HOUSES), None)
        for count in range(house or 0, 0, -1):
            town = Span(span.start, tokens[count - 1].end)
            if is_known(text[town.start : town.end], gazetteer):
                yield town
                return
    yield span


def is_known(name: str, gazetteer: Gazetteer) -> bool:
    """Tell whether a name is that of a place so well known that its words alone make it a place name.

    >>> from factnews.codebooks.gazetteer import load
    >>> is_known("Damascus", load()), is_known("Reading", load())
    (True, False)
    """
    folded = fold(name)
    if folded in _WORDS:
        return False
    for index, kind in gazetteer.lookup_folded(folded):
        if kind not in _OWN_NAMES:
            continue
        feature = Feature(int(gazetteer.feature[index]))
        people = float(gazetteer.population[index])
        if feature in _ALWAYS or (feature is Feature.ADMIN1 and people >= KNOWN_DIVISION):
            return True
        if feature is Feature.CITY and people >= KNOWN_TOWN:
            return True
    return False


def _known(reading: Reading, gazetteer: Gazetteer) -> Iterator[Span]:
    blocked = [Span(entity.start, entity.end) for entity in reading.entities if entity.label in _BLOCKING]
    people = {
        word
        for entity in reading.entities
        if entity.label == "PER"
        for word in reading.article.text[entity.start : entity.end].split()
    }
    for sentence in reading.sentences:
        for run in _runs(sentence):
            span = _name_in(run, sentence, gazetteer)
            if span is None or _covered(span, blocked):
                continue
            if reading.article.text[span.start : span.end] not in people:
                yield span


def _runs(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Give the stretches of capitalised words of a sentence as (first, past the last) token; small "of" and "the" join."""
    first: int | None = None
    tokens = sentence.tokens
    for number, token in enumerate(tokens):
        if token.text[:1].isupper() and token.upos in ("PROPN", "ADJ", "NOUN", "X", ""):
            first = number if first is None else first
        elif first is not None and not (
            token.text in ("of", "the", "and", "-")
            and number + 1 < len(tokens)
            and tokens[number + 1].text[:1].isupper()
        ):
            yield first, number
            first = None
    if first is not None:
        yield first, len(tokens)


def _name_in(run: tuple[int, int], sentence: Sentence, gazetteer: Gazetteer) -> Span | None:
    """Find the known place that a stretch of capitalised words is: the whole of it, or what follows "Northern" and such."""
    first, last = run
    tokens = sentence.tokens
    if last - first > 1 and tokens[first].text.casefold() == "the" and _looked_up(tokens[first + 1 : last], gazetteer):
        first += 1
    while last - first > 1 and tokens[first].text.casefold() in _PART:
        span = _looked_up(tokens[first:last], gazetteer)
        if span is not None:
            return span
        first += 1
    before = [token.text for token in tokens[max(0, first - 2) : first] if token.text != "."]  # "Mr" and its full stop
    title = before[-1].rstrip(".").casefold() if before else ""
    if last - first > LONGEST or title in _TITLES:
        return None
    if first == 0 and last == 1 and tokens[0].upos not in ("PROPN", ""):
        return None  # "Reading is fun": a word with a capital because it begins the sentence
    return _looked_up(tokens[first:last], gazetteer)


def _looked_up(tokens: Sequence[Token], gazetteer: Gazetteer) -> Span | None:
    name = " ".join(token.text for token in tokens)
    if len(name) < 4 and name not in ("US", "UK", "UAE", "DRC", "U.S", "U.K"):
        return None
    end = tokens[-1].end - (len(name) - len(name.rstrip("'’")))  # "Paris' mayor"
    return Span(tokens[0].start, end) if is_known(name, gazetteer) else None


def _capitals(text: str, gazetteer: Gazetteer) -> Iterator[Place]:
    for found in _CAPITAL.finditer(text):
        words = found.group(1).split()
        names = dict.fromkeys((found.group(1), words[-1]))
        country = next((c for c in (_country_named(name, gazetteer) for name in names) if c is not None), None)
        index = None if country is None else gazetteer.capital_of(country)
        if index is not None:
            entry = gazetteer.entry(index)
            yield Place(found.start(), found.end(), found.group(), entry.geonameid, entry.lat, entry.lon, entry.country)


def _country_named(name: str, gazetteer: Gazetteer) -> int | None:
    nation = gazetteer.nation_of(name)
    if nation is not None:
        return nation
    for index, kind in gazetteer.lookup(name):
        if kind in _OWN_NAMES and int(gazetteer.feature[index]) == Feature.COUNTRY:
            return int(gazetteer.country[index])
    return None

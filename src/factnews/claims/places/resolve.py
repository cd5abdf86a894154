"""Which place each toponym of a report means, decided for all of them together.

Every toponym starts from what its candidates are worth alone: population, level, how the name belongs to them, what is
written as holding what. Then, for a few rounds, each looks at what the others mean now: the country and division they
lie in, how near they are, where the outlet is at home. All are updated at once, so that their order cannot matter.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from factnews.claims.places.names import Candidate, candidates, container_of, holders
from factnews.claims.places.outlets import home_of
from factnews.claims.places.weights import Weights
from factnews.codebooks.gazetteer import Feature, Gazetteer, fold
from factnews.model import Place, Span

_EARTH_RADIUS: Final = 6371.0088  # km, mean
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Group:
    """Toponyms of one report that are taken to mean one place."""

    surface: str
    options: tuple[Candidate, ...]
    container: str | None
    count: float
    silent: bool = False  # the outlet's home, which speaks with the others but is no toponym of the text


def resolve_toponyms(
    text: str,
    spans: Sequence[Span],
    *,
    outlet: str | None = None,
    gazetteer: Gazetteer,
    weights: Weights | None = None,
) -> tuple[Place, ...]:
    """Resolve the toponyms of a report to GeoNames ids and coordinates, in the order of their spans in the text.

    `outlet` is a name or a web domain. A toponym whose name is unknown stays, with None for id, coordinates and country.
    Spans that lie outside the text or are empty are left out.
    """
    weights = weights or Weights()
    usable = sorted({span for span in spans if 0 <= span.start < span.end <= len(text)})
    groups, member = _group(text, usable, outlet, gazetteer)
    chosen = _decide(groups, text, gazetteer, weights)
    return tuple(_place(text, span, chosen.get(member[span]), gazetteer) for span in usable)


def _place(text: str, span: Span, index: int | None, gazetteer: Gazetteer) -> Place:
    words = text[span.start : span.end]
    if index is None:
        return Place(span.start, span.end, words, None, None, None, None)
    entry = gazetteer.entry(index)
    return Place(span.start, span.end, words, entry.geonameid, entry.lat, entry.lon, entry.country)


def _group(
    text: str, spans: Sequence[Span], outlet: str | None, gazetteer: Gazetteer
) -> tuple[list[_Group], dict[Span, int]]:
    """Put the occurrences of one name together: one sense a report, unless containers tell two senses apart."""
    containers: dict[Span, str | None] = {}
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for span in spans:
        container = container_of(text, span, spans, gazetteer)
        containers[span] = container
        if container is not None:
            told[_key(text, span)][fold(container)] += 1
    counts: Counter[tuple[str, str | None]] = Counter()
    first: dict[tuple[str, str | None], Span] = {}
    keys: dict[Span, tuple[str, str | None]] = {}
    for span in spans:
        name = _key(text, span)
        held = containers[span]
        inside = fold(held) if held is not None else next((c for c, _ in told[name].most_common(1)), None)
        keys[span] = (name, inside)
        counts[keys[span]] += 1
        first.setdefault(keys[span], span)
    ordered = list(first)
    groups = []
    for key in ordered:
        surface = text[first[key].start : first[key].end]
        groups.append(_Group(surface, candidates(surface, gazetteer), key[1], float(counts[key])))
    home = home_of(outlet, gazetteer) if outlet else ()
    if home:
        groups.append(_Group(outlet or "", home, None, 1.0, silent=True))
    number = {key: position for position, key in enumerate(ordered)}
    return groups, {span: number[keys[span]] for span in spans}


def _key(text: str, span: Span) -> str:
    return fold(text[span.start : span.end].split(",", 1)[0])


class _Table:
    """The candidates of all groups, one row each."""

    def __init__(self, groups: Sequence[_Group], gazetteer: Gazetteer, weights: Weights) -> None:
        rows: list[tuple[int, int, int]] = []
        for number, group in enumerate(groups):
            kept = _shortlist(group, gazetteer, weights)
            rows += [(number, candidate.index, int(candidate.kind)) for candidate in kept]
        table = np.array(rows, dtype=np.int64).reshape(-1, 3)
        self.group, self.index, kind = table[:, 0], table[:, 1], table[:, 2]
        self.country = gazetteer.country[self.index]
        self.admin1 = gazetteer.admin1[self.index]
        self.feature = gazetteer.feature[self.index]
        latitude, longitude = np.radians(gazetteer.latitude[self.index]), np.radians(gazetteer.longitude[self.index])
        self.vector = np.stack(
            (np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)), axis=1
        )
        self.alone = (
            weights.population * np.log(gazetteer.population[self.index] + weights.population_floor)
            + weights.level_row[self.feature]
            + weights.kind_row[kind]
        )


def _shortlist(group: _Group, gazetteer: Gazetteer, weights: Weights) -> tuple[Candidate, ...]:
    """Keep the most populous candidates, and all that lie in the container that is written beside the name."""
    if len(group.options) <= weights.most_candidates:
        return group.options
    kept = group.options[: weights.most_candidates]
    if group.container is None:
        return kept
    held = holders(group.container, gazetteer)
    inside = [c for c in group.options[weights.most_candidates :] if _inside_any(c.index, held, gazetteer)]
    return kept + tuple(inside[: weights.most_candidates])


def _inside_any(index: int, held: Sequence[Candidate], gazetteer: Gazetteer) -> bool:
    return any(
        int(gazetteer.admin1[index]) == holder.index
        or (
            int(gazetteer.feature[holder.index]) == Feature.COUNTRY
            and int(gazetteer.country[index]) == int(gazetteer.country[holder.index])
        )
        for holder in held
    )


def _decide(groups: Sequence[_Group], text: str, gazetteer: Gazetteer, weights: Weights) -> dict[int, int]:
    table = _Table(groups, gazetteer, weights)
    if not len(table.index):
        return {}
    starts = np.flatnonzero(np.diff(table.group, prepend=-1))
    alone = table.alone + _held(groups, table, gazetteer, weights)
    size = np.array([weights.home if g.silent else 1.0 + weights.repeat * np.log(g.count) for g in groups])
    voice = size[table.group]
    same_group = table.group[:, None] == table.group[None, :]
    angle = np.arccos(np.clip(table.vector @ table.vector.T, -1.0, 1.0)) * _EARTH_RADIUS
    near = np.where(same_group, 0.0, np.exp(angle / -weights.near_km))
    compatriot = (table.country[:, None] == table.country[None, :]) & (table.country[:, None] >= 0) & ~same_group
    neighbour = (table.admin1[:, None] == table.admin1[None, :]) & (table.admin1[:, None] >= 0) & ~same_group
    nation = _adjectives(text, table, gazetteer)
    belief = _softmax(alone, starts, table.group)
    score = alone
    for _ in range(weights.rounds):
        told = belief * voice
        others = told.sum() - _by_group(told, table.group, len(groups)) + 1e-9
        country = (compatriot @ told + weights.adjective * nation) / (others + weights.adjective + weights.doubt)
        division = (neighbour @ told) / (others + weights.doubt)
        closeness = near @ told
        fresh = (
            alone
            + weights.country * np.log(country + weights.country_floor)
            + weights.division * np.log(division + weights.division_floor)
            + weights.near * np.log1p(closeness * weights.near_gain)
        )
        score = (score + fresh) / 2  # half a step keeps two toponyms from chasing each other
        belief = _softmax(score, starts, table.group)
    best: dict[int, int] = {}
    for start, stop in zip(starts, [*starts[1:], len(score)], strict=True):
        number = int(table.group[start])
        if not groups[number].silent:
            # Ties fall to the lower index, which is fixed by the file.
            rows = sorted(range(start, stop), key=lambda row: (-round(float(score[row]), 9), int(table.index[row])))
            best[number] = int(table.index[rows[0]])
    return best


def _held(groups: Sequence[_Group], table: _Table, gazetteer: Gazetteer, weights: Weights) -> Floats:
    """Raise candidates that lie in the written container, and containers that do hold what stands before them."""
    bonus = np.zeros(len(table.index))
    for number, group in enumerate(groups):
        if group.container is None:
            continue
        rows = np.flatnonzero(table.group == number)
        found = np.zeros(len(rows), dtype=bool)
        for holder in holders(group.container, gazetteer):
            feature = int(gazetteer.feature[holder.index])
            if feature in (Feature.COUNTRY, Feature.FORMER):
                inside = table.country[rows] == gazetteer.country[holder.index]
            elif feature == Feature.ADMIN1:
                inside = table.admin1[rows] == holder.index
            else:
                continue
            inside &= table.index[rows] != holder.index
            if inside.any():
                found |= inside
                bonus[table.index == holder.index] += weights.holds
        bonus[rows[found]] += weights.held
    return bonus


def _adjectives(text: str, table: _Table, gazetteer: Gazetteer) -> Floats:
    """Give each candidate the share of the text's adjectives of nationality that speak of its country."""
    told = gazetteer.demonyms_in(text)
    total = sum(told.values())
    if not total:
        return np.zeros(len(table.index))
    return np.array([told.get(int(country), 0) / total for country in table.country])


def _softmax(score: Floats, starts: NDArray[np.int64], group: NDArray[np.int64]) -> Floats:
    position = np.cumsum(np.diff(group, prepend=group[0]) != 0)
    top = np.maximum.reduceat(score, starts)[position]
    raised: Floats = np.exp(score - top)
    shares: Floats = raised / np.add.reduceat(raised, starts)[position]
    return shares


def _by_group(values: Floats, group: NDArray[np.int64], count: int) -> Floats:
    sums: Floats = np.bincount(group, weights=values, minlength=count).astype(np.float64)
    return sums[group]

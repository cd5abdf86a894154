"""CoNLL scoring of groups of mentions: the mean of MUC, B³ and entity-based CEAF (Pradhan and others 2014)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Conll:
    """The three F1 figures and their mean, 0 to 1."""

    muc: float
    b_cubed: float
    ceaf: float

    @property
    def mean(self) -> float:
        """The CoNLL figure."""
        return (self.muc + self.b_cubed + self.ceaf) / 3


def conll(gold: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> Conll:
    """Scores groups, given as the group of each mention on either side; the mentions are the same on both.

    >>> conll({"a": 1, "b": 1, "c": 2}, {"a": 1, "b": 1, "c": 2}).mean
    1.0
    >>> round(conll({"a": 1, "b": 1, "c": 2}, {"a": 1, "b": 2, "c": 2}).b_cubed, 3)
    0.667
    """
    key, response = _groups(gold), _groups(found)
    return Conll(
        _f1(_muc(key, found), _muc(response, gold)),
        _f1(_b_cubed(key, found), _b_cubed(response, gold)),
        _ceaf(key, response),
    )


def _groups(labels: Mapping[str, Hashable]) -> list[frozenset[str]]:
    groups: defaultdict[Hashable, set[str]] = defaultdict(set)
    for mention, label in labels.items():
        groups[label].add(mention)
    return [frozenset(group) for group in groups.values()]


def _f1(recall: float, precision: float) -> float:
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def _muc(groups: Sequence[frozenset[str]], other: Mapping[str, Hashable]) -> float:
    """Of the links that hold the groups together, those that the other side has."""
    links = sum(len(group) - 1 for group in groups)
    kept = sum(len(group) - len({other[mention] for mention in group}) for group in groups)
    return kept / links if links else 0.0


def _b_cubed(groups: Sequence[frozenset[str]], other: Mapping[str, Hashable]) -> float:
    """Mean over mentions of how much of a mention's group the other side has in its group."""
    total = sum(count * count / len(group) for group in groups for count in Counter(other[m] for m in group).values())
    return total / max(1, sum(map(len, groups)))


def _ceaf(key: Sequence[frozenset[str]], response: Sequence[frozenset[str]]) -> float:
    """F1 of the best pairing of groups, each pair worth twice what they share over their sizes."""
    place = {mention: at for at, group in enumerate(response) for mention in group}
    worth: list[dict[int, float]] = []
    for group in key:
        shared = Counter(place[mention] for mention in group)
        worth.append({at: 2 * count / (len(group) + len(response[at])) for at, count in shared.items()})
    return 2 * _best_pairing(worth) / max(1, len(key) + len(response))


def _best_pairing(worth: Sequence[Mapping[int, float]]) -> float:
    """The greatest total worth of a one-to-one pairing of rows with columns (Hungarian method, part by part).

    Rows and columns are few in each part that has any worth in common, so each part is solved on its own.
    """
    rows_of: defaultdict[int, list[int]] = defaultdict(list)
    for row, columns in enumerate(worth):
        for column in columns:
            rows_of[column].append(row)
    seen: set[int] = set()
    total = 0.0
    for start in range(len(worth)):
        if start in seen or not worth[start]:
            continue
        part, queue = [], [start]
        seen.add(start)
        while queue:
            row = queue.pop()
            part.append(row)
            for column in worth[row]:
                queue += [other for other in rows_of[column] if other not in seen]
                seen.update(rows_of[column])
        columns = sorted({column for row in part for column in worth[row]})
        total += _assigned([[worth[row].get(column, 0.0) for column in columns] for row in part])
    return total


def _assigned(table: list[list[float]]) -> float:
    """The greatest total of a table with at most one cell a row and a column (Hungarian method with potentials)."""
    if len(table) > len(table[0]):
        table = [list(column) for column in zip(*table, strict=True)]
    rows, columns = len(table), len(table[0])
    far = float("inf")
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    taken, way = [0] * (columns + 1), [0] * (columns + 1)
    for row in range(1, rows + 1):
        taken[0], at = row, 0
        least, used = [far] * (columns + 1), [False] * (columns + 1)
        while taken[at]:
            used[at] = True
            here, step, following = taken[at], far, 0
            for column in range(1, columns + 1):
                if not used[column]:
                    cost = -table[here - 1][column - 1] - row_price[here] - column_price[column]
                    if cost < least[column]:
                        least[column], way[column] = cost, at
                    if least[column] < step:
                        step, following = least[column], column
            for column in range(columns + 1):
                if used[column]:
                    row_price[taken[column]] += step
                    column_price[column] -= step
                else:
                    least[column] -= step
            at = following
        while at:
            taken[at], at = taken[way[at]], way[at]
    return sum(table[taken[column] - 1][column - 1] for column in range(1, columns + 1) if taken[column])

"""The numbers that decide between the places of one name.

Scores are natural logarithms: +1 makes a reading 2.7 times likelier. They were set by hand before any test set was run,
and are tuned on none.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from factnews.codebooks.gazetteer import Feature, NameKind


@dataclass(frozen=True)
class Weights:
    """What each kind of evidence is worth."""

    population: float = 0.6  # of ln(people)
    population_floor: float = 200.0  # people: below, size says nothing
    country_level: float = 3.0
    admin1_level: float = 1.0
    admin2_level: float = -1.5
    capital_level: float = 2.5
    region_level: float = 1.0
    alias: float = -0.2
    foreign: float = -3.0
    demonym: float = -4.0
    seat: float = -1.0
    short: float = -1.5
    held: float = 8.0
    holds: float = 3.0
    country: float = 1.2
    country_floor: float = 0.03
    division: float = 1.0
    division_floor: float = 0.05
    near: float = 1.0
    near_km: float = 150.0
    near_gain: float = 3.0
    home: float = 1.5
    repeat: float = 0.3
    adjective: float = 0.7
    doubt: float = 0.5
    rounds: int = 6
    most_candidates: int = 30

    @cached_property
    def level_row(self) -> NDArray[np.float64]:
        """The weight of each `Feature`, by its number."""
        table = {
            Feature.COUNTRY: self.country_level,
            Feature.ADMIN1: self.admin1_level,
            Feature.ADMIN2: self.admin2_level,
            Feature.CAPITAL: self.capital_level,
            Feature.CITY: 0.0,
        }
        return np.array([table.get(feature, self.region_level) for feature in Feature])

    @cached_property
    def kind_row(self) -> NDArray[np.float64]:
        """The weight of each `NameKind`, by its number."""
        table = {
            NameKind.MAIN: 0.0,
            NameKind.ALIAS: self.alias,
            NameKind.FOREIGN: self.foreign,
            NameKind.DEMONYM: self.demonym,
            NameKind.SEAT: self.seat,
            NameKind.SHORT: self.short,
        }
        return np.array([table[kind] for kind in NameKind])

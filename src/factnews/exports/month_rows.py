"""Months of two actors and months of a country: sums over facts, each counted once however many reports tell it.

What counts, and in which month, is as in the series of two actors (`factnews.stories.relations`): facts that happened or go
on and were not taken back, of at most 31 days, in the month of their last day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from statistics import fmean
from typing import Annotated

import msgspec

from factnews.exports.countries import country_name
from factnews.exports.fact_rows import CODES, SCORE
from factnews.exports.numbers import of_fact
from factnews.exports.schema import Number, Text, column, table
from factnews.model import EventClass, Fact, Standing
from factnews.stories.relations import LONGEST, TOOK_PLACE

QUADS = ("verbal cooperation", "material cooperation", "verbal conflict", "material conflict")
MONTH = "ISO 8601, YYYY-MM"
DIGITS = 4


class DyadMonthRow(msgspec.Struct, frozen=True):
    """What one actor did to another in one month."""

    month: Annotated[str, column("the month", codes=MONTH)]
    actor: Annotated[str, column("who did it", codes=CODES)]
    recipient: Annotated[str, column("to whom", codes=CODES)]
    facts: Annotated[int, column("how many")]
    joint: Annotated[
        int,
        column(
            "how many of them the two do together, as meetings, with nobody acted upon; they count in both directions"
        ),
    ]
    disputed: Annotated[int, column("how many of them are disputed")]
    verbal_cooperation: Annotated[int, column("how many of this quad class")]
    material_cooperation: Annotated[int, column("how many of this quad class")]
    verbal_conflict: Annotated[int, column("how many of this quad class")]
    material_conflict: Annotated[int, column("how many of this quad class")]
    cooperation: Annotated[float, column("sum of PLOVER intensities above 0")]
    conflict: Annotated[float, column("sum of PLOVER intensities below 0, as a positive number")]
    intensity: Annotated[Number, column("mean of PLOVER intensities", unit=SCORE)]
    goldstein: Annotated[Number, column("mean of Goldstein values", unit=SCORE)]
    reports: Annotated[int, column("how many reports tell these facts, added up")]


class CountryMonthRow(msgspec.Struct, frozen=True):
    """What took place in one country in one month."""

    month: Annotated[str, column("the month", codes=MONTH)]
    country: Annotated[str, column("of the place, not of the actors", codes="ISO 3166 alpha-3")]
    name: Annotated[Text, column("English name")]
    facts: Annotated[int, column("how many")]
    disputed: Annotated[int, column("how many of them are disputed")]
    verbal_cooperation: Annotated[int, column("how many of this quad class")]
    material_cooperation: Annotated[int, column("how many of this quad class")]
    verbal_conflict: Annotated[int, column("how many of this quad class")]
    material_conflict: Annotated[int, column("how many of this quad class")]
    protests: Annotated[int, column("how many of class PROTEST")]
    assaults: Annotated[int, column("how many of class ASSAULT")]
    killed: Annotated[int, column("the least numbers told, added up", unit="people")]
    cooperation: Annotated[float, column("sum of PLOVER intensities above 0")]
    conflict: Annotated[float, column("sum of PLOVER intensities below 0, as a positive number")]
    intensity: Annotated[Number, column("mean of PLOVER intensities", unit=SCORE)]
    goldstein: Annotated[Number, column("mean of Goldstein values", unit=SCORE)]
    reports: Annotated[int, column("how many reports tell these facts, added up")]


DYAD_MONTH = table(
    DyadMonthRow,
    name="dyad-month",
    title="Months of two actors",
    row_is="what one actor did to another in a month with at least one fact that took place",
    key=("month", "actor", "recipient"),
)
COUNTRY_MONTH = table(
    CountryMonthRow,
    name="country-month",
    title="Months of a country",
    row_is="what took place in a country in a month with at least one fact",
    key=("month", "country"),
)


def month_of(fact: Fact) -> str | None:
    """The month in which a fact counts; None where it counts in none."""
    if fact.status not in TOOK_PLACE or fact.standing is Standing.RETRACTED:
        return None
    if fact.first is None or fact.last is None or fact.last - fact.first > LONGEST:
        return None
    return f"{fact.last:%Y-%m}"


class DyadMonths:
    """Gathers facts by month and directed pair."""

    def __init__(self) -> None:
        self._facts: defaultdict[tuple[str, str, str], list[Fact]] = defaultdict(list)

    def add(self, fact: Fact) -> None:
        """Count a fact in its month, once for each pair of which it is."""
        month = month_of(fact)
        if month is not None:
            for actor in fact.actors:
                others = fact.recipients or fact.actors
                for other in others:
                    if other != actor:
                        self._facts[month, actor, other].append(fact)

    def rows(self) -> Iterator[DyadMonthRow]:
        """The months in order, and in each the pairs by their codes."""
        for month, actor, recipient in sorted(self._facts):
            facts = self._facts[month, actor, recipient]
            sums = _Sums(facts)
            yield DyadMonthRow(
                month=month,
                actor=actor,
                recipient=recipient,
                facts=len(facts),
                joint=sum(not fact.recipients for fact in facts),
                disputed=sums.disputed,
                verbal_cooperation=sums.quads[0],
                material_cooperation=sums.quads[1],
                verbal_conflict=sums.quads[2],
                material_conflict=sums.quads[3],
                cooperation=sums.cooperation,
                conflict=sums.conflict,
                intensity=sums.intensity,
                goldstein=sums.goldstein,
                reports=sums.reports,
            )


class CountryMonths:
    """Gathers facts by month and country of their place."""

    def __init__(self) -> None:
        self._facts: defaultdict[tuple[str, str], list[Fact]] = defaultdict(list)

    def add(self, fact: Fact) -> None:
        """Count a fact in the month and country in which it took place."""
        month = month_of(fact)
        if month is not None and fact.country is not None:
            self._facts[month, fact.country].append(fact)

    def rows(self) -> Iterator[CountryMonthRow]:
        """The months in order, and in each the countries by their codes."""
        for month, country in sorted(self._facts):
            facts = self._facts[month, country]
            sums = _Sums(facts)
            yield CountryMonthRow(
                month=month,
                country=country,
                name=country_name(country),
                facts=len(facts),
                disputed=sums.disputed,
                verbal_cooperation=sums.quads[0],
                material_cooperation=sums.quads[1],
                verbal_conflict=sums.quads[2],
                material_conflict=sums.quads[3],
                protests=sum(fact.event_class is EventClass.PROTEST for fact in facts),
                assaults=sum(fact.event_class is EventClass.ASSAULT for fact in facts),
                killed=sum(of_fact(fact, "killed").low or 0 for fact in facts),
                cooperation=sums.cooperation,
                conflict=sums.conflict,
                intensity=sums.intensity,
                goldstein=sums.goldstein,
                reports=sums.reports,
            )


class _Sums:
    """What both kinds of months add up; facts are sorted first, so that sums of fractions come out the same every time."""

    def __init__(self, facts: list[Fact]) -> None:
        facts = sorted(facts, key=lambda fact: fact.id)
        intensities = [fact.intensity for fact in facts if fact.intensity is not None]
        goldsteins = [fact.goldstein for fact in facts if fact.goldstein is not None]
        self.quads = [sum(fact.quad == quad for fact in facts) for quad in QUADS]
        self.disputed = sum(fact.standing is Standing.DISPUTED for fact in facts)
        self.cooperation = round(sum((value for value in intensities if value > 0), 0.0), DIGITS)
        self.conflict = round(-sum((value for value in intensities if value < 0), 0.0), DIGITS) + 0.0
        self.intensity = round(fmean(intensities), DIGITS) if intensities else None
        self.goldstein = round(fmean(goldsteins), DIGITS) if goldsteins else None
        self.reports = sum(fact.reports for fact in facts)

"""The JSON form of a fact: what is agreed, what differs and who says so, what it rests on and what joined it."""

from __future__ import annotations

from datetime import date

import msgspec

from factnews.model import Difference, EventClass, Fact, Standing, Status


class ReportLineJson(msgspec.Struct, frozen=True):
    """One independent line of report: ids of its reports, the leading one first, and what joined them."""

    reports: tuple[str, ...]
    outlets: tuple[str, ...]
    why: str


class ReportedValueJson(msgspec.Struct, frozen=True):
    """One value of a field, with the claims that report it and the day of the first of them."""

    value: str
    claims: tuple[str, ...]
    first_told: date | None


class FieldValuesJson(msgspec.Struct, frozen=True):
    """All that the reports say of one field."""

    field: str
    agreed: str | None
    difference: Difference
    values: tuple[ReportedValueJson, ...]


class StatusChangeJson(msgspec.Struct, frozen=True):
    """From this day on the reports give the fact this status."""

    day: date | None
    status: Status
    claims: tuple[str, ...]


class ClaimLinkJson(msgspec.Struct, frozen=True):
    """Two claims that were joined, how alike they were found, and why."""

    one: str
    other: str
    score: float
    why: str


class FactJson(msgspec.Struct, frozen=True, rename={"event_class": "class"}):
    """Claims of any outlets about the same event; `first` and `last` are days, both included."""

    id: str
    event_class: EventClass
    mode: str | None
    status: Status
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    object: str | None
    first: date | None
    last: date | None
    country: str | None
    standing: Standing
    disputed_by: tuple[str, ...]
    reports: int
    outlets: tuple[str, ...]
    sources: tuple[str, ...]
    lines: tuple[ReportLineJson, ...]
    values: tuple[FieldValuesJson, ...]
    history: tuple[StatusChangeJson, ...]
    intensity: float | None
    goldstein: float | None
    quad: str
    cameo: str | None
    claims: tuple[str, ...]
    earlier: tuple[str, ...]
    links: tuple[ClaimLinkJson, ...]


def fact_form(fact: Fact) -> FactJson:
    """A fact in its JSON form."""
    return FactJson(
        id=fact.id,
        event_class=fact.event_class,
        mode=fact.mode,
        status=fact.status,
        actors=fact.actors,
        recipients=fact.recipients,
        object=fact.object,
        first=fact.first,
        last=fact.last,
        country=fact.country,
        standing=fact.standing,
        disputed_by=fact.disputed_by,
        reports=fact.reports,
        outlets=fact.outlets,
        sources=fact.sources,
        lines=tuple(ReportLineJson(line.article_ids, line.outlets, line.why) for line in fact.lines),
        values=tuple(
            FieldValuesJson(
                field.field,
                field.agreed,
                field.difference,
                tuple(ReportedValueJson(value.value, value.claim_ids, value.first_told) for value in field.values),
            )
            for field in fact.values
        ),
        history=tuple(StatusChangeJson(change.day, change.status, change.claim_ids) for change in fact.history),
        intensity=fact.intensity,
        goldstein=fact.goldstein,
        quad=fact.quad,
        cameo=fact.cameo,
        claims=fact.claim_ids,
        earlier=fact.earlier,
        links=tuple(ClaimLinkJson(link.one, link.other, link.score, link.why) for link in fact.links),
    )

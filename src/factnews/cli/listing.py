"""`facts`, `claims` and `rejects`: what a store holds, as a table, as JSON lines or as CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import msgspec
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from factnews.cli.consoles import output_console, progress_console, write_line, write_text
from factnews.cli.fact_page import number_of, standing_text
from factnews.cli.headlines import HeadedFact, headed
from factnews.cli.look import badge, days_text, joined, status_text
from factnews.errors import InputError
from factnews.exports.claim_rows import ClaimRow, claim_rows
from factnews.exports.fact_rows import FactRow, fact_rows
from factnews.exports.rows import csv_lines, fact_json, stored_claim_json
from factnews.exports.told import stories_of_facts, told_facts
from factnews.model import ClaimInContext, Participant
from factnews.store import ClaimFilter, FactFilter, Store
from factnews.store.shelf import Shelf

WIDE = 110
"""Columns from which each fact or claim takes one row of a table; below, it takes a block of two or three lines."""


class RejectJson(msgspec.Struct, frozen=True):
    """Something that was given and could not be used."""

    source: str
    stage: str
    reason: str
    message: str
    noted: str


@dataclass(frozen=True, slots=True)
class ListedRow:
    """A fact or a claim as it is listed."""

    when: Text
    who: Text
    act: Text
    whom: Text
    where: Text
    told_by: Text
    id: str
    rests_on: Text | None = None


class Listing:
    """Rows as a table on a wide terminal, as blocks on a narrow one."""

    def __init__(self, rows: Iterable[ListedRow], *, told_by: str) -> None:
        self.rows = rows
        self.told_by = told_by

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Called by rich."""
        if options.max_width < WIDE:
            for row in self.rows:
                yield from _block(row)
            return
        table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim", pad_edge=False)
        rows = list(self.rows)
        headings = ["When", "Who", "Did what", "To whom", "Where", self.told_by]
        standing = any(row.rests_on is not None for row in rows)
        for heading in [*headings, "Standing"] if standing else headings:
            table.add_column(heading, overflow="fold")
        table.add_column("Id", no_wrap=True, style="dim")
        for row in rows:
            rests_on = [row.rests_on or Text("")] if standing else []
            table.add_row(row.when, row.who, row.act, row.whom, row.where, row.told_by, *rests_on, row.id)
        yield table


def list_facts(location: str, wanted: FactFilter, *, as_json: bool, as_csv: bool) -> None:
    """Print the facts of a store that are wanted, latest first."""
    _one_form(as_json, as_csv)
    with Shelf.open(location, readonly=True) as store:
        facts = store.facts(wanted)
        if as_json:
            _lines(fact_json(fact) for fact in facts)
        elif as_csv:
            _csv(csv_lines(FactRow, fact_rows(told_facts(store, facts, stories_of_facts(store)))))
        else:
            _print_rows([_fact(told) for told in headed(store, facts)], "Told by", "fact")


def list_claims(location: str, wanted: ClaimFilter, *, as_json: bool, as_csv: bool) -> None:
    """Print the claims of a store that are wanted, latest first."""
    _one_form(as_json, as_csv)
    with Shelf.open(location, readonly=True) as store:
        claims = store.claims(wanted)
        if as_json:
            _lines(stored_claim_json(told) for told in claims)
        elif as_csv:
            _csv(csv_lines(ClaimRow, claim_rows(store, claims)))
        else:
            _print_rows([_claim(told) for told in claims], "According to", "claim")


def list_rejects(location: str, *, as_json: bool) -> None:
    """Print what could not be used, with the reason."""
    with Store.open(location, readonly=True) as store:
        noted = list(store.rejects())
    if as_json:
        for entry in noted:
            reject = entry.reject
            write_line(
                msgspec.json.encode(
                    RejectJson(reject.source, reject.stage, reject.reason, reject.message, entry.noted.isoformat())
                )
            )
        return
    console = output_console()
    for entry in noted:
        console.print(Text.assemble((entry.reject.source, "bold"), "  ", (entry.reject.reason, "yellow")))
        console.print(Padding(Text(entry.reject.message), (0, 0, 0, 4), expand=False))
    progress_console().print(_count(len(noted), "reject"), style="dim")


def _one_form(as_json: bool, as_csv: bool) -> None:
    if as_json and as_csv:
        raise InputError("--json and --csv exclude each other; give one of them", reason="bad-option")


def _lines(lines: Iterable[bytes]) -> None:
    for line in lines:
        write_line(line)


def _csv(lines: Iterable[str]) -> None:
    for line in lines:
        write_text(line)


def _print_rows(rows: list[ListedRow], told_by: str, kind: str) -> None:
    if rows:
        output_console().print(Listing(rows, told_by=told_by))
    progress_console().print(_count(len(rows), kind), style="dim")


def _count(number: int, kind: str) -> str:
    return f"no {kind}s" if number == 0 else f"{number:,} {kind}{'' if number == 1 else 's'}"


def _fact(told: HeadedFact) -> ListedRow:
    fact = told.fact
    outlets = Text(", ".join(fact.outlets) or "outlet unknown")
    if 0 < len(fact.lines) < fact.reports:
        outlets.append(f", {number_of(len(fact.lines), 'independent line')}")
    if fact.sources:
        outlets.append(f" (says {', '.join(fact.sources)})", style="dim")
    return ListedRow(
        when=told.when,
        who=Text(", ".join(fact.actors) or "–"),
        act=told.act,
        whom=Text(", ".join(fact.recipients)),
        where=Text(fact.country or ""),
        told_by=outlets,
        id=fact.id,
        rests_on=standing_text(fact),
    )


def _claim(told: ClaimInContext) -> ListedRow:
    claim = told.claim
    whom = _people(claim.recipients)
    if claim.object:
        whom = joined([whom, Text(claim.object.text, style="italic")], ", ")
    source = _people(link.speaker for link in claim.attribution)
    return ListedRow(
        when=days_text(claim.when.first, claim.when.last) if claim.when else days_text(None, None),
        who=_people(claim.actors),
        act=joined([badge(claim.event_class, claim.mode), Text(f"“{claim.trigger.text}”"), status_text(claim.status)]),
        whom=whom,
        where=Text(" ".join(part for part in (claim.where.text, claim.where.country) if part) if claim.where else ""),
        told_by=joined([source, Text(told.publisher or "outlet unknown")], " in "),
        id=claim.id,
    )


def _people(people: Iterable[Participant]) -> Text:
    named = [
        Text.assemble((person.text, "bold"), (f" {person.code}" if person.code else "", "dim cyan"))
        for person in people
    ]
    return joined(named, ", ")


def _block(row: ListedRow) -> Iterator[RenderableType]:
    people = Text.assemble(row.who, ("  →  ", "dim"), row.whom) if row.whom.plain else row.who
    if row.rests_on is None:
        yield joined([row.act, row.when, row.where])
        below = people
    else:  # the headline of a fact takes a line of its own
        yield row.act
        below = joined([row.when, row.where, row.rests_on, people])
    for line in (below, Text.assemble(row.told_by, (f" · {row.id}", "dim"))):
        yield Padding(line, (0, 0, 0, 2), expand=False)
    yield ""

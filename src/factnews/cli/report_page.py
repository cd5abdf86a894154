"""One report as a person reads it: what it is, its claims in the order of the text, its statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.padding import Padding
from rich.style import Style
from rich.table import Table
from rich.text import Text

from factnews.cli.days import days_in_words
from factnews.cli.look import Quoted, actor_code, badge, days_text, joined, status_text
from factnews.cli.passages import Passage, claim_passage, claim_spans
from factnews.exports.passage_link import passage_link
from factnews.model import Claim, Manner, MentionKind, Participant, Phrase, Report, Span, Statement

WIDE = 110
"""Columns from which claims stand in a table: below, six columns would leave ten characters to each."""
COLUMNS = (("When", 12), ("Who", 20), ("Did what", 26), ("To whom", 20), ("Where", 14), ("According to", 20))
"""Headings of the wide table and their shares of the width."""
NOBODY = "–"


class ReportPage:
    """A report laid out for the terminal it is printed on; links lead to `address`, None for no links.

    `source` is where it came from, as the user named it.
    """

    def __init__(
        self, report: Report, *, source: str = "", address: str | None = None, with_dropped: bool = False
    ) -> None:
        self.report = report
        self.source = source
        self.address = address
        self.with_dropped = with_dropped
        # a name stands for itself; what tables call it ("Mainland China") would only be in the way
        self.names = {(m.start, m.end): m.actor.name for m in report.mentions if m.kind is not MentionKind.NAME}

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Called by rich: blocks on a narrow terminal, a table on a wide one."""
        report = self.report
        yield from self._heading()
        claims = sorted(report.claims, key=lambda claim: (claim.trigger.start, claim.trigger.end))
        yield from _section("Claims", len(claims), "nothing in this report falls in a PLOVER class")
        if options.max_width >= WIDE and claims:
            yield from self._table(claims, options.max_width)
        else:
            for number, claim in enumerate(claims, start=1):
                yield from self._block(number, claim)
        statements = sorted(report.statements, key=lambda statement: statement.content[:1])
        yield from _section("Statements", len(statements), "nobody is quoted in this report")
        for number, statement in enumerate(statements, start=1):
            yield from self._statement(number, statement)
        if self.with_dropped:
            yield from self._dropped()

    def _heading(self) -> Iterator[RenderableType]:
        article = self.report.article
        yield Text(article.title or "(no title)", style="bold")
        day = days_in_words(article.published, article.published) if article.published else "date unknown"
        clock = f", {article.published_at:%H:%M %z}".rstrip() if article.published_at else ""
        byline = f"by {article.byline}" if article.byline else ""
        known = (article.publisher or "outlet unknown", day + clock, byline, article.language or "")
        yield joined(Text(part) for part in known)
        if self.source:
            yield Text(self.source, style=Style(dim=True, link=self.address), overflow="fold")
        for note in self.report.notes:
            yield Text(f"! {note}", style="yellow")

    def _table(self, claims: Sequence[Claim], width: int) -> Iterator[RenderableType]:
        number_width = len(str(len(claims))) + 1
        heading = _row_grid(width, number_width)
        heading.add_row("", *(Text(title, style="dim") for title, _ in COLUMNS))
        yield heading
        for number, claim in enumerate(claims, start=1):
            row = _row_grid(width, number_width)
            row.add_row(
                Text(str(number), style="dim"),
                _when(claim),
                self._people(claim.actors),
                _act(claim),
                self._to_whom(claim),
                _where(claim),
                self._according_to(claim),
            )
            yield row
            yield Quoted(self._quote(claim), indent=number_width + 1)
            yield ""

    def _block(self, number: int, claim: Claim) -> Iterator[RenderableType]:
        indent = 4
        trigger = Text(f"“{claim.trigger.text}”", style="bold")  # without colours, nothing else marks it
        what = badge(claim.event_class, claim.mode)
        head = joined([what, trigger, status_text(claim.status), _when(claim), _where(claim)])
        yield _numbered(number, head)
        people = self._people(claim.actors)
        recipients = self._to_whom(claim)
        if claim.recipients or claim.object:
            people = Text.assemble(people, ("  →  ", "dim"), _one_line(recipients))
        yield Padding(_one_line(people), (0, 0, 0, indent), expand=False)
        if claim.attribution:
            yield Padding(
                Text.assemble(("according to ", "dim"), _one_line(self._according_to(claim))),
                (0, 0, 0, indent),
                expand=False,
            )
        yield Quoted(self._quote(claim), indent=indent)
        yield ""

    def _statement(self, number: int, statement: Statement) -> Iterator[RenderableType]:
        speaker = self._person(statement.speaker) if statement.speaker else Text("somebody not named", style="italic")
        cue = Text(statement.cue.text, style="italic") if statement.cue else Text("")
        head = joined([speaker, cue, _manner(statement.manner)])
        yield _numbered(number, head)
        words = joined((self._passage(Passage(span.start, span.end), ()) for span in statement.content), " … ")
        yield Quoted(words, indent=4)
        yield ""

    def _dropped(self) -> Iterator[RenderableType]:
        yield from _section("Considered and dropped", len(self.report.dropped), "no candidate was dropped")
        for dropped in self.report.dropped:
            yield Text.assemble(
                "    ",
                (f"“{dropped.text}”", "bold"),
                (f"  {dropped.event_class} {dropped.confidence:.2f}  ", "dim"),
                dropped.reason,
            )

    def _people(self, participants: Iterable[Participant]) -> Text:
        people = [self._person(participant) for participant in participants]
        return Text("\n").join(people) if people else Text(NOBODY, style="dim")

    def _person(self, participant: Participant) -> Text:
        """The words as they stand, the name behind them where the words do not say it, and the code."""
        name = self.names.get((participant.start, participant.end))
        said = participant.text
        behind = f" = {name}" if name and _letters(name) not in _letters(said) else ""
        return Text.assemble(
            (said, "bold"), behind, " ", (actor_code(participant.code, participant.sector), "dim cyan")
        )

    def _to_whom(self, claim: Claim) -> Text:
        parts = [self._person(participant) for participant in claim.recipients]
        if claim.object and claim.object not in [Phrase(p.start, p.end, p.text) for p in claim.recipients]:
            parts.append(Text(claim.object.text, style="italic"))
        return Text("\n").join(parts) if parts else Text(NOBODY, style="dim")

    def _according_to(self, claim: Claim) -> Text:
        links = [Text.assemble(self._person(link.speaker), (f", {link.manner}", "dim")) for link in claim.attribution]
        return Text("\n").join(links) if links else Text("the report itself", style="dim")

    def _quote(self, claim: Claim) -> Text:
        passage = claim_passage(claim, self.report.sentences, self.report.article.text)
        marks = [(Span(claim.trigger.start, claim.trigger.end), "bold underline")]
        marks += [(span, "bold") for span in claim_spans(claim)[1:]]
        return self._passage(passage, marks)

    def _passage(self, passage: Passage, marks: Sequence[tuple[Span, str]]) -> Text:
        """The words of a passage, marked, each a link to its place in the page."""
        text = self.report.article.text
        words = Text(text[passage.start : passage.end].replace("\n", " "))
        for span, style in marks:
            start, end = max(span.start, passage.start), min(span.end, passage.end)
            if start < end:
                words.stylize(style, start - passage.start, end - passage.start)
        if self.address:
            words.stylize(Style(link=passage_link(self.address, text, passage.start, passage.end)))
        before, after = ("… " if passage.cut_before else ""), (" …" if passage.cut_after else "")
        return Text.assemble((before, "dim"), words, (after, "dim"))


def _numbered(number: int, head: Text) -> Table:
    """A heading line with its number at the left, all lines of it indented alike."""
    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(width=3, justify="right", style="dim")
    grid.add_column(overflow="fold")
    grid.add_row(str(number), head)
    return grid


def _letters(words: str) -> str:
    """What is left of words without case and punctuation: "U.S." and "Us" are the same name."""
    return "".join(letter for letter in words.casefold() if letter.isalnum())


def _section(title: str, count: int, if_none: str) -> Iterator[RenderableType]:
    yield ""
    if count:
        yield Text.assemble((title.upper(), "bold"), (f"  {count}", "dim"))
    else:
        yield Text.assemble((title.upper(), "bold"), (f"  none: {if_none}", "dim"))


def _row_grid(width: int, number_width: int) -> Table:
    """A table of one row: all rows get the same column widths, and the quotes can stand between them."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(width=number_width)
    shares = sum(share for _, share in COLUMNS)
    left = width - number_width - 2 * (len(COLUMNS) + 1)
    for _, share in COLUMNS:
        grid.add_column(width=left * share // shares, overflow="fold")
    return grid


def _act(claim: Claim) -> Text:
    parts = [badge(claim.event_class, claim.mode)]
    parts.append(Text.assemble((f"“{claim.trigger.text}”", "bold"), " ", status_text(claim.status)))
    parts += [Text(f"{count.text} {count.kind}") for count in claim.counts]
    return Text("\n").join(parts)


def _when(claim: Claim) -> Text:
    return days_text(claim.when.first, claim.when.last) if claim.when else days_text(None, None)


def _where(claim: Claim) -> Text:
    if claim.where is None:
        return Text("")
    return Text.assemble(claim.where.text, (f" {claim.where.country}" if claim.where.country else "", "dim cyan"))


def _manner(manner: Manner) -> Text:
    words = {Manner.DIRECT: "in quotation marks", Manner.INDIRECT: "in the reporter's words"}
    return Text(words.get(manner, "partly in quotation marks"), style="dim")


def _one_line(text: Text) -> Text:
    return Text(", ").join(text.split("\n"))

"""`explain`: a claim walked back to the page it was read from, or a fact to its claims."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from factnews.cli.consoles import output_console, write_line
from factnews.cli.fact_page import FactPage
from factnews.cli.look import Quoted, actor_code, badge, days_text, joined, status_text
from factnews.cli.meanings import code_meanings
from factnews.cli.passages import address_of
from factnews.cli.suggesting import nearest
from factnews.errors import InputError
from factnews.exports.explanation import ExplanationJson, explain_claim
from factnews.exports.fact_explanation import explain_fact
from factnews.exports.passage_link import passage_link
from factnews.model import Claim, ClaimInContext, Participant, Report, Where
from factnews.store import Store

LABELS = 12
"""Columns of the labels at the left."""


class ExplanationPage:
    """All that stands behind a claim, from the decision back to the bytes."""

    def __init__(self, explanation: ExplanationJson, claim: Claim, text: str) -> None:
        self.explanation = explanation
        self.claim = claim
        self.text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Called by rich."""
        claim = self.claim
        when = days_text(claim.when.first, claim.when.last) if claim.when else days_text(None, None)
        where = Text(claim.where.text if claim.where else "")
        yield joined([badge(claim.event_class, claim.mode), status_text(claim.status), when, where])
        yield ""
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(width=LABELS, style="dim", no_wrap=True)
        grid.add_column(overflow="fold")
        for label, value in self._rows():
            grid.add_row(label, value)
        yield grid

    def _rows(self) -> Iterator[tuple[str, RenderableType]]:
        explained, claim = self.explanation, self.claim
        yield "Claim", claim.id
        yield "Who", _people(claim.actors)
        if claim.recipients:
            yield "To whom", _people(claim.recipients)
        if claim.object:
            yield "What", f"“{claim.object.text}”"
        if claim.when and claim.when.text:
            yield "When", Text.assemble(days_text(claim.when.first, claim.when.last), f", from “{claim.when.text}”")
        if claim.where:
            yield "Where", _place(claim.where)
        yield "Decided by", Text.assemble(claim.why, (f"  confidence {claim.confidence:.2f}", "dim"))
        yield "Sentence", self._sentence()
        for number, link in enumerate(claim.attribution):
            yield "Says so" if number == 0 else "who cites", Text.assemble(_person(link.speaker), f", {link.manner}")
        if not claim.attribution:
            yield "Says so", "the report itself"
        for number, code in enumerate(explained.codes):
            yield "" if number else "Codes", Text.assemble((code.code, "bold"), f"  {code.meaning}")
        yield from self._origin()
        if not explained.words_hold:
            yield "Check", Text("the quoted words are not in the article at their places", style="bold red")

    def _origin(self) -> Iterator[tuple[str, RenderableType]]:
        article, page = self.explanation.article, self.explanation.page
        published = article.published.isoformat() if article.published else "date unknown"
        byline = f"by {article.byline}" if article.byline else ""
        yield "Article", Text(article.title or "(no title)", style="bold")
        yield "", joined(Text(part) for part in (article.publisher or "outlet unknown", published, byline))
        state = "current" if article.current else "the report has changed since"
        yield "", f"{article.id}, version {article.version} of {article.versions}, {state}"
        if page is None:
            yield "Page", Text("not in the store", style="yellow")
            return
        yield "Page", page.source
        if page.url and page.url != page.source:
            yield "", page.url
        yield "Fetched", f"{page.fetched:%Y-%m-%d %H:%M:%S} UTC, {page.bytes:,} bytes, {page.media_type}"
        holds = "the stored bytes have it" if page.digest_holds else "THE STORED BYTES HAVE ANOTHER"
        yield "SHA-256", Text.assemble(page.digest, (f"\n{holds}", "dim" if page.digest_holds else "bold red"))

    def _sentence(self) -> RenderableType:
        explained = self.explanation
        if explained.sentence is None:
            return f"“{self.claim.trigger.text}”"
        sentence = explained.sentence
        words = Text(sentence.text.replace("\n", " "))
        for phrase in sentence.marked:
            trigger = phrase.start == self.claim.trigger.start
            words.stylize(
                "bold underline" if trigger else "bold", phrase.start - sentence.start, phrase.end - sentence.start
            )
        page = explained.page
        address = address_of(page.source, explained.article.url) if page else explained.article.url
        if address:
            words.stylize(f"link {passage_link(address, self.text, sentence.start, sentence.end)}")
        return Quoted(words)


def explain(asked: str, location: str, *, as_json: bool) -> None:
    """Print all that stands behind a stored claim or fact; InputError for an id that the store does not have."""
    page: RenderableType
    with Store.open(location, readonly=True) as store:
        if store.claim(asked) is None and store.forward(asked) is not None:
            fact = explain_fact(store, asked)
            page, packed = FactPage(fact), msgspec.json.encode(fact)
        else:
            claim, told, report = _claim(store, asked)
            page, packed = ExplanationPage(claim, told.claim, report.article.text), msgspec.json.encode(claim)
    if as_json:
        write_line(packed)
    else:
        output_console().print(page)


def _claim(store: Store, asked: str) -> tuple[ExplanationJson, ClaimInContext, Report]:
    try:
        return explain_claim(store, asked, code_meanings)
    except InputError as error:
        known = {told.claim.id for told in store.claims()} | {fact.id for fact in store.facts()}
        like = [name for name in known if name.startswith(asked)] if asked else []
        found = like[0] if len(like) == 1 else nearest(asked, known)
        meant = f", did you mean {found}?" if found else "; ids are in the output of factnews facts and factnews claims"
        raise InputError(f"no claim or fact has the id {asked!r}{meant}", reason=error.reason) from error


def _people(people: tuple[Participant, ...]) -> RenderableType:
    return joined([_person(person) for person in people], ", ") if people else Text("nobody named", style="dim")


def _person(person: Participant) -> Text:
    return Text.assemble((person.text, "bold"), " ", (actor_code(person.code, person.sector), "dim cyan"))


def _place(where: Where) -> Text:
    known = [Text(where.text, style="bold"), Text(where.country or "country unknown")]
    if where.geonameid is not None:
        known.append(Text(f"GeoNames {where.geonameid}"))
    if where.lat is not None and where.lon is not None:
        known.append(Text(f"{where.lat:.4f}, {where.lon:.4f}"))
    return joined(known)

"""The page of a fact: what it rests on, every claim with its words, and what was left out and why."""

from __future__ import annotations

import re
from datetime import date

import msgspec

from factnews.channel.days import day_words
from factnews.channel.names import country_name
from factnews.channel.quoting import claim_quote
from factnews.channel.reading import Archive, ToldFact
from factnews.channel.urls import slug
from factnews.channel.views.lines import actor_of, days_of, fact_line, source_of, web_address
from factnews.channel.views.parts import Crumb, Days, FactLine, Quote, Ref, Source, Speaker, View
from factnews.channel.wording import STATUS_WORDS
from factnews.exports.passage_link import passage_link
from factnews.model import Claim, ClaimInContext, Difference, FieldValues, Status
from factnews.store.shelf import SentenceWords

_CODE = re.compile(r"[A-Z]{3}|(?:IGO|NGO|ORG|ARM|PER):[^\s]+")
MOST_CLAIMS = 120
"""Claims that one page shows; what is beyond is counted."""
FIELD_LABELS = {
    "actors": "Who",
    "recipients": "To whom",
    "mode": "How",
    "status": "Status",
    "when": "When",
    "where": "Where",
    "object": "What",
}
DIFFERENCE_WORDS = {
    Difference.SAME: "the reports agree",
    Difference.FINER: "some reports are more exact",
    Difference.CHANGED: "changed over time",
    Difference.CONTRADICTED: "the reports contradict each other",
}


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """A claim as the page of its fact shows it."""

    id: str
    quote: Quote
    source: Source
    attribution: tuple[Speaker, ...]
    status: str
    status_words: str
    when: str | None
    where: str | None
    cameo: str | None
    confidence: float
    why: str
    current: bool


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """An independent line of report: the claims of the report that leads, then those that copy it, and why they do."""

    outlets: tuple[str, ...]
    why: str
    tellings: tuple[Telling, ...]
    copies: tuple[Telling, ...]


class Value(msgspec.Struct, frozen=True):
    """One value of a field with the outlets that report it."""

    words: str
    outlets: tuple[str, ...]
    first_told: date | None
    agreed: bool


class Field(msgspec.Struct, frozen=True):
    """What the reports of a fact say of one field."""

    name: str
    label: str
    difference: str
    difference_words: str
    values: tuple[Value, ...]


class Change(msgspec.Struct, frozen=True):
    """From this day on the reports give the fact this status."""

    day: date | None
    status: str
    words: str


class FactPage(View, frozen=True, kw_only=True):
    """A fact with all that stands behind it."""

    fact: FactLine
    days: Days | None
    denied_by: tuple[str, ...]
    sources: tuple[str, ...]
    lines: tuple[Line, ...]
    fields: tuple[Field, ...]
    history: tuple[Change, ...]
    story: Ref | None
    unseen: int = 0
    former: tuple[Telling, ...] = ()
    cameo: str | None = None
    goldstein: float | None = None

    @property
    def facts_listed(self) -> tuple[FactLine, ...]:
        """The fact itself: a table of the page holds one line."""
        return (self.fact,)


def fact_page(archive: Archive, fact_id: str) -> FactPage | None:
    """The page of a fact, under the id that it has today; None where there is none."""
    fact = archive.shelf.fact(fact_id)
    if fact is None:
        return None
    told = archive.told([fact])[0]
    line = fact_line(archive, told)
    shown = told.claims[:MOST_CLAIMS]
    former = tuple(one for one in archive.shelf.claims_of_fact(fact.id) if not one.current) if fact.earlier else ()
    tellings = _tellings(archive, (*shown, *former))
    story = archive.shelf.story_of_fact(fact.id)
    reported = [one.published for one in told.claims if one.published]
    return FactPage(
        path=line.path,
        title=line.headline,
        description=_description(line),
        crumbs=(Crumb("/", "Home"), *([Crumb(f"/stories/{slug(story.id)}", story.title)] if story else [])),
        updated=max(reported, default=None),
        fact=line,
        days=days_of(fact),
        denied_by=tuple(_name(archive, name) for name in fact.disputed_by),
        sources=tuple(_name(archive, name) for name in fact.sources),
        lines=_lines(told, shown, tellings),
        fields=tuple(field_of(archive, values, told) for values in fact.values),
        history=tuple(Change(one.day, one.status.value, STATUS_WORDS[one.status]) for one in fact.history),
        story=Ref(f"/stories/{slug(story.id)}", story.title) if story else None,
        unseen=len(told.claims) - len(shown),
        former=tuple(tellings[one.claim.id] for one in former if one.claim.id in tellings),
        cameo=fact.cameo,
        goldstein=fact.goldstein,
    )


def _description(line: FactLine) -> str:
    outlets = line.outlets[0] if len(line.outlets) == 1 else f"{len(line.outlets)} outlets"
    when = f"{line.days.words}: " if line.days else ""
    return (
        f"{when}{line.headline}. {line.standing.word.capitalize()}; told by {outlets}, with the words of each report."
    )


def _name(archive: Archive, name: str) -> str:
    """Who says so, which the store keeps as a code where one is known and as words elsewhere."""
    return archive.name(name) if _CODE.fullmatch(name) else name


def _tellings(archive: Archive, told: tuple[ClaimInContext, ...]) -> dict[str, Telling]:
    sentences = archive.shelf.sentences_of([one.claim.id for one in told])
    texts: dict[str, str] = {}
    for article_id in {one.claim.article_id for one in told if web_address(one.url)}:
        article = archive.shelf.article(article_id)
        texts[article_id] = article.text if article else ""
    return {
        one.claim.id: _telling(archive, one, sentences.get(one.claim.id), texts.get(one.claim.article_id, ""))
        for one in told
    }


def _telling(archive: Archive, told: ClaimInContext, sentence: SentenceWords | None, text: str) -> Telling:
    claim = told.claim
    source = source_of(told)
    if source.url and sentence is not None and told.current and text:
        end = sentence.start + len(sentence.text)
        source = msgspec.structs.replace(source, passage=passage_link(source.url, text, sentence.start, end))
    return Telling(
        id=claim.id,
        quote=claim_quote(claim, sentence),
        source=source,
        attribution=attribution_of(archive, claim),
        status=claim.status.value,
        status_words=STATUS_WORDS[claim.status],
        when=day_words(claim.when.first, claim.when.last) if claim.when else None,
        where=claim.where.text if claim.where else None,
        cameo=claim.cameo,
        confidence=round(claim.confidence, 2),
        why=claim.why,
        current=told.current,
    )


def attribution_of(archive: Archive, claim: Claim) -> tuple[Speaker, ...]:
    """Who says so inside the report, outermost first; empty where the report itself does."""
    return tuple(
        Speaker(
            link.speaker.text,
            actor_of(archive, link.speaker.code) if link.speaker.code else None,
            link.manner.value,
        )
        for link in claim.attribution
    )


def _lines(told: ToldFact, shown: tuple[ClaimInContext, ...], tellings: dict[str, Telling]) -> tuple[Line, ...]:
    by_article: dict[str, list[Telling]] = {}
    for one in shown:
        by_article.setdefault(one.claim.article_id, []).append(tellings[one.claim.id])
    lines: list[Line] = []
    for line in told.fact.lines:
        leader, *copies = line.article_ids
        leading = by_article.pop(leader, [])
        copied = [telling for article in copies for telling in by_article.pop(article, [])]
        if leading or copied:
            lines.append(Line(outlets=line.outlets, why=line.why, tellings=tuple(leading), copies=tuple(copied)))
    for rest in by_article.values():
        outlet = rest[0].source.outlet
        lines.append(Line(outlets=(outlet,) if outlet else (), why="", tellings=tuple(rest), copies=()))
    return tuple(lines)


def field_of(archive: Archive, values: FieldValues, told: ToldFact) -> Field:
    """What the reports of a fact say of one field, in words."""
    outlets = {one.claim.id: one.publisher or "an unnamed outlet" for one in told.claims}
    return Field(
        name=values.field,
        label=FIELD_LABELS.get(values.field, values.field.capitalize()),
        difference=values.difference.value,
        difference_words=DIFFERENCE_WORDS[values.difference],
        values=tuple(
            Value(
                words=_value_words(archive, values.field, one.value),
                outlets=tuple(dict.fromkeys(outlets[name] for name in one.claim_ids if name in outlets)),
                first_told=one.first_told,
                agreed=one.value == values.agreed,
            )
            for one in values.values
        ),
    )


def _value_words(archive: Archive, field: str, value: str) -> str:
    match field:
        case "actors" | "recipients":
            return _party_words(archive, value)
        case "when":
            first, _, last = value.partition("/")
            try:
                return day_words(date.fromisoformat(first), date.fromisoformat(last or first))
            except ValueError:
                return value
        case "status":
            return STATUS_WORDS[Status(value)] if value in set(Status) else value
        case "where":
            return country_name(value) or value
    return value


def _party_words(archive: Archive, value: str) -> str:
    """Codes joined by spaces as names; words without a code stay as they are."""
    names: list[str] = []
    words: list[str] = []
    for token in value.split():
        if _CODE.fullmatch(token):
            names += [" ".join(words)] if words else []
            names.append(archive.name(token))
            words = []
        else:
            words.append(token)
    return ", ".join([*names, *([" ".join(words)] if words else [])]) or "nobody named"

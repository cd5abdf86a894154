"""Facts as lists show them."""

from __future__ import annotations

from collections.abc import Iterable

from factnews.channel.days import day_words
from factnews.channel.names import country_name
from factnews.channel.quoting import claim_quote
from factnews.channel.reading import Archive, ToldFact
from factnews.channel.urls import slug
from factnews.channel.views.parts import Actor, Days, FactLine, Ref, Source, Standing
from factnews.channel.wording import STANDING_MEANINGS, STATUS_WORDS, action_words, headline
from factnews.model import ClaimInContext, Difference, Fact
from factnews.store.headers import ArticleHeader

HTTP = ("http://", "https://")


def actor_of(archive: Archive, code: str) -> Actor:
    """An actor by code, with the page that tells of it."""
    return Actor(code, archive.name(code), f"/actors/{slug(code)}")


def days_of(fact: Fact) -> Days | None:
    """When a fact took place; None where no report says."""
    if fact.first is None or fact.last is None:
        return None
    return Days(fact.first, fact.last, day_words(fact.first, fact.last))


def place_of(fact: Fact) -> Ref | None:
    """The country of a fact."""
    name = country_name(fact.country)
    return Ref(f"/places/{slug(fact.country)}", name) if fact.country and name else None


def web_address(url: str | None) -> str | None:
    """An address that may stand in a link: of the web, not of a script."""
    return url if url is not None and url.lower().startswith(HTTP) else None


def source_of(told: ClaimInContext) -> Source:
    """The report of a claim."""
    return Source(
        article=Ref(f"/articles/{slug(told.claim.article_id)}", told.title or told.publisher or "Untitled report"),
        outlet=told.publisher,
        title=told.title,
        published=told.published,
        url=web_address(told.url),
    )


def disputes_of(fact: Fact) -> tuple[str, ...]:
    """The fields whose values the reports contradict each other in."""
    return tuple(values.field for values in fact.values if values.difference is Difference.CONTRADICTED)


def headline_of(archive: Archive, told: ToldFact) -> str:
    """A sentence that says a fact."""
    central = told.central.claim if told.central else None
    sentence = told.sentence
    return headline(
        told.fact, archive.name, central, sentence.text if sentence else "", sentence.start if sentence else 0
    )


def fact_line(archive: Archive, told: ToldFact) -> FactLine:
    """A fact as a list shows it."""
    fact = told.fact
    central = told.central
    return FactLine(
        id=fact.id,
        path=f"/facts/{slug(fact.id)}",
        headline=headline_of(archive, told),
        event_class=fact.event_class.value,
        mode=fact.mode,
        action=action_words(fact.event_class, fact.mode),
        status=fact.status.value,
        status_words=STATUS_WORDS[fact.status],
        standing=Standing(fact.standing.value, STANDING_MEANINGS[fact.standing]),
        days=days_of(fact),
        told=central.published if central else None,
        actors=tuple(actor_of(archive, code) for code in fact.actors),
        recipients=tuple(actor_of(archive, code) for code in fact.recipients),
        place=place_of(fact),
        outlets=fact.outlets,
        lines=len(fact.lines) or 1,
        reports=fact.reports,
        intensity=fact.intensity,
        disputes=disputes_of(fact),
        quote=claim_quote(central.claim, told.sentence) if central else None,
        source=source_of(central) if central else None,
    )


def fact_lines(archive: Archive, told: Iterable[ToldFact]) -> tuple[FactLine, ...]:
    """Facts as lists show them, in their order."""
    return tuple(fact_line(archive, one) for one in told)


def report_source(header: ArticleHeader) -> Source:
    """A report as lists show it."""
    return Source(
        Ref(f"/articles/{slug(header.id)}", header.title or header.publisher or "Untitled report"),
        header.publisher,
        header.title,
        header.published,
        web_address(header.url),
    )

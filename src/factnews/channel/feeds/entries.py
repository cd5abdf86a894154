"""What feeds and tables list: one entry for each fact, or for each story where a page lists stories."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from html import escape
from typing import Final
from urllib.parse import urlsplit
from uuid import UUID, uuid5

import msgspec

from factnews.channel.urls import Links
from factnews.channel.views.home import HomePage
from factnews.channel.views.parts import FactLine, View
from factnews.channel.views.story import StoryCard, StoryList

_SPACE: Final = UUID("6e6c2a3e-2f0e-5b0b-9d7e-0f5c1c9f8a41")  # any fixed number: with another one every id would change
NO_DAY: Final = date(1970, 1, 1)
"""The day of an entry that no report gives a day for: feeds ask for one."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """An entry of a feed; `via` is the address of the report behind it, `html` its words with markup of ours alone."""

    id: str
    url: str
    title: str
    text: str
    html: str
    updated: date
    authors: tuple[str, ...]
    tags: tuple[str, ...]
    via: str | None = None
    fact: FactLine | None = None
    story: StoryCard | None = None


def lists_stories(view: View) -> bool:
    """Whether the entries of a page are stories, and not facts."""
    return isinstance(view, StoryList) or (isinstance(view, HomePage) and bool(view.stories))


def entries_of(view: View, links: Links) -> tuple[Entry, ...]:
    """The entries of a page, in its order, each once."""
    if isinstance(view, StoryList | HomePage) and view.stories:
        made = [_story_entry(card, links) for card in view.stories]
    else:
        made = [_fact_entry(line, links) for line in view.facts_listed]
    return tuple({entry.id: entry for entry in made}.values())


def address(view: View, links: Links, form: str = "html") -> str:
    """The address of a page in one form, as a whole where the site's own is known, with what was asked of it."""
    asked = str(getattr(view, "query", ""))
    return f"{place(view.path, links, form)}{f'?{asked}' if asked else ''}"


def place(path: str, links: Links, form: str = "html") -> str:
    """The address of a path: whole where the site's own address is known, else as seen from this page."""
    return links.whole(path, form) if links.base else links.to(path, form)


def entry_id(kind: str, name: str) -> str:
    """The id of an entry: it depends on the fact or story alone, not on the site's address or the form of its files.

    >>> entry_id("fact", "4f2a")
    'urn:uuid:6d3c731c-a3ed-5f3d-ba1e-1e8d860a1236'
    """
    return f"urn:uuid:{uuid5(_SPACE, f'{kind}:{name}')}"


def feed_id(view: View, links: Links) -> str:
    """The id of a feed: of the page on this host, whether by http or https, and of what was asked of it."""
    host = urlsplit(links.base or "").netloc
    return entry_id("feed", f"{host}{view.path}?{getattr(view, 'query', '')}")


def feed_updated(view: View, entries: Iterable[Entry]) -> date:
    """The day on which anything of a feed was last told."""
    return max((entry.updated for entry in entries), default=view.updated or NO_DAY)


def _fact_entry(line: FactLine, links: Links) -> Entry:
    source = line.source
    when = line.days.words if line.days else "day not known"
    where = f", {line.place.label}" if line.place else ""
    basis = f"{line.standing.word.capitalize()}: {line.standing.meaning} {_told_by(line)}"
    quote = f"“{line.quote.text.strip()}”" if line.quote else ""
    outlet = (source.outlet or source.article.label) if source else ""
    passage = (source.passage or source.url) if source else None
    cited = f"<cite>{escape(outlet)}</cite>" if outlet else ""
    if passage:
        cited = f'<a href="{escape(passage)}" rel="nofollow">{cited or "the report"}</a>'
    html = f"<p>{escape(f'{when}{where}. {line.action}, {line.status_words}.')}</p>"
    html += f"<blockquote><p>{escape(quote)} {cited}</p></blockquote>" if quote else ""
    html += f"<p>{escape(basis)}</p>"
    text = f"{when}{where}. {line.action}, {line.status_words}. "
    text += f"{quote} ({outlet}) " if quote and outlet else f"{quote} " if quote else ""
    return Entry(
        id=entry_id("fact", line.id),
        url=place(line.path, links),
        title=line.headline,
        text=f"{text}{basis}",
        html=html,
        updated=_day_of(line),
        authors=line.outlets,
        tags=tuple(dict.fromkeys((line.event_class, line.status, line.standing.word))),
        via=source.url if source else None,
        fact=line,
    )


def _told_by(line: FactLine) -> str:
    names = ", ".join(line.outlets) or "an unnamed outlet"
    lines = "1 independent line" if line.lines == 1 else f"{line.lines} independent lines"
    return f"Told by {names}; {lines} of report."


def _day_of(line: FactLine) -> date:
    if line.source and line.source.published:
        return line.source.published
    return line.days.last if line.days else NO_DAY


def _story_entry(card: StoryCard, links: Links) -> Entry:
    when = card.days.words if card.days else "days not known"
    counts = f"{card.facts} facts from {card.reports} reports of {len(card.outlets)} outlets, {when}."
    html = f"<p>{escape(counts)}</p>"
    for label, lines in (("Reported", card.agreed), ("Disputed", card.disputed)):
        if lines:
            linked = "".join(
                f'<li><a href="{escape(place(line.path, links))}">{escape(line.headline)}</a></li>' for line in lines
            )
            html += f"<p>{label}:</p><ul>{linked}</ul>"
    told = " ".join(f"{line.headline}." for line in card.agreed)
    days = [_day_of(line) for line in (card.lead, *card.agreed, *card.disputed) if line is not None]
    return Entry(
        id=entry_id("story", card.id),
        url=place(card.path, links),
        title=card.title,
        text=f"{counts} {told}".strip(),
        html=html,
        updated=max(days, default=card.days.last if card.days else NO_DAY),
        authors=card.outlets,
        tags=tuple(actor.name for actor in card.actors),
        via=card.lead.source.url if card.lead and card.lead.source else None,
        story=card,
    )

"""The forms that a page can be written in, by the ending of its address: HTML, JSON, and for lists feeds and tables."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from factnews.channel.feeds import atom, json_feed, rss, table
from factnews.channel.urls import Links
from factnews.channel.views.parts import View

Writer = Callable[[View, Links], bytes]


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a page: the ending of its address, its media type, what a reader calls it, and how it is written.

    Forms that are for lists alone exist only for routes with `lists`.
    """

    ending: str
    media_type: str
    label: str
    write: Writer
    for_lists: bool = False


def as_json(view: View, links: Links) -> bytes:  # noqa: ARG001  writers are called alike
    """A page as JSON: what it shows, without markup."""
    return msgspec.json.encode(view)


FORMS = (
    Form("json", "application/json", "JSON", as_json),
    Form("rss", "application/rss+xml; charset=utf-8", "RSS", rss, for_lists=True),
    Form("atom", "application/atom+xml; charset=utf-8", "Atom", atom, for_lists=True),
    Form("feed.json", "application/feed+json", "JSON Feed", json_feed, for_lists=True),
    Form("csv", "text/csv; charset=utf-8; header=present", "CSV", table, for_lists=True),
)
"""All forms but HTML, which the renderer writes."""


def form_of(ending: str) -> Form | None:
    """The form with this ending; None where there is none."""
    return next((form for form in FORMS if form.ending == ending), None)

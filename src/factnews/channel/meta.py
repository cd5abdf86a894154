"""What machines read in the head of a page: JSON-LD of schema.org. Never ClaimReview: that is for a person's verdict."""

from __future__ import annotations

from typing import Any

import msgspec
from markupsafe import Markup

from factnews.channel.settings import ChannelSettings
from factnews.channel.urls import Links
from factnews.channel.views.fact import FactPage, Telling
from factnews.channel.views.home import HomePage
from factnews.channel.views.parts import View
from factnews.channel.views.story import StoryPage

_Node = dict[str, Any]
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def structured(view: View, links: Links, settings: ChannelSettings) -> Markup:
    """The JSON-LD of a page, safe inside a script element; empty for pages that schema.org has no kind for."""
    match view:
        case FactPage():
            node = _fact(view, links)
        case StoryPage():
            node = _story(view, links, settings)
        case HomePage():
            node = _dataset(view, links, settings)
        case _:
            return Markup("")
    words = msgspec.json.encode({"@context": "https://schema.org", **node}).decode()
    for character, escaped in _UNSAFE.items():
        words = words.replace(character, escaped)
    return Markup(words)  # noqa: S704  what could end the element is escaped above


def _fact(view: FactPage, links: Links) -> _Node:
    claims = [_claim(telling) for line in view.lines for telling in (*line.tellings, *line.copies)]
    line = view.fact
    node: _Node = {
        "@type": "WebPage",
        "@id": links.whole(view.path),
        "name": view.title,
        "description": view.description,
        "mainEntity": {
            "@type": "Event",
            "name": line.headline,
            **({"startDate": line.days.first, "endDate": line.days.last} if line.days else {}),
            **({"location": {"@type": "Place", "name": line.place.label}} if line.place else {}),
        },
        "hasPart": claims[:40],
    }
    return node


def _claim(telling: Telling) -> _Node:
    source = telling.source
    speaker = telling.attribution[-1].words if telling.attribution else source.outlet
    report: _Node = {"@type": "NewsArticle"}
    if source.url:
        report["url"] = source.url
    if source.title:
        report["headline"] = source.title
    if source.published:
        report["datePublished"] = source.published
    kind = "Thing" if telling.attribution else "Organization"
    return {
        "@type": "Claim",
        "text": telling.quote.text.strip(),
        **({"author": {"@type": kind, "name": speaker}} if speaker else {}),
        "appearance": report,
    }


def _story(view: StoryPage, links: Links, settings: ChannelSettings) -> _Node:
    based = [
        {
            "@type": "NewsArticle",
            "headline": report.title or report.article.label,
            **({"url": report.url} if report.url else {}),
        }
        for report in view.reports
    ]
    return {
        "@type": "NewsArticle",
        "@id": links.whole(view.path),
        "headline": view.title[:110],
        "description": view.description,
        **({"datePublished": view.updated} if view.updated else {}),
        "publisher": {"@type": "Organization", "name": settings.name},
        "publishingPrinciples": links.whole("/about/method"),
        "correctionsPolicy": links.whole("/about/corrections"),
        "isBasedOn": based[:60],
    }


def _dataset(view: HomePage, links: Links, settings: ChannelSettings) -> _Node:
    return {
        "@type": "Dataset",
        "@id": links.whole(view.path),
        "name": f"{settings.name}: facts read from news reports",
        "description": view.description,
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": "application/json",
                "contentUrl": links.whole(view.path, "json"),
            }
        ],
    }

"""Pages for the tests of this room, of our own writing."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256

from factnews.articles.markup import Markup, parse
from factnews.model import Page

FETCHED = datetime(2020, 6, 18, 12, tzinfo=UTC)

STORY = (
    "Dock workers in Port Alder stopped work on Monday after talks about night shifts broke down, their union said.",
    "The harbour office confirmed that eleven ships were waiting outside the breakwater and that no cranes were moving.",
    "“We asked for two more hands on each shift, and we were given none,” said Ines Varga, who leads the union.",
    "The owners of the terminal accused the union of breaking an agreement that both sides signed in March.",
    "The transport minister, Pavel Holm, urged both sides to return to the table before the weekend.",
    "A strike in 2017 closed the port for nine days and cost fishing firms some 4 million crowns.",
)


def page(
    body: str | bytes,
    media_type: str = "text/html",
    *,
    url: str | None = None,
    charset: str | None = None,
    source: str = "strike.html",
    fetched: datetime = FETCHED,
) -> Page:
    """A page with that body."""
    content = body.encode() if isinstance(body, str) else body
    return Page(source, url, content, media_type, charset, (), fetched, sha256(content).hexdigest())


@dataclass(frozen=True)
class Layout:
    """The parts of a generated news page; strings are put in as they are."""

    head: str = ""
    title: str = "Dock workers stop work in Port Alder - The Alder Gazette"
    heading: str = "Dock workers stop work in Port Alder"
    above: str = ""
    story: tuple[str, ...] = STORY
    between: dict[int, str] = field(default_factory=dict)
    below: str = ""
    html: str = '<html lang="en">'
    container: str = "article"


def html(layout: Layout = Layout()) -> str:
    """A news page with header, navigation, share row, aside and footer around the story."""
    paragraphs = []
    for index, text in enumerate(layout.story):
        paragraphs.append(f"<p>{text}</p>")
        paragraphs.append(layout.between.get(index, ""))
    heading = f"<h1>{layout.heading}</h1>" if layout.heading else ""
    return (
        f"<!DOCTYPE html>{layout.html}<head><meta charset='utf-8'><title>{layout.title}</title>{layout.head}</head><body>"
        "<header><a href='/'>The Alder Gazette</a><nav><ul><li><a href='/w'>World</a></li><li><a href='/s'>Sport</a></li>"
        f"</ul></nav></header><div class='page'><{layout.container}>{heading}{layout.above}{''.join(paragraphs)}"
        f"{layout.below}</{layout.container}><aside><h3>Most read</h3><ul><li><a href='/x'>Herring prices fall</a></li>"
        "</ul></aside></div><footer><p>© 2020 The Alder Gazette. All rights reserved.</p></footer></body></html>"
    )


def json_ld(**fields: object) -> str:
    """A script element with a NewsArticle of these fields."""
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def parsed(layout: Layout = Layout(), *, url: str | None = None) -> Markup:
    """The parsed page of that layout."""
    return parse(html(layout), source="strike.html", url=url)

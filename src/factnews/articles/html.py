"""An HTML page to an article: the stages in order."""

from __future__ import annotations

from factnews.articles import (
    body,
    byline,
    dates,
    encoding,
    furniture,
    identity,
    language,
    markup,
    outlet,
    title,
    toplines,
)
from factnews.model import Article, Page


def article_of_html(page: Page) -> Article:
    """The report on an HTML page with its metadata; raises ExtractionError where there is none."""
    text, characters = encoding.decode(page.body, page.charset)
    parsed = markup.parse(text, source=page.source, url=page.url)

    publisher = outlet.outlet_of(parsed)
    said = dict(page.headers)  # what the feed said of the page, where it came through one
    headline = title.title_of(parsed, outlet.names_of_site(parsed))
    if headline is None and said.get("x-feed-title"):
        headline = (said["x-feed-title"], "feed")
    found, where_text = body.paragraphs_of(parsed)
    top = toplines.read_top(found)
    paragraphs = furniture.clean(top.paragraphs, title=headline[0] if headline else None)
    body.check_is_report(paragraphs, page.source)
    clean_text = "\n\n".join(paragraphs)

    published = dates.published_of(parsed, fetched=page.fetched, line=top.published, feed=said.get("x-feed-published"))
    author = byline.byline_of(parsed, outlet=publisher[0] if publisher else None, line=top.byline)
    tongue = language.language_of(clean_text, parsed)
    address = identity.address_of(parsed)
    provenance = {
        "text": where_text,
        "encoding": characters,
        "title": headline and headline[1],
        "published": published and published.where,
        "publisher": publisher and publisher[1],
        "byline": author and author[1],
        "language": tongue and tongue[1],
        "url": address and address[1],
    }
    return Article(
        id=identity.id_of(address[0] if address else None, page.source),
        text=clean_text,
        title=headline[0] if headline else None,
        published=published.day if published else None,
        published_at=published.at if published else None,
        publisher=publisher[0] if publisher else None,
        byline=author[0] if author else None,
        language=tongue[0] if tongue else None,
        url=address[0] if address else None,
        fetched=page.fetched,
        digest=page.digest,
        provenance=tuple((name, where) for name, where in provenance.items() if where),
    )

"""One page to one article, in this process: which kind of page it is, and what the user's settings add."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from factnews.articles.outlet import domain_of
from factnews.articles.plain import article_of_text
from factnews.articles.report_json import article_of_json
from factnews.articles.settings import DEFAULT_SETTINGS, ExtractSettings
from factnews.errors import ExtractionError
from factnews.model import Article, Page

_HTML = {"text/html", "application/xhtml+xml", "application/xml", "text/xml"}
_MEGABYTE = 1_000_000


def media_type(page: Page) -> str:
    """The page's media type without parameters, in lower case.

    >>> from datetime import UTC
    >>> from datetime import datetime as clock
    >>> media_type(Page("a", None, b"", "Text/HTML; charset=utf-8", None, (), clock(2020, 6, 16, tzinfo=UTC), ""))
    'text/html'
    """
    return page.media_type.split(";")[0].strip().casefold()


def is_html(page: Page) -> bool:
    """Whether the page is read as HTML (and therefore in a worker process)."""
    return (media_type(page) or _sniffed(page.body)) in _HTML


def _sniffed(body: bytes) -> str:
    """The media type by the first character, for a page that was served without one."""
    first = body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    return {b"<": "text/html", b"{": "application/json"}.get(first, "text/plain")


def check(page: Page, settings: ExtractSettings) -> None:
    """Raise ExtractionError for a page that is not worth starting on: empty or too large."""
    if not page.body.strip():
        raise ExtractionError(
            f"{page.source}: the page is empty; a report needs at least one sentence; check the file or address",
            reason="empty",
        )
    if len(page.body) > settings.max_bytes:
        raise ExtractionError(
            f"{page.source}: the page holds {len(page.body) / _MEGABYTE:.1f} MB; at most "
            f"{settings.max_bytes / _MEGABYTE:.1f} MB are read; give the report's own page or its text",
            reason="too-large",
        )


def extract_plainly(page: Page) -> Article:
    """The article of a page of any kind, without the user's settings; raises ExtractionError or InputError."""
    kind = media_type(page) or _sniffed(page.body)
    if kind in _HTML:
        from factnews.articles.html import article_of_html  # 0.4 s that only HTML pages pay for

        return article_of_html(page)
    if kind == "application/json" or kind.endswith("+json"):
        return article_of_json(page)
    if kind.startswith("text/"):
        return article_of_text(page)
    raise ExtractionError(
        f"{page.source}: pages of the type {kind or '(none given)'} cannot be read; HTML pages, plain text and our "
        f"JSON form can; convert it first",
        reason="media-type",
    )


def finish(article: Article, settings: ExtractSettings) -> Article:
    """The article with the user's date and the media table's outlet where the page itself gave none."""
    added: list[tuple[str, str]] = []
    published, publisher = article.published, article.publisher
    if published is None and settings.published is not None:
        published = settings.published
        added.append(("published", "--published"))
    if publisher is None and settings.outlet_of_domain is not None and (domain := domain_of(article.url)):
        publisher = settings.outlet_of_domain(domain)
        if publisher is not None:
            added.append(("publisher", "media table"))
    if not added:
        return article
    return replace(article, published=published, publisher=publisher, provenance=(*article.provenance, *added))


def extract_one(page: Page, *, published: date | None = None, settings: ExtractSettings = DEFAULT_SETTINGS) -> Article:
    """The article of one page, extracted in this process, without limits of time and memory.

    `published` is used where the page gives no date. Raises ExtractionError (the page holds no report) or InputError
    (a field of a JSON report cannot be used).
    """
    if published is not None:
        settings = replace(settings, published=published)
    check(page, settings)
    return finish(extract_plainly(page), settings)

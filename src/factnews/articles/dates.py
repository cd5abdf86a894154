"""The publication date of an HTML page: JSON-LD, <meta>, <time>, a line of the page, its address, htmldate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lxml.html import HtmlElement

from factnews.articles.jsonld import text_of
from factnews.articles.markup import Markup
from factnews.articles.stamps import Stamp, read_stamp

# <meta> names under which sites give the day of publication, the most exact first. Never a name of modification.
META_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "article:published",
    "rnews:datepublished",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "bt:pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "published_time",
    "publication_date",
    "publication-date",
    "pubdate",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "dcterms.created",
    "dc.date.created",
    "article_date_original",
    "originalpublicationdate",
    "date",
)
_MODIFIED = re.compile(r"modif|updat|revis|edited", re.IGNORECASE)
_PUBLISHED = re.compile(r"publi|pubdate|posted|created|entry-date|issued", re.IGNORECASE)
# <time> of other stories: teasers, comments, widgets
_ELSEWHERE = (
    "ancestor::aside or ancestor::nav or ancestor::footer or ancestor::*[contains(@class, 'related') or "
    "contains(@class, 'comment') or contains(@class, 'recommend') or contains(@class, 'most-read')]"
)
_URL_DAY = re.compile(r"/((?:19|20)\d{2})[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?:/|-|$|\.)")
_URL_DAY_SOLID = re.compile(r"[/-]((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:/|-|_|$|\.)")
_EARLIEST = date(1800, 1, 1)
_CLOCKS_DIFFER = timedelta(days=2)  # time zones and wrong clocks: a page may be dated a day after we fetched it


@dataclass(frozen=True, slots=True)
class Published:
    """A publication day in the page's own zone, the moment where the zone is known, and where it was found."""

    day: date
    at: datetime | None
    where: str


def plausible(day: date, fetched: datetime | None) -> bool:
    """Whether a report can have been published on that day: not before newspapers, not after it was fetched.

    >>> plausible(date(1, 1, 1), None)
    False
    """
    return day >= _EARLIEST and (fetched is None or day <= fetched.date() + _CLOCKS_DIFFER)


def published_of(
    page: Markup, *, fetched: datetime | None, line: Published | None, feed: str | None = None
) -> Published | None:
    """The page's publication date; None where it gives none.

    `line` is a date line that stood above the report, `feed` what the feed said that the page was found in.
    """
    candidates = _candidates(page, fetched, line, feed)
    return next((found for found in candidates if plausible(found.day, fetched)), None)


def _candidates(
    page: Markup, fetched: datetime | None, line: Published | None, feed: str | None
) -> Iterator[Published]:
    """All that may be the date, the surest first."""
    yield from (Published(stamp.day, stamp.at, where) for stamp, where in _stated(page))
    if line is not None:
        yield line
    yield from (Published(stamp.day, stamp.at, where) for stamp, where in _read(feed, "feed"))
    if day := _url_day(page.url or page.canonical_link):
        yield Published(day, None, "address")
    if day := _searched(page, fetched):
        yield Published(day, None, "htmldate")
    # A page that only says when it was changed: the nearest day it gives, said so.
    for stamp, where in _modified(page):
        yield Published(stamp.day, stamp.at, f"{where} (no publication date given)")


def _stated(page: Markup) -> Iterator[tuple[Stamp, str]]:
    nodes = [page.report] if page.report is not None else []
    for key in ("datePublished", "dateCreated"):
        for node in nodes:
            yield from _read(text_of(node.get(key)), f"json-ld {key}")
        if key == "datePublished":
            for name in META_NAMES:
                for content in page.meta.get(name, ()):
                    yield from _read(content, f"meta {name}")
            others = [node for node in page.nodes if node is not page.report and "webpage" in _kinds(node)]
            for node in others:
                yield from _read(text_of(node.get(key)), f"json-ld {key} of the page")
            yield from _time_elements(page.root)


def _kinds(node: object) -> str:
    return str(node.get("@type", "")).casefold() if hasattr(node, "get") else ""


def _modified(page: Markup) -> Iterator[tuple[Stamp, str]]:
    if page.report is not None:
        yield from _read(text_of(page.report.get("dateModified")), "json-ld dateModified")
    for name in ("article:modified_time", "og:updated_time"):
        for content in page.meta.get(name, ()):
            yield from _read(content, f"meta {name}")


def _read(text: str | None, where: str) -> Iterator[tuple[Stamp, str]]:
    if text and (stamp := read_stamp(text)):
        yield stamp, where


def _time_elements(root: HtmlElement) -> Iterator[tuple[Stamp, str]]:
    """<time> elements, those that say they are of publication first; never those of a change."""
    marked: list[tuple[Stamp, str]] = []
    plain: list[tuple[Stamp, str]] = []
    path = f"(//time | //*[@itemprop='datePublished'] | //abbr[contains(@class, 'published')])[not({_ELSEWHERE})]"
    for element in root.xpath(path)[:20]:
        around = element.getparent()
        labels = " ".join((element.get("class", ""), element.get("itemprop", ""), element.get("data-testid", "")))
        before = "" if around is None else (around.text or "")[-40:]
        before += " " + (element.getprevious().tail or "" if element.getprevious() is not None else "")
        if _MODIFIED.search(labels) or (_MODIFIED.search(before) and not _PUBLISHED.search(before)):
            continue
        value = element.get("datetime") or element.get("content") or element.get("title") or element.text_content()
        stamp = read_stamp(value.strip()[:60]) if value else None
        if stamp is not None:
            is_marked = element.get("pubdate") is not None or _PUBLISHED.search(f"{labels} {before}")
            (marked if is_marked else plain).append((stamp, "time element"))
    yield from marked
    yield from plain[:1]


def _url_day(url: str | None) -> date | None:
    if not url:
        return None
    match = _URL_DAY.search(url) or _URL_DAY_SOLID.search(url)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def _visible_part(root: HtmlElement) -> HtmlElement:
    """A copy without what was read above, and read better: htmldate takes dates of changes and of other stories."""
    copied = deepcopy(root)
    # <time> goes altogether: those of this report were read, those left are of changes or of other stories
    for element in copied.xpath("//script | //style | //meta | //link | //aside | //nav | //footer | //time"):
        if element.getparent() is not None:
            element.drop_tree()
    return copied


def _searched(page: Markup, fetched: datetime | None) -> date | None:
    """htmldate's careful search (not its extensive one: that takes the year of a copyright line for a date)."""
    from htmldate import find_date  # few pages need it

    latest = (fetched + _CLOCKS_DIFFER).date().isoformat() if fetched else None
    try:
        found = find_date(_visible_part(page.root), extensive_search=False, original_date=True, max_date=latest)
    except (ValueError, TypeError, IndexError, AttributeError, OverflowError):
        return None  # a search that fails on an odd page is a page without a date, not a page without a report
    return date.fromisoformat(found) if found else None

"""What a feed (RSS, Atom, RDF, JSON Feed) announces. Only bytes are read here; nothing is fetched."""

from __future__ import annotations

import html
import io
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import feedparser
import msgspec

from factnews.errors import InputError
from factnews.pages.making import Headers, one_line, web_address

FULL_TEXT = 500  # characters of text; teasers of feeds have up to about 400, reports more than 900

# feedparser meets hostile markup and dates with a variety of errors of its own; none of them is about our program.
_PARSER_FAULTS = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)
_TAGS = re.compile(r"<[^>]*>")
_NOT_A_FEED = "is not a feed we can read; RSS, Atom, RDF and JSON Feed are read"


@dataclass(frozen=True, slots=True)
class Entry:
    """One announced report. `content` is its full text where the feed carries it, HTML or plain by `media_type`."""

    link: str | None
    title: str | None
    published: str | None  # ISO 8601
    content: str | None
    media_type: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: `whole` is False where the file ends before its closing tag (a half entry is left out then)."""

    name: str | None
    entries: tuple[Entry, ...]
    whole: bool


class _JsonItem(msgspec.Struct):
    url: str | None = None
    external_url: str | None = None
    title: str | None = None
    date_published: str | None = None
    content_html: str | None = None
    content_text: str | None = None


class _JsonFeed(msgspec.Struct):
    version: str
    items: list[_JsonItem]
    title: str | None = None


class _JsonVersion(msgspec.Struct):
    version: str = ""


def is_json_feed(body: bytes) -> bool:
    """Tell whether a JSON body says of itself that it is a JSON Feed.

    >>> is_json_feed(b'{"version": "https://jsonfeed.org/version/1.1", "items": []}')
    True
    """
    try:
        return msgspec.json.decode(body, type=_JsonVersion).version.startswith("https://jsonfeed.org/")
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False


def parse_json_feed(body: bytes) -> Feed:
    """Return what a JSON Feed announces; raises `InputError`."""
    try:
        feed = msgspec.json.decode(body, type=_JsonFeed)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"is not a JSON Feed we can read ({error})", reason="not-a-feed") from None
    entries = tuple(
        Entry(
            link=web_address(entry.url or entry.external_url),
            title=plain_words(entry.title),
            published=iso_time(entry.date_published),
            content=entry.content_html or entry.content_text,
            media_type="text/html" if entry.content_html else "text/plain",
        )
        for entry in feed.items
    )
    return Feed(plain_words(feed.title), entries, whole=True)


def parse_feed(body: bytes, base: str | None) -> Feed:
    """Return what an XML feed announces, links made absolute by `base`; raises `InputError` where it is no feed."""
    headers = {"content-location": base} if base else {}
    try:
        # A file object, never a string: feedparser would fetch a string that looks like an address.
        parsed = feedparser.parse(io.BytesIO(body), response_headers=headers)
        entries = tuple(_entry(parsed_entry) for parsed_entry in parsed.entries)
        name = plain_words(parsed.feed.get("title"))
        version = parsed.get("version")
    except _PARSER_FAULTS as error:
        raise InputError(f"{_NOT_A_FEED} ({type(error).__name__}: {error})", reason="not-a-feed") from None
    if not version and not entries:
        raise InputError(_NOT_A_FEED, reason="not-a-feed")
    tail = body[-4096:].lower()
    whole = any(tag in tail for tag in (b"</rss>", b"</rdf", b"feed>", b":rdf>")) or b"/>" in tail[-40:]
    if not whole and len(re.findall(rb"</(?:\w+:)?(?:item|entry)\s*>", body)) < len(entries):
        entries = entries[:-1]
    return Feed(name, entries, whole)


def feed_headers(entry: Entry, feed: Feed, url: str | None) -> Headers:
    """Return what the feed says of an entry as `x-feed-…` headers of its page."""
    given = (
        ("x-feed-title", entry.title),
        ("x-feed-published", entry.published),
        ("x-feed-name", feed.name),
        ("x-feed-url", url),
    )
    return tuple((name, value) for name, value in given if value)


def full_text(entry: Entry) -> bytes | None:
    """Return the entry's own content as a page, where it is long enough to be the report and not a teaser."""
    if not entry.content:
        return None
    words = plain_words(entry.content) if entry.media_type == "text/html" else entry.content
    if len(words or "") < FULL_TEXT:
        return None
    if entry.media_type == "text/plain":
        return entry.content.encode("utf-8", errors="replace")
    title = html.escape(entry.title or "")
    page = (
        f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"><title>{title}</title></head>\n'
        f"<body><article>\n{entry.content}\n</article></body></html>\n"
    )
    return page.encode("utf-8", errors="replace")


def plain_words(markup: str | None) -> str | None:
    """Return markup as one line of words, or None where there are none.

    >>> plain_words("Talks <b>resume</b> &amp; stall")
    'Talks resume & stall'
    """
    words = html.unescape(_TAGS.sub(" ", markup or ""))
    return re.sub(r"\s+", " ", words).strip() or None


def iso_time(words: str | None) -> str | None:
    """Return a feed's date (RFC 822 or ISO 8601) in ISO 8601 with the offset it was given in, else None.

    >>> iso_time("Tue, 16 Jun 2020 14:49:00 +0900"), iso_time("2020-06-16T05:49:00Z"), iso_time("soon")
    ('2020-06-16T14:49:00+09:00', '2020-06-16T05:49:00+00:00', None)
    """
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read((words or "").strip()).isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return None


def _entry(parsed: feedparser.FeedParserDict) -> Entry:
    contents = [part for part in parsed.get("content", []) if part.get("value")]
    best = max(contents, key=lambda part: len(part["value"]), default=None)
    title = plain_words(parsed.get("title"))
    # RSS 1.0 has dc:date only and many Atom feeds `updated` only; feedparser calls both "updated".
    kind = "published" if "published" in parsed else "updated"
    return Entry(
        link=web_address(parsed.get("link")),
        title=one_line(title) if title else None,
        published=iso_time(parsed.get(kind)) or _utc(parsed.get(f"{kind}_parsed")),
        content=best["value"] if best else None,
        media_type="text/plain" if best and best.get("type") == "text/plain" else "text/html",
    )


def _utc(moment: tuple[int, ...] | None) -> str | None:
    """Return feedparser's reading of odder dates, which is in UTC."""
    if moment is None:
        return None
    try:
        year, month, day, hour, minute, second = moment[:6]
        return datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC).isoformat()
    except ValueError:
        return None

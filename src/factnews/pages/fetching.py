"""From an input to its pages: which kind of source it is, and who reads that kind.

The readers of each kind, with the libraries they need, are imported where they are first used: a command that reads one
text file shall not wait for Parquet and HTTP.
"""

from __future__ import annotations

import hashlib
import io
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from factnews.errors import FetchError, InputError
from factnews.model import Page, Reject
from factnews.pages import files
from factnews.pages.gunzip import FAULTS, GunzipStream, gunzip
from factnews.pages.kinds import Kind, binary_name, sniff
from factnews.pages.making import Headers, PageMaker, guarded, make_reject
from factnews.pages.settings import Clock, FetchSettings, Network, utc_now

if TYPE_CHECKING:
    from factnews.pages.feeds import Feed
    from factnews.pages.web import WebClient

Pages = Iterator[Page | Reject]

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
READABLE = "HTML, text, JSON, JSON Lines, Parquet, WARC, RSS, Atom, JSON Feed and OPML are read"


@dataclass(frozen=True, slots=True)
class _Found:
    """Bytes of which it is still open what they are."""

    source: str
    body: bytes
    suffix: str = ""  # of the file's name, "" where there is none that counts
    url: str | None = None  # where they were on the web; None for files
    charset: str | None = None
    headers: Headers = ()
    follow: bool = True  # whether a feed may be gone through; a feed announced by a feed may not


def fetch(
    inputs: Iterable[str],
    *,
    settings: FetchSettings | None = None,
    stdin: BinaryIO | None = None,
    clock: Clock = utc_now,
    network: Network | None = None,
) -> Pages:
    """Yield the pages of all `inputs` in their order, and a reject for whatever gave none; raises nothing of its own.

    An input is a file, a folder, an http(s) address (a page, a feed or a list of feeds), or `-` for standard input
    (`stdin`, by default that of the process). An address that has not changed (`settings.previous`) yields nothing.

    >>> [reject.reason for reject in fetch(["no/such/file.html"])]
    ['no-such-file']
    """
    fetching = _Fetching(settings or FetchSettings(), stdin, clock, network or Network())
    try:
        for name in inputs:
            yield from guarded(name, fetching.of_input(name))
    finally:
        fetching.close()


class _Fetching:
    """One call of `fetch`: its settings and its connections."""

    def __init__(self, settings: FetchSettings, stdin: BinaryIO | None, clock: Clock, network: Network) -> None:
        self._settings = settings
        self._stdin = stdin
        self._maker = PageMaker(settings, clock)
        self._network = network
        self._web: WebClient | None = None

    def close(self) -> None:
        if self._web is not None:
            self._web.close()

    def of_input(self, name: str) -> Pages:
        if name == "-":
            return self._of_stdin()
        if re.match(r"https?://", name, re.IGNORECASE):
            return self._of_address(name)
        return self._of_path(name)

    # ------------------------------------------------------------------------------------------------ where bytes are

    def _of_stdin(self) -> Pages:
        stream = self._stdin or sys.stdin.buffer
        body = files.read_capped(stream, "standard input", self._settings.max_bytes)
        # Not "-" alone: two different reports piped in one after the other are not versions of one page.
        yield from self._of_found(_Found(f"stdin-{hashlib.sha256(body).hexdigest()[:12]}", body))

    def _of_address(self, name: str, *, follow: bool = True, headers: Headers = ()) -> Pages:
        from factnews.pages.web import WebClient

        if self._web is None:
            self._web = WebClient(self._settings, self._network)
        answer = self._web.download(name)
        if answer is None:
            return
        found = _Found(name, answer.body, url=answer.url, charset=answer.charset, follow=follow)
        if answer.media_type in {"text/html", "application/xhtml+xml"} and sniff(answer.body) is Kind.TEXT:
            found = replace(found, suffix=".html")  # a fragment: the server knows better
        yield from self._of_found(replace(found, headers=headers + answer.headers))

    def _of_path(self, name: str) -> Pages:
        if _SCHEME.match(name):
            raise FetchError(f"{name} is not a web address; http:// and https:// are read", reason="bad-address")
        path = files.check_named(name)
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            yield from self._of_folder(path)
        elif stat.S_ISFIFO(mode):  # `factnews read <(command)`
            with path.open("rb") as stream:
                body = files.read_capped(stream, name, self._settings.max_bytes)
            yield from self._of_found(_Found(name, body))
        else:
            yield from self._of_file(path)

    def _of_folder(self, folder: Path) -> Pages:
        empty = True
        for path in files.files_in(folder):
            empty = False
            if isinstance(path, OSError):
                name = str(path.filename or folder)
                yield make_reject(name, "unreadable", f"{name} cannot be read: {path.strerror}")
            else:
                yield from guarded(str(path), self._of_file(path))
        if empty:
            raise InputError(f"{folder} holds no file we read; {READABLE}", reason="nothing-readable")

    def _of_file(self, path: Path) -> Pages:
        source, suffix = str(path), files.inner_suffix(path.name)
        with path.open("rb") as raw:
            head, packed = files.head_of(raw)
            kind = sniff(head)
            stream: BinaryIO | GunzipStream = GunzipStream(raw) if packed else raw
            if kind is Kind.WARC or (suffix in files.ARCHIVE_SUFFIXES and kind is not Kind.EMPTY):
                yield from self._of_archive(stream, source)
            elif kind is Kind.PARQUET and not packed:
                yield from self._of_table(raw, source)
            elif suffix in files.LINES_SUFFIXES and kind is not Kind.BINARY and head:
                lines = self._of_lines(stream, source)
                first = next(lines, None)
                if first is None:
                    raise InputError(f"{source} is empty: it has no line with a report", reason="empty")
                yield first
                yield from lines
            else:
                body = files.read_capped(stream, source, self._settings.max_bytes)
                if isinstance(stream, GunzipStream) and stream.fault is not None:
                    raise InputError(f"{source}: {FAULTS[stream.fault]}", reason=stream.fault)
                yield from self._of_found(_Found(source, body, suffix))

    # ------------------------------------------------------------------------------------------------- what bytes are

    def _of_found(self, found: _Found) -> Pages:
        kind = sniff(found.body)
        source = found.source
        if kind is Kind.EMPTY:
            raise InputError(f"{source} is empty", reason="empty")
        if kind is Kind.GZIP:
            body = gunzip(found.body, self._settings.max_bytes)
            if sniff(body) is Kind.GZIP:
                raise InputError(f"{source} is packed twice; unpack it", reason="binary")
            return self._of_found(replace(found, body=body))
        if kind is Kind.BINARY:
            raise InputError(f"{source} is {binary_name(found.body)}; {READABLE}", reason="binary")
        if kind is Kind.WARC:
            return self._of_archive(io.BytesIO(found.body), source)
        if kind is Kind.PARQUET:
            return self._of_table(io.BytesIO(found.body), source)
        return self._of_text(found, kind)

    def _of_text(self, found: _Found, kind: Kind) -> Pages:
        suffix = found.suffix
        if suffix == ".txt":
            kind = Kind.TEXT
        elif suffix in files.PAGE_SUFFIXES and kind not in {Kind.FEED, Kind.OPML}:
            kind = Kind.HTML
        elif suffix in files.JSON_SUFFIXES:
            kind = Kind.JSON
        elif suffix in files.FEED_SUFFIXES and kind is Kind.TEXT:
            kind = Kind.XML
        readers = {Kind.FEED: self._of_feed, Kind.OPML: self._of_outline, Kind.JSON: self._of_json}
        if kind in readers:
            return readers[kind](found)
        if kind is Kind.XML:
            raise InputError(f"{found.source} is neither a feed nor a page; {READABLE}", reason="not-a-feed")
        return self._of_words(found, "text/html" if kind is Kind.HTML else "text/plain")

    def _of_words(self, found: _Found, media_type: str) -> Pages:
        yield self._maker.page(
            found.source, found.body, media_type, url=found.url, charset=found.charset, headers=found.headers
        )

    def _of_json(self, found: _Found) -> Pages:
        from factnews.pages.feeds import is_json_feed
        from factnews.pages.reports import pages_of_json

        if is_json_feed(found.body):
            yield from self._of_feed(found)
            return
        for page in pages_of_json(found.body, found.source, self._maker):
            # What a server gives is known by the server's address, whatever address it claims inside.
            yield replace(page, url=found.url, headers=found.headers) if found.url and isinstance(page, Page) else page

    def _of_archive(self, stream: BinaryIO | GunzipStream, source: str) -> Pages:
        from factnews.pages.warc import pages_of_warc

        return pages_of_warc(stream, source, self._maker)

    def _of_table(self, stream: BinaryIO, source: str) -> Pages:
        from factnews.pages.tables import pages_of_table

        return pages_of_table(stream, source, self._maker)

    def _of_lines(self, stream: BinaryIO | GunzipStream, source: str) -> Pages:
        from factnews.pages.reports import pages_of_lines

        if isinstance(stream, GunzipStream):
            yield from pages_of_lines(io.BufferedReader(stream), source, self._maker)
            if stream.fault is not None:
                yield make_reject(source, stream.fault, f"{source}: {FAULTS[stream.fault]}; the lines before were kept")
        else:
            yield from pages_of_lines(stream, source, self._maker)

    # ---------------------------------------------------------------------------------------------------------- feeds

    def _of_outline(self, found: _Found) -> Pages:
        from factnews.pages.outlines import feeds_in

        if not found.follow:
            raise InputError(f"{found.source} is a list of feeds, not a report", reason="not-a-report")
        try:
            feeds = feeds_in(found.body)
        except InputError as error:
            raise InputError(f"{found.source} {error}", reason=error.reason) from None
        for feed in feeds:
            yield from guarded(feed, self._of_address(feed))

    def _of_feed(self, found: _Found) -> Pages:
        from factnews.pages.feeds import is_json_feed, parse_feed, parse_json_feed

        if not found.follow:
            raise InputError(f"{found.source} is a feed, not a report", reason="not-a-report")
        try:
            feed = parse_json_feed(found.body) if is_json_feed(found.body) else parse_feed(found.body, found.url)
        except InputError as error:
            raise InputError(f"{found.source} {error}", reason=error.reason) from None
        yield from self._of_entries(feed, found)
        if not feed.whole:
            message = f"{found.source} ends before its closing tag; its {len(feed.entries)} whole entries were read"
            yield make_reject(found.source, "truncated", message)
        elif not feed.entries:
            yield make_reject(found.source, "empty", f"{found.source} is a feed without entries; try again later")

    def _of_entries(self, feed: Feed, found: _Found) -> Pages:
        from factnews.pages.feeds import feed_headers, full_text

        links: set[str] = set()
        cap = self._settings.max_entries
        for number, entry in enumerate(feed.entries[:cap], start=1):
            source = f"{found.source}#{number}"
            headers = feed_headers(entry, feed, found.url)
            if entry.link is not None:
                if entry.link in links:
                    continue
                links.add(entry.link)
            # A feed on the web announces pages, and the page is the evidence; a feed in a file may be all there is.
            content = full_text(entry) if found.url is None else None
            if content is not None:
                yield self._maker.page(
                    source, content, entry.media_type, url=entry.link, charset="utf-8", headers=headers
                )
            elif entry.link is None:
                yield make_reject(source, "no-link", f"{source} ({entry.title or 'no title'}) has no link to a report")
            else:
                yield from guarded(entry.link, self._of_address(entry.link, follow=False, headers=headers))
        if len(feed.entries) > cap:
            message = f"{found.source} has {len(feed.entries)} entries; the first {cap} were read"
            yield make_reject(found.source, "too-many-entries", message)


__all__ = ["fetch"]

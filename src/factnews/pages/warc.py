"""Pages out of a web archive (WARC), with our own check that it is whole: the readers of the format do not notice.

A record counts only when its block is as long as its header says. The file is whole when its last record is followed by
the two empty lines that the format demands and, if packed, when every gzip member has its end.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from factnews.errors import InputError
from factnews.model import Page, Reject
from factnews.pages.gunzip import FAULTS, GunzipStream, size_words
from factnews.pages.httpblock import HEAD_CAP, HttpBlock, parse_block, plain_body
from factnews.pages.kinds import Kind, sniff
from factnews.pages.making import PageMaker, make_reject, web_address

HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
_CHUNK = 1 << 16
_END = b"\r\n\r\n"


class _Watched(io.RawIOBase):
    """Passes bytes on, counts them (fastwarc asks where it is) and remembers the last four."""

    def __init__(self, inner: BinaryIO | GunzipStream) -> None:
        super().__init__()
        self._inner = inner
        self.last = b""
        self._given = 0

    def tell(self) -> int:
        return self._given

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed has no buffer for RawIOBase
        chunk = self._inner.read(len(buffer)) or b""
        buffer[: len(chunk)] = chunk
        self.last = (self.last + chunk)[-4:]
        self._given += len(chunk)
        return len(chunk)


def pages_of_warc(stream: BinaryIO | GunzipStream, source: str, maker: PageMaker) -> Iterator[Page | Reject]:
    """Yield the HTML pages (HTTP 200, each payload once) of a WARC, then a reject where the archive is not whole.

    `stream` gives plain WARC; packed archives come as a `GunzipStream`. A page's `fetched` is when it was archived.
    """
    watched = _Watched(stream)
    seen: set[bytes] = set()
    number = given = 0
    broken: str | None = None
    try:
        for record in ArchiveIterator(watched, parse_http=False):
            block, whole = _block_of(record, maker.settings.max_bytes + HEAD_CAP)
            if not whole:
                broken = "the next one ends too early"
                break
            number += 1
            made = _page_of(record, block, f"{source}#{number}", maker, seen)
            if made is not None:
                given += 1
                yield made
    except OSError as error:  # what fastwarc raises between records
        broken = f"what follows is no record ({error})"
    fault = stream.fault if isinstance(stream, GunzipStream) else None
    if fault is not None:
        broken = FAULTS[fault]
    elif broken is None and watched.last != _END:
        broken = "the empty lines that close a record are missing"
    if broken is not None:
        message = f"{source} is not a whole WARC file: after {number} records, {broken}; {given} pages were kept"
        yield make_reject(source, fault or ("truncated" if number else "bad-warc"), message)
    elif not given:
        raise InputError(
            f"{source} holds no HTML page (of {number} records); only responses with HTTP 200 are read",
            reason="nothing-readable",
        )


def _block_of(record: WarcRecord, cap: int) -> tuple[bytes, bool]:
    """Return a record's block (at most `cap` bytes of it, none of records we do not use), and whether it is whole."""
    wanted = record.record_type == WarcRecordType.response
    kept = bytearray()
    length = 0
    while chunk := record.reader.read(_CHUNK):
        length += len(chunk)
        if wanted and len(kept) <= cap:
            kept += chunk
    whole = length == record.content_length and record.headers.get("Content-Length") is not None
    return bytes(kept), whole


def _page_of(record: WarcRecord, block: bytes, source: str, maker: PageMaker, seen: set[bytes]) -> Page | Reject | None:
    answer = parse_block(block) if block else None
    if answer is None or answer.status != 200 or not _is_html(answer):
        return None
    url = web_address((record.headers.get("WARC-Target-URI") or "").strip("<>"))
    cap = maker.settings.max_bytes
    if len(answer.body) > cap:
        return make_reject(source, "too-large", f"{source} ({url}) is larger than {size_words(cap)}")
    try:
        body = plain_body(answer, cap)
    except InputError as error:
        return make_reject(source, error.reason, f"{source} ({url}): {error}")
    digest = hashlib.sha256(body).digest()
    if digest in seen or not body.strip():
        return None
    seen.add(digest)
    return maker.page(
        source,
        body,
        "text/html",
        url=url,
        charset=answer.charset,
        headers=tuple(pair for pair in answer.headers if pair[0] != "set-cookie"),
        fetched=_moment(record.headers.get("WARC-Date")),
    )


def _is_html(answer: HttpBlock) -> bool:
    return answer.media_type in HTML_TYPES or (not answer.media_type and sniff(answer.body) is Kind.HTML)


def _moment(words: str | None) -> datetime | None:
    try:
        moment = datetime.fromisoformat(words or "")
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)

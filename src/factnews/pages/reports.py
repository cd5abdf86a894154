"""Reports in JSON: one object, a list of them, or one a line, each with its text (or its HTML)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from factnews.errors import InputError
from factnews.model import Page, Reject
from factnews.pages.gunzip import size_words
from factnews.pages.making import Headers, PageMaker, make_reject, one_line, web_address

FORM = "a report is an object with text (or html) and, if known, id, title, published, publisher, url"
_BOM = b"\xef\xbb\xbf"


class Report(msgspec.Struct):
    """The fields of a report that are looked at here; the articles room reads the body itself."""

    text: str | None = None
    html: str | None = None
    id: str | int | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None


def bare(body: bytes) -> bytes:
    """Return a JSON value's own bytes: without the mark and the blanks around it."""
    return body.strip().removeprefix(_BOM).strip()


def page_of_report(raw: bytes, source: str, maker: PageMaker) -> Page:
    """Return the page of one report: its JSON as it stands, or its HTML where it has no text; raises `InputError`."""
    raw = bare(raw)
    try:
        report = msgspec.json.decode(raw, type=Report)
    except msgspec.ValidationError as error:
        raise InputError(f"{source}: {error}; {FORM}", reason="bad-report") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(f"{source} is not JSON in UTF-8 ({error})", reason="bad-json") from None
    return page_of_fields(report, raw, source, maker)


def page_of_fields(report: Report, raw: bytes, source: str, maker: PageMaker) -> Page:
    """Return the page of a report whose fields are already known; `raw` is its JSON."""
    url = web_address(report.url)
    if report.text and report.text.strip():
        return maker.page(source, raw, "application/json", url=url, charset="utf-8")
    if report.html and report.html.strip():
        body = report.html.encode("utf-8", errors="replace")
        _check_size(body, source, maker)
        return maker.page(source, body, "text/html", url=url, charset="utf-8", headers=report_headers(report))
    if report.text is None and report.html is None:
        raise InputError(f"{source} has neither text nor html; {FORM}", reason="bad-report")
    raise InputError(f"{source} has an empty text; {FORM}", reason="empty")


def report_headers(report: Report) -> Headers:
    """Return what is known beside a report's HTML as `x-feed-…` headers of its page."""
    given = (
        ("x-feed-title", report.title),
        ("x-feed-published", report.published),
        ("x-feed-name", report.publisher),
    )
    return tuple((name, one_line(value)) for name, value in given if value)


def pages_of_json(body: bytes, source: str, maker: PageMaker) -> Iterator[Page | Reject]:
    """Yield the pages of a JSON file: of its one object, of each in its list, or (by its look) of each line."""
    body = bare(body)
    if body.startswith(b"["):
        try:
            elements = msgspec.json.decode(body, type=list[msgspec.Raw])
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise InputError(f"{source} is not JSON in UTF-8 ({error})", reason="bad-json") from None
        if not elements:
            raise InputError(f"{source} is an empty list; {FORM}", reason="empty")
        for number, element in enumerate(elements, start=1):
            yield _page_or_reject(bytes(element), f"{source}#{number}", maker)
    elif looks_like_lines(body):
        for number, line in enumerate(body.split(b"\n"), start=1):
            if line.strip():
                yield _page_or_reject(line, f"{source}#{number}", maker)
    else:
        yield page_of_report(body, source, maker)


def looks_like_lines(body: bytes) -> bool:
    """Tell whether a JSON body is one object a line (and more than one).

    >>> looks_like_lines(b'{"text": "a"}\\n{"text": "b"}'), looks_like_lines(b'{"text":\\n"a"}')
    (True, False)
    """
    lines = re.split(rb"\r?\n", body.strip(), maxsplit=1)
    if len(lines) < 2 or not lines[1].lstrip().startswith(b"{"):
        return False
    try:
        msgspec.json.decode(lines[0], type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


def pages_of_lines(stream: BinaryIO, source: str, maker: PageMaker) -> Iterator[Page | Reject]:
    """Yield a page for each line of JSON Lines, read one at a time; a bad line is a reject and the rest goes on."""
    cap = maker.settings.max_bytes
    number = 0
    while line := stream.readline(cap + 1):
        number += 1
        if len(line) > cap and not line.endswith(b"\n"):
            while (rest := stream.readline(cap + 1)) and not rest.endswith(b"\n"):
                pass
            message = f"line {number} of {source} is longer than {size_words(cap)}, the cap for one report"
            yield make_reject(f"{source}#{number}", "too-large", message)
        elif bare(line):
            yield _page_or_reject(line, f"{source}#{number}", maker)


def _page_or_reject(raw: bytes, source: str, maker: PageMaker) -> Page | Reject:
    try:
        return page_of_report(raw, source, maker)
    except InputError as error:
        return make_reject(source, error.reason, str(error))


def _check_size(body: bytes, source: str, maker: PageMaker) -> None:
    cap = maker.settings.max_bytes
    if len(body) > cap:
        raise InputError(f"{source} is larger than {size_words(cap)}, the cap for one page", reason="too-large")

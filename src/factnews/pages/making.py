"""How a `Page` and a `Reject` are made, so that digests, times and one-line messages are the same everywhere."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from factnews.errors import FactNewsError
from factnews.model import Page, Reject
from factnews.pages.settings import Clock, FetchSettings, utc_now

Headers = tuple[tuple[str, str], ...]

LINE_CAP = 400
# Control characters, among them ESC: a feed's link could otherwise colour or move the reader's terminal.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]+|\s+")


def one_line(words: str) -> str:
    """Return `words` as one printable line of at most 400 characters.

    >>> one_line("no such\\n\\x1b[31m file")
    'no such [31m file'
    """
    line = _UNPRINTABLE.sub(" ", words).strip()
    line = re.sub(r" {2,}", " ", line)
    return line if len(line) <= LINE_CAP else line[: LINE_CAP - 1] + "…"


def make_reject(source: str, reason: str, message: str) -> Reject:
    """Return the record of something named that gave no page."""
    return Reject(source=one_line(source), reason=reason, message=one_line(message), stage="pages")


def guarded(source: str, pages: Iterator[Page | Reject]) -> Iterator[Page | Reject]:
    """Pass `pages` on; an error in their making ends them with a reject in the name of `source`, and nothing else."""
    try:
        yield from pages
    except FactNewsError as error:
        yield make_reject(source, error.reason, str(error))
    except OSError as error:
        why = error.strerror or type(error).__name__
        yield make_reject(source, "unreadable", f"{source} cannot be read: {why}")


@dataclass(frozen=True, slots=True)
class PageMaker:
    """Makes pages under one set of caps and one clock."""

    settings: FetchSettings
    clock: Clock = utc_now

    def page(
        self,
        source: str,
        body: bytes,
        media_type: str,
        *,
        url: str | None = None,
        charset: str | None = None,
        headers: Headers = (),
        fetched: datetime | None = None,
    ) -> Page:
        """Return a page with the SHA-256 of its body; `fetched` is now unless the source knows better (WARC)."""
        return Page(
            source=one_line(source),
            url=url,
            body=body,
            media_type=media_type,
            charset=charset,
            headers=headers,
            fetched=fetched or self.clock(),
            digest=hashlib.sha256(body).hexdigest(),
        )


def web_address(url: str | None) -> str | None:
    """Return `url` where it is an http(s) address, else None: other schemes must never become links of ours.

    >>> web_address(" https://news.example/a "), web_address("javascript:alert(1)")
    ('https://news.example/a', None)
    """
    url = (url or "").strip()
    return url if re.match(r"https?://[^\s/]", url, re.IGNORECASE) and not re.search(r"\s", url) else None

"""Lines above a report that say who wrote it and when: read for what they say, then taken off."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factnews.articles.byline import names_in_line
from factnews.articles.dates import Published
from factnews.articles.furniture import kind_of
from factnews.articles.stamps import Stamp, read_stamp

_PIECES = re.compile(r"\s+[|·•/]\s+|\s*[|·•]\s*|\s+[–—]\s+")
_PUBLISHED = re.compile(
    r"^(?:(?:first\s+)?(?:published|posted|issued|filed|released|created)|date|publication date|published date)"
    r"(?:\s+(?:on|at))?\s*:?\s+",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"^(?:last\s+)?(?:updated?|modified|edited|revised)(?:\s+(?:on|at))?\s*:?\s+", re.IGNORECASE)
_THEN_CHANGED = re.compile(r"^[\s,;(|·•-]*(?:last\s+)?(?:updated?|modified|edited)\b.{0,60}$", re.IGNORECASE)
# what trafilatura leaves of such a line where the date itself stands in a <time> element
_LABEL = re.compile(
    r"^(?:(?:first |last )?(?:published|updated|posted|modified)(?: (?:on|at))?|by) ?:?$", re.IGNORECASE
)
# "SEOUL, June 16, 2020 (Agency) -", "Seoul, 16 June 2020 –": the year is needed, a day without one dates nothing
_DATELINE = re.compile(r"^(?:[A-Z][\w.'’\-]*,?\s+){1,4}?(?=\(?(?:[A-Z][a-z]{2,8}\.?\s+)?\d{1,2}\b)\(?")
_DATELINE_END = re.compile(r"^\)?\s*(?:\([^)]{2,40}\)|/[^/]{2,30}/)?\s*(?:[-–—:]|$)")  # or all of its line
_LONGEST = 160
_TOP = 6  # lines; a date further down is the story's own


@dataclass(frozen=True, slots=True)
class TopLines:
    """What the lines above the report said, and the paragraphs without them."""

    paragraphs: list[str]
    published: Published | None
    byline: str | None


def read_top(paragraphs: list[str]) -> TopLines:
    """Byline and date among the first lines; a line goes only if all of it is byline, date, change note or furniture.

    >>> top = read_top(["By Ada Quill | Published June 16, 2020", "The North said so."])
    >>> top.byline, top.published.day.isoformat(), top.paragraphs
    ('Ada Quill', '2020-06-16', ['The North said so.'])
    """
    kept: list[str] = []
    published: Published | None = None
    byline: str | None = None
    for index, paragraph in enumerate(paragraphs):
        if index >= _TOP:
            kept.extend(paragraphs[index:])
            break
        lines: list[str] = []
        for line in paragraph.split("\n"):
            read = _read_line(line)
            if read is None:
                lines.append(line)
                continue
            published = published or read.published
            byline = byline or read.byline
        if lines:
            kept.append("\n".join(lines))
    return TopLines(kept, published or _dateline(kept), byline)


@dataclass(frozen=True, slots=True)
class _Read:
    published: Published | None
    byline: str | None


def _read_line(line: str) -> _Read | None:
    """What a line of pieces says; None where a piece is none of these, and where it says nothing of the kind."""
    line = line.strip()
    if not line or len(line) > _LONGEST:
        return None
    whole = _piece(line)
    if whole is not None:
        return whole
    pieces = [piece for piece in _PIECES.split(line) if piece.strip()]
    if len(pieces) < 2:
        return None
    published: Published | None = None
    byline: str | None = None
    said_something = False
    for piece in pieces:
        read = _piece(piece.strip())
        if read is None and kind_of(piece) is None:
            return None
        if read is not None:
            said_something = True
            published = published or read.published
            byline = byline or read.byline
    return _Read(published, byline) if said_something else None


def _piece(piece: str) -> _Read | None:
    if names := names_in_line(piece):
        return _Read(None, names)
    if _LABEL.match(piece):
        return _Read(None, None)
    if _CHANGED.match(piece) and _whole_stamp(_CHANGED.sub("", piece)):
        return _Read(None, None)
    bare = _PUBLISHED.sub("", piece)
    if stamp := _whole_stamp(bare):
        where = "published line" if bare != piece else "date line"
        return _Read(Published(stamp.day, stamp.at, where), None)
    return None


def _whole_stamp(text: str) -> Stamp | None:
    """The date, if the text is nothing but a date (and perhaps a note of a change)."""
    text = text.strip()
    stamp = read_stamp(text)
    if stamp is None:
        return None
    rest = text[stamp.length :].strip(" .,;)")
    return stamp if not rest or _THEN_CHANGED.match(rest) else None


def _dateline(paragraphs: list[str]) -> Published | None:
    """The date of a dateline with a year at the start of one of the first paragraphs; the line stays."""
    for line in (paragraph.partition("\n")[0].rstrip() for paragraph in paragraphs[:3]):
        if place := _DATELINE.match(line):
            rest = line[place.end() :]
            stamp = read_stamp(rest[:60])
            if stamp is not None and _DATELINE_END.match(rest[stamp.length :]):
                return Published(stamp.day, stamp.at, "dateline")
    return None

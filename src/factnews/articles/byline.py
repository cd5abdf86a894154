"""Who wrote the report: JSON-LD, <meta>, the page's marked author, a "By …" line."""

from __future__ import annotations

import re

from factnews.articles import jsonld
from factnews.articles.markup import Markup
from factnews.articles.wording import squash, tidy

_META_NAMES = ("author", "article:author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator")
_BY = re.compile(r"^(?:written\s+|reported\s+|story\s+)?by:?\s+", re.IGNORECASE)
# "Staff" pages and accounts: no person or agency wrote under that name
_NOBODY = {
    "admin",
    "administrator",
    "webmaster",
    "editor",
    "author",
    "user",
    "guest",
    "root",
    "unknown",
    "none",
    "null",
}
_LIST = re.compile(r"\s*(?:,|;|\band\b|&)\s*(?!(?:Jr|Sr|II|III)\b)")
_MAX_LENGTH = 120
_PARTICLES = r"(?:(?:de|van|der|von|al|bin|la|le|du|da|di|el)\s+)*"
_ONE_NAME = rf"[A-Z][\w.'’\-]*(?:\s+{_PARTICLES}[A-Z][\w.'’\-]*){{0,4}}"
# After a comma a single word is a place, not a name: "By Ada Quill, Seoul"
_FULL_NAME = rf"[A-Z][\w.'’\-]*(?:\s+{_PARTICLES}[A-Z][\w.'’\-]*){{1,4}}"
# "By Ada Quill", "By Ada Quill and Ben Marsh, Seoul", "By Ada Quill in Seoul": names only, no verb can stand in it
BYLINE_LINE = re.compile(
    rf"^(?:(?:Written|Reported|Story)\s+by|BY|By):?\s+(?P<names>{_ONE_NAME}(?:\s*(?:,|and|&)\s+{_FULL_NAME}){{0,5}})"
    rf"(?:\s*(?:,|\||in|–|-)\s*{_ONE_NAME}){{0,2}}[,.]?$"
)


def byline_of(page: Markup, *, outlet: str | None, line: str | None) -> tuple[str, str] | None:
    """The names as one string (`Ada Quill, Ben Marsh`) and where they were found; None where nobody is named."""
    if page.report is not None:
        for key in ("author", "creator"):
            names = jsonld.names_of(page.report.get(key), page.nodes)
            if cleaned := _cleaned(names, outlet):
                return cleaned, f"json-ld {key}"
    for name in _META_NAMES:
        if cleaned := _cleaned(list(page.meta.get(name, ())), outlet):
            return cleaned, f"meta {name}"
    if line and (cleaned := _cleaned([line], outlet)):
        return cleaned, "byline in the text"
    marked = page.root.xpath(
        "//*[@rel='author' or @itemprop='author' or contains(@class, 'byline')][not(ancestor::aside)]"
    )
    for element in marked[:5]:
        if cleaned := _cleaned([tidy(element.text_content())], outlet):
            return cleaned, "author element"
    if found := _by_trafilatura(page):
        cleaned = _cleaned([found], outlet)
        return (cleaned, "trafilatura") if cleaned else None
    return None


def names_in_line(line: str) -> str | None:
    """The names of a line that is a byline and nothing else.

    >>> names_in_line("By Ada Quill and Ben Marsh, Seoul")
    'Ada Quill, Ben Marsh'
    >>> names_in_line("By Tuesday the office was gone.") is None
    True
    """
    match = BYLINE_LINE.match(line.strip())
    if match is None or _NOT_A_NAME.search(match["names"]):
        return None
    return ", ".join(part for part in _LIST.split(match["names"]) if part)


_NOT_A_NAME = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:January|February|March|April|June|July|August|September|"
    r"October|November|December)\b|\b(?:Land|Sea|Air|Then|The|Noon)\b"
)


def _cleaned(names: list[str], outlet: str | None) -> str | None:
    kept: list[str] = []
    for name in names:
        text = _BY.sub("", tidy(name)).strip(" ,;|-–")
        if not text or len(text) > _MAX_LENGTH or "://" in text or "@" in text or text.startswith("/"):
            continue
        if text.casefold() in _NOBODY or (outlet and squash(text) == squash(outlet)):
            continue
        if text not in kept:
            kept.append(text)
    return ", ".join(kept) or None


def _by_trafilatura(page: Markup) -> str | None:
    from trafilatura.metadata import extract_author  # only HTML pages pay for the import

    author: str | None = extract_author(page.root)
    return author.replace("; ", ", ") if author else None

"""The headline: where a page gives it, and the site's name cut off."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factnews.articles import jsonld
from factnews.articles.markup import Markup
from factnews.articles.wording import squash

# " - ", " | " and the like between a headline and a site's name. A plain colon or a hyphen inside a word is no border.
_BORDER = re.compile(r"\s+[|\-–—·•»«:]{1,2}\s+|\s*\|\s*")
_CUT_SHORT = re.compile(r"\s*(?:…|\.\.\.)$")
# A name in brackets or one of more words than this is no site's name: "North - South talks end without a date" stays.
_MAX_NAME_WORDS = 5


def title_of(page: Markup, outlets: Iterable[str]) -> tuple[str, str] | None:
    """The headline and where it was found, e.g. `("Office blown up", "json-ld headline")`; None where there is none.

    `outlets` are names under which the site may sign its headlines.
    """
    known = tuple(outlets)
    candidates: list[tuple[str, str]] = []
    headline = jsonld.text_of(page.report.get("headline")) if page.report else None
    if headline:
        candidates.append((headline, "json-ld headline"))
    if found := page.first_meta("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title"):
        candidates.append((found[1], f"meta {found[0]}"))
    if page.heading:
        candidates.append((page.heading, "h1"))
    if page.head_title:
        candidates.append((page.head_title, "title"))
    for raw, where in candidates:
        title = without_site(raw, known, heading=page.heading)
        if not title or squash(title) in {squash(name) for name in known}:
            continue
        if _CUT_SHORT.search(title) and page.heading and squash(page.heading).startswith(squash(title)):
            return page.heading, "h1"
        return title, where
    return None


def without_site(title: str, outlets: Iterable[str], *, heading: str | None = None) -> str:
    """The headline without the site's name at either end; what is no name of the site stays.

    >>> without_site("Office blown up - The Harbour Courier", ["Harbour Courier"])
    'Office blown up'
    >>> without_site("North - South talks end without a date", ["Harbour Courier"])
    'North - South talks end without a date'
    """
    names = {squash(name) for name in outlets} | {squash(name.removeprefix("The ")) for name in outlets}
    names.discard("")
    target = squash(heading) if heading else None
    while True:
        borders = list(_BORDER.finditer(title))
        if not borders:
            return title.strip()
        first, last = borders[0], borders[-1]
        if target and squash(title) != target and squash(title[: last.start()]) == target:
            return title[: last.start()].strip()
        if _is_name(title[last.end() :], names):
            title = title[: last.start()]
        elif _is_name(title[: first.start()], names):
            title = title[first.end() :]
        else:
            return title.strip()


def _is_name(part: str, names: set[str]) -> bool:
    if not 0 < len(part.split()) <= _MAX_NAME_WORDS:
        return False
    squashed = squash(part)
    return squashed in names or squashed.removeprefix("the") in names

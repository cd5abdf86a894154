"""The outlet that published the report, and all names under which the site may sign."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from factnews.articles import jsonld
from factnews.articles.markup import Markup

_META_NAMES = ("og:site_name", "application-name", "apple-mobile-web-app-title", "dc.publisher", "dcterms.publisher")
_SECOND_LEVEL = {"co", "com", "org", "net", "gov", "ac", "go", "or", "ne", "edu"}
_PREFIX = re.compile(r"^(?:www\d?|m|mobile|amp|edition|en|eng|english|news)\.")


def outlet_of(page: Markup) -> tuple[str, str] | None:
    """The outlet's name and where it was found; None where the page does not name one."""
    nodes = [page.report] if page.report is not None else []
    for node in nodes:
        for key in ("publisher", "sourceOrganization"):
            if names := jsonld.names_of(node.get(key), page.nodes):
                return names[0], f"json-ld {key}"
    if found := page.first_meta(*_META_NAMES):
        return found[1], f"meta {found[0]}"
    for node in page.nodes:
        if {"newsmediaorganization", "organization", "website"} & set(jsonld.types(node)) and (
            name := jsonld.text_of(node.get("name"))
        ):
            return name, "json-ld organization"
    return None


def names_of_site(page: Markup) -> tuple[str, ...]:
    """Every name under which the site may sign a headline: publisher, site name, its domain in one word."""
    found = outlet_of(page)
    names = [found[0]] if found else []
    names += [content for name in (*_META_NAMES, "twitter:site") for content in page.meta.get(name, ())]
    for url in (page.url, page.canonical_link):
        if domain := domain_of(url):
            names += [domain, domain.split(".")[0]]
    return tuple(dict.fromkeys(name.lstrip("@") for name in names if name.strip("@ ")))


def domain_of(url: str | None) -> str | None:
    """The site's domain without `www.` and the like.

    >>> domain_of("https://www.harbourcourier.example/world/kaesong")
    'harbourcourier.example'
    """
    if not url:
        return None
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    if not host:
        return None
    shorter = _PREFIX.sub("", host)
    return shorter if "." in shorter and shorter.split(".")[0] not in _SECOND_LEVEL else host

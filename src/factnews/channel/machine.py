"""What lies beside the pages for programs: robots.txt, sitemaps, and every claim as a W3C Web Annotation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import msgspec
from lxml import etree

from factnews.channel.annotations import Annotation, annotation
from factnews.channel.feeds.clean import xml_text
from factnews.channel.feeds.entries import place
from factnews.channel.memory import remembered
from factnews.channel.reading import Archive
from factnews.channel.site import Site, Written
from factnews.channel.urls import HOME, slug, unslug
from factnews.channel.views.lines import fact_line
from factnews.model import Report
from factnews.store.filters import FactFilter

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
MOST_ADDRESSES = 40_000
"""Addresses in one sitemap; the protocol allows 50,000."""
MOST_NEWS = 1000
NEWS_DAYS = 2
"""How old news in a news sitemap may be, as its readers ask."""
JSON_LD = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
XML = "application/xml"

_PART = re.compile(r"/sitemap-(\d{1,6})\.xml")
_CLAIM = re.compile(r"/claims/([^/]+)\.json")


def machine_file(site: Site, address: str) -> Written | None:
    """The file at an address such as `/robots.txt`; None where there is none."""
    if address == "/robots.txt":
        return Written(robots(site), "text/plain; charset=utf-8")
    claim = _CLAIM.fullmatch(address)
    if claim:
        made = claim_annotation(site, unslug(claim[1]))
        return Written(msgspec.json.encode(made), JSON_LD) if made is not None else None
    if site.archive.settings.base is None:
        return None  # a sitemap holds whole addresses
    if address == "/sitemap.xml":
        return Written(sitemap_index(site), XML)
    if address == "/sitemap-news.xml":
        return Written(news_sitemap(site), XML)
    part = _PART.fullmatch(address)
    addresses = _part(site, int(part[1])) if part else []
    return Written(sitemap(addresses), XML) if addresses else None


def machine_files(site: Site) -> Iterator[tuple[str, Written]]:
    """All such files of a built site, each with its name."""
    names = ["/robots.txt"]
    if site.archive.settings.base is not None:
        names += ["/sitemap.xml", "/sitemap-news.xml", *(f"/sitemap-{n}.xml" for n in range(1, _parts(site) + 1))]
    for name in names:
        written = machine_file(site, name)
        if written is not None:
            yield name.lstrip("/"), written
    for article in site.archive.shelf.articles():
        report = site.archive.shelf.report(article.id)
        for made, claim_id in _annotations(site, report) if report is not None else ():
            yield f"claims/{slug(claim_id)}.json", Written(msgspec.json.encode(made), JSON_LD)


def robots(site: Site) -> bytes:
    """Who may read what: all may read all pages; answers to questions are not worth keeping in an index."""
    lines = ["User-agent: *", "Disallow: /search?", "Disallow: /api/", "Allow: /"]
    if site.archive.settings.base is not None:
        root = site.archive.settings.base.rstrip("/")
        lines += [f"Sitemap: {root}/sitemap.xml", f"Sitemap: {root}/sitemap-news.xml"]
    return ("\n".join(lines) + "\n").encode()


# -------------------------------------------------------------------------------------------------------------- sitemaps


def sitemap_index(site: Site) -> bytes:
    """The sitemap of sitemaps."""
    root = (site.archive.settings.base or "").rstrip("/")
    node = etree.Element("sitemapindex", {"xmlns": SITEMAP})
    for name in ("news", *map(str, range(1, _parts(site) + 1))):
        _put(etree.SubElement(node, "sitemap"), "loc", f"{root}/sitemap-{name}.xml")
    return etree.tostring(node, xml_declaration=True, encoding="utf-8")


def sitemap(addresses: list[str]) -> bytes:
    """A sitemap of whole addresses."""
    node = etree.Element("urlset", {"xmlns": SITEMAP})
    for one in addresses:
        _put(etree.SubElement(node, "url"), "loc", one)
    return etree.tostring(node, xml_declaration=True, encoding="utf-8")


def news_sitemap(site: Site, today: date | None = None) -> bytes:
    """What was told in the last two days, the latest first, in the form of news sitemaps."""
    archive = site.archive
    since = (today or datetime.now(UTC).date()) - timedelta(days=NEWS_DAYS)
    root = etree.Element("urlset", nsmap={None: SITEMAP, "news": NEWS})  # type: ignore[dict-item]  # as the stubs have it
    links = site.links(HOME)
    facts = archive.shelf.fact_page(FactFilter(order="told"), MOST_NEWS).facts
    for told in archive.told(facts):
        days = [one.published for one in told.claims if one.published]
        if not days or max(days) < since:
            break  # they come in the order in which they were told last
        line = fact_line(archive, told)
        url = etree.SubElement(root, f"{{{SITEMAP}}}url")
        _put(url, f"{{{SITEMAP}}}loc", links.whole(line.path))
        news = etree.SubElement(url, f"{{{NEWS}}}news")
        publication = etree.SubElement(news, f"{{{NEWS}}}publication")
        _put(publication, f"{{{NEWS}}}name", archive.settings.name)
        _put(publication, f"{{{NEWS}}}language", "en")
        _put(news, f"{{{NEWS}}}publication_date", max(days).isoformat())
        _put(news, f"{{{NEWS}}}title", line.headline)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")


def _put(parent: etree._Element, name: str, text: str) -> None:
    etree.SubElement(parent, name).text = xml_text(text)


def _addresses(site: Site) -> list[str]:
    def find() -> list[str]:
        links = site.links(HOME)
        return [links.whole(route.path(ids)) for route, ids, _ in site.pages() if not route.live]

    return remembered(site.archive, "addresses", find)


def _parts(site: Site) -> int:
    return max(1, -(-len(_addresses(site)) // MOST_ADDRESSES))


def _part(site: Site, number: int) -> list[str]:
    return _addresses(site)[max(0, number - 1) * MOST_ADDRESSES : number * MOST_ADDRESSES]


# ---------------------------------------------------------------------------------------------------------------- claims


def claim_annotation(site: Site, claim_id: str) -> Annotation | None:
    """A claim as an annotation: of the current version of its report, or of the last that had it; None for none."""
    told = site.archive.shelf.claim(claim_id)
    if told is None:
        return None
    report = site.archive.shelf.report(told.claim.article_id, told.version)
    if report is None:
        return None
    return next((made for made, name in _annotations(site, report) if name == claim_id), None)


def _annotations(site: Site, report: Report) -> Iterator[tuple[Annotation, str]]:
    archive: Archive = site.archive
    article_path = f"/articles/{slug(report.article.id)}"
    fact_of = archive.shelf.facts_of_article(report.article.id)
    for claim in report.claims:
        path = f"/claims/{slug(claim.id)}"
        links = site.links(path)
        fact = fact_of.get(claim.id)
        made = annotation(
            claim,
            report,
            lambda target, form, links=links: place(target, links, form),  # type: ignore[misc]  # a bound default
            claim_path=path,
            article_path=article_path,
            fact_path=f"/facts/{slug(fact)}" if fact else None,
        )
        yield made, claim.id

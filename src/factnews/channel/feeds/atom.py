"""Atom (RFC 4287)."""

from __future__ import annotations

from lxml import etree

from factnews import __version__
from factnews.channel.feeds.clean import rfc3339, xml_text
from factnews.channel.feeds.entries import Entry, address, entries_of, feed_id, feed_updated
from factnews.channel.urls import Links
from factnews.channel.views.parts import View

ATOM = "http://www.w3.org/2005/Atom"
UNNAMED = "an unnamed outlet"


def atom(view: View, links: Links) -> bytes:
    """A list as an Atom feed; the report behind each entry is linked as `rel="via"`."""
    entries = entries_of(view, links)
    feed = etree.Element(f"{{{ATOM}}}feed", nsmap={None: ATOM})  # type: ignore[dict-item]  # the stubs know no default namespace
    _put(feed, "id", feed_id(view, links))
    _put(feed, "title", view.title)
    _put(feed, "subtitle", view.description)
    _put(feed, "updated", rfc3339(feed_updated(view, entries)))
    _put(feed, "generator", "factnews", version=__version__)
    _put(feed, "link", rel="self", type="application/atom+xml", href=address(view, links, "atom"))
    _put(feed, "link", rel="alternate", type="text/html", href=address(view, links))
    _put(feed, "link", rel="alternate", type="application/json", href=address(view, links, "json"))
    for entry in entries:
        _entry(feed, entry)
    return etree.tostring(feed, xml_declaration=True, encoding="utf-8")


def _entry(feed: etree._Element, entry: Entry) -> None:
    node = etree.SubElement(feed, f"{{{ATOM}}}entry")
    _put(node, "id", entry.id)
    _put(node, "title", entry.title)
    _put(node, "updated", rfc3339(entry.updated))
    _put(node, "link", rel="alternate", type="text/html", href=entry.url)
    if entry.via:
        _put(node, "link", rel="via", href=entry.via)
    for name in entry.authors or (UNNAMED,):
        _put(etree.SubElement(node, f"{{{ATOM}}}author"), "name", name)
    for tag in entry.tags:
        _put(node, "category", term=tag)
    _put(node, "summary", entry.text)
    _put(node, "content", entry.html, type="html")


def _put(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> None:
    node = etree.SubElement(parent, f"{{{ATOM}}}{name}", {key: xml_text(value) for key, value in attributes.items()})
    if text is not None:
        node.text = xml_text(text)

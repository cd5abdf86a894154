"""RSS 2.0, with the whole entry in `content:encoded` and links of Atom where RSS has none."""

from __future__ import annotations

from lxml import etree

from factnews import __version__
from factnews.channel.feeds.atom import ATOM
from factnews.channel.feeds.clean import rfc822, xml_text
from factnews.channel.feeds.entries import Entry, address, entries_of, feed_updated
from factnews.channel.urls import Links
from factnews.channel.views.parts import View

CONTENT = "http://purl.org/rss/1.0/modules/content/"
CREATOR = "http://purl.org/dc/elements/1.1/"


def rss(view: View, links: Links) -> bytes:
    """A list as an RSS feed; an entry's `guid` is no address and never changes."""
    entries = entries_of(view, links)
    whole = etree.Element("rss", {"version": "2.0"}, nsmap={"atom": ATOM, "content": CONTENT, "dc": CREATOR})
    channel = etree.SubElement(whole, "channel")
    _put(channel, "title", view.title)
    _put(channel, "link", address(view, links))
    _put(channel, "description", view.description)
    _put(channel, "language", "en")
    _put(channel, "lastBuildDate", rfc822(feed_updated(view, entries)))
    _put(channel, "generator", f"factnews {__version__}")
    _put(channel, f"{{{ATOM}}}link", rel="self", type="application/rss+xml", href=address(view, links, "rss"))
    for entry in entries:
        _item(channel, entry)
    return etree.tostring(whole, xml_declaration=True, encoding="utf-8")


def _item(channel: etree._Element, entry: Entry) -> None:
    node = etree.SubElement(channel, "item")
    _put(node, "title", entry.title)
    _put(node, "link", entry.url)
    _put(node, "guid", entry.id, isPermaLink="false")
    _put(node, "pubDate", rfc822(entry.updated))
    for name in entry.authors:
        _put(node, f"{{{CREATOR}}}creator", name)
    for tag in entry.tags:
        _put(node, "category", tag)
    _put(node, "description", entry.text)
    _put(node, f"{{{CONTENT}}}encoded", entry.html)
    if entry.via:
        _put(node, f"{{{ATOM}}}link", rel="via", href=entry.via)


def _put(parent: etree._Element, name: str, text: str | None = None, **attributes: str) -> None:
    node = etree.SubElement(parent, name, {key: xml_text(value) for key, value in attributes.items()})
    if text is not None:
        node.text = xml_text(text)

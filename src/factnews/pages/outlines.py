"""Which feeds a list of feeds (OPML) names. Only bytes are read here; nothing is fetched."""

from __future__ import annotations

import listparser
from lxml import etree

from factnews.errors import InputError
from factnews.pages.making import web_address


def feeds_in(body: bytes) -> tuple[str, ...]:
    """Return the addresses of the feeds that an OPML names, in its order, each once; raises `InputError`.

    >>> feeds_in(b'<opml version="2.0"><body><outline type="rss" xmlUrl="https://news.example/rss"/></body></opml>')
    ('https://news.example/rss',)
    """
    try:
        # Bytes, never a string: listparser would fetch a string that looks like an address.
        listed = listparser.parse(body)
    except (etree.LxmlError, ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(f"is not a list of feeds we can read ({error})", reason="no-feeds") from None
    addresses = (web_address(feed.get("url")) for feed in listed.feeds)
    feeds = tuple(dict.fromkeys(address for address in addresses if address))
    if not feeds:
        raise InputError("names no feed with an http or https address (xmlUrl)", reason="no-feeds")
    return feeds

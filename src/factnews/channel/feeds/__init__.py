"""Lists as feeds and tables: RSS 2.0, Atom, JSON Feed 1.1 and CSV, from the same views as the pages."""

from factnews.channel.feeds.atom import atom
from factnews.channel.feeds.jsonfeed import json_feed
from factnews.channel.feeds.rss import rss
from factnews.channel.feeds.table import table

__all__ = ["atom", "json_feed", "rss", "table"]

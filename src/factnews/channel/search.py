"""Search: facts by actor, class, status, country, days and words."""

from __future__ import annotations

from collections.abc import Mapping

from factnews.channel.reading import Archive
from factnews.channel.views.others import SearchPage, search_page


def search(archive: Archive, query: Mapping[str, str]) -> SearchPage:
    """The search page with what was found."""
    return search_page(live=archive.live, question=query.get("q", "").strip())

from __future__ import annotations

from pathlib import Path

from lxml import etree

from factnews.channel.cards import card_path, card_svg, page_of
from factnews.channel.reading import Archive
from factnews.channel.settings import ChannelSettings
from factnews.channel.site import Site
from factnews.channel.views.fact import fact_page
from factnews.store.shelf import Shelf
from tests.channel.payloads import payloads
from tests.channel.shelves import fill, story_of, tell


def test_a_card_is_a_picture_of_the_size_that_services_ask_for(tmp_path: Path) -> None:
    told = [tell(1)]
    with Shelf.open(fill(tmp_path / "news.db", told, [story_of(told)]), readonly=True) as shelf:
        site = Site(Archive(shelf), built=False)
        for name in ("cards/index.png", "cards/facts/f00001.png", "cards/stories/s1.png"):
            written = site.card(name)
            assert written
            assert written.body[:8] == b"\x89PNG\r\n\x1a\n"
            assert (int.from_bytes(written.body[16:20]), int.from_bytes(written.body[20:24])) == (1200, 630)
            assert site.asked(page_of(name))
        assert site.card("cards/facts/none.png") is None
        assert site.card("cards/days.png") is None


def test_hostile_words_do_not_break_a_card(tmp_path: Path) -> None:
    hostile = payloads()[::9]
    told = [tell(n, name=f"{words} Council") for n, words in enumerate(hostile, start=1)]
    with Shelf.open(fill(tmp_path / "news.db", told), readonly=True) as shelf:
        archive = Archive(shelf, ChannelSettings(name="<News> & more"))
        for _, fact in told:
            view = fact_page(archive, fact.id)
            assert view
            assert card_path(view) == f"cards/facts/{fact.id}.png"
            tags = {
                etree.QName(node).localname
                for node in etree.fromstring(card_svg(view, archive.settings).encode()).iter("*")
            }
            assert tags == {"svg", "rect", "text"}

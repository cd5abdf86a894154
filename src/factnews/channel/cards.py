"""Cards: the picture of a page that other services show when it is passed on, drawn here."""

from __future__ import annotations

from functools import lru_cache
from textwrap import wrap

from markupsafe import escape

from factnews.channel.settings import ChannelSettings
from factnews.channel.views.fact import FactPage
from factnews.channel.views.home import HomePage
from factnews.channel.views.parts import View
from factnews.channel.views.story import StoryPage

WIDTH, HEIGHT = 1200, 630
FOLDER = "cards"
_LETTERS = 26  # of the heading in one line
_LINES = 4
_UNPRINTABLE = str.maketrans(dict.fromkeys((*range(32), 127, *range(8234, 8239), *range(8294, 8298), 65534, 65535)))


def card_path(view: View) -> str | None:
    """Where the card of a page lies in the site; None for pages without one."""
    match view:
        case FactPage() | StoryPage():
            return f"{FOLDER}{view.path}.png"
        case HomePage():
            return f"{FOLDER}/index.png"
    return None


def page_of(card: str) -> str:
    """The path of the page that a card belongs to.

    >>> page_of("cards/facts/4f2a.png"), page_of("cards/index.png")
    ('/facts/4f2a', '/')
    """
    path = card.removeprefix(FOLDER).removesuffix(".png")
    return "/" if path == "/index" else path


def card_png(view: View, settings: ChannelSettings) -> bytes:
    """The card of a page as PNG, 1200 by 630 pixels."""
    return _png(card_svg(view, settings))


@lru_cache(maxsize=256)
def _png(svg: str) -> bytes:
    import vl_convert

    return bytes(vl_convert.svg_to_png(svg))


def card_svg(view: View, settings: ChannelSettings) -> str:
    """The card of a page as SVG."""
    above, title, below = _words(view)
    lines = wrap(_plain(title), _LETTERS)
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], f"{lines[_LINES - 1]} …"]
    heading = "".join(
        f'<text x="80" y="{205 + 78 * place}" font-size="60" font-weight="bold" fill="#1c1d1f">{escape(line)}</text>'
        for place, line in enumerate(lines)
    )
    sans = 'font-family="Liberation Sans, DejaVu Sans, Arial, sans-serif"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        'font-family="Liberation Serif, DejaVu Serif, Georgia, serif">'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fdfcf9"/><rect width="{WIDTH}" height="14" fill="#1d3b53"/>'
        f'<text x="80" y="112" font-size="32" fill="#595c61" {sans}>{escape(_plain(above)[:60])}</text>{heading}'
        f'<text x="80" y="568" font-size="32" fill="#595c61" {sans}>{escape(_plain(below)[:58])}</text>'
        f'<text x="1120" y="568" font-size="34" font-weight="bold" fill="#1c1d1f" text-anchor="end">'
        f"{escape(_plain(settings.name)[:24])}</text></svg>"
    )


def _words(view: View) -> tuple[str, str, str]:
    match view:
        case FactPage():
            return view.days.words if view.days else "", view.title, view.fact.standing.word
        case StoryPage():
            outlets = len(view.card.outlets)
            below = f"{view.card.facts} facts, {outlets} outlet{'s' if outlets != 1 else ''}"
            return view.card.days.words if view.card.days else "", view.title, below
        case HomePage():
            return view.latest_words, "Who did what, and who says so", f"{view.holdings.facts:,} facts"
    return "", view.title, ""


def _plain(words: str) -> str:
    return " ".join(words.translate(_UNPRINTABLE).split())

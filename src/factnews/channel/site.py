"""One page in one form, for the server and for the built site alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from factnews.channel.cards import card_path, card_png, page_of
from factnews.channel.forms import FORMS, Form
from factnews.channel.reading import Archive
from factnews.channel.render import Renderer
from factnews.channel.routes import ROUTES, Ids, Route, find
from factnews.channel.urls import HOME, Links, file_of
from factnews.channel.views.others import missing_page
from factnews.channel.views.parts import View

HTML = "html"
_INDEX = "/index"


@dataclass(frozen=True, slots=True)
class Written:
    """A page as bytes; `moved` is the path under which it is found today, where that is another one."""

    body: bytes
    media_type: str
    moved: str | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for: a page and the form of it."""

    route: Route
    ids: Ids
    ending: str


class Site:
    """All pages of a channel."""

    def __init__(self, archive: Archive, *, built: bool) -> None:
        self.archive = archive
        self.built = built
        self.renderer = Renderer(archive.settings)

    def links(self, path: str) -> Links:
        """Links from the page at a path."""
        return Links(path, built=self.built, base=self.archive.settings.base)

    def asked(self, address: str) -> Asked | None:
        """What an address such as `/facts/4f2a.json` asks for; None where there is no such kind of page."""
        path, ending = _split(address)
        found = find(path)
        if found is None:
            return None
        route, ids = found
        if ending != HTML and ending not in {form.ending for form in forms_of(route)}:
            return None
        return Asked(route, ids, ending)

    def view(self, asked: Asked, query: Mapping[str, str] | None = None) -> View | None:
        """What a page shows; None where there is none with these ids."""
        return asked.route.view(self.archive, asked.ids, query or {})

    def write(self, asked: Asked, query: Mapping[str, str] | None = None) -> Written | None:
        """A page in the form asked for; None where there is none with these ids."""
        view = self.view(asked, query)
        if view is None:
            return None
        path = asked.route.path(asked.ids)
        if view.path != path:
            return Written(b"", "", moved=self.links(path).to(view.path, asked.ending))
        return self.form(asked.route, view, asked.ending)

    def form(self, route: Route, view: View, ending: str) -> Written:
        """A view in one of its forms."""
        links = self.links(view.path)
        if ending == HTML:
            return Written(self.renderer.html(route.template, view, links, forms_of(route)), "text/html; charset=utf-8")
        form = next(form for form in forms_of(route) if form.ending == ending)
        return Written(form.write(view, links), form.media_type)

    def card(self, name: str) -> Written | None:
        """The card at a path such as `cards/facts/4f2a.png`; None where no page has it."""
        asked = self.asked(page_of(name))
        view = self.view(asked) if asked and asked.ending == HTML else None
        if view is None or card_path(view) != name:
            return None
        return Written(card_png(view, self.archive.settings), "image/png")

    def missing(self, address: str) -> bytes:
        """The page that says that there is no such page; its links work from the address that was asked for."""
        here = address if address.startswith("/") else f"/{address}"
        links = self.links(here)
        return self.renderer.html("missing.html", missing_page(address), links, ())

    def pages(self) -> Iterator[tuple[Route, Ids, tuple[str, ...]]]:
        """All pages of a built site, with the endings of all their forms."""
        for route in ROUTES:
            endings = (HTML, *(form.ending for form in forms_of(route)))
            for ids in route.every(self.archive):
                yield route, ids, endings

    def write_all(self, route: Route, ids: Ids, endings: tuple[str, ...]) -> Iterator[tuple[str, Written]]:
        """The files of a page: its forms from one view, and its card where the site has an address; none without a page."""
        view = route.view(self.archive, ids, {})
        if view is not None and view.path == route.path(ids):
            yield from ((file_of(view.path, ending), self.form(route, view, ending)) for ending in endings)
            card = card_path(view)
            if card is not None and self.archive.settings.base is not None:
                yield card, Written(card_png(view, self.archive.settings), "image/png")


def forms_of(route: Route) -> tuple[Form, ...]:
    """The forms that pages of a kind have beside HTML."""
    return tuple(form for form in FORMS if route.lists or not form.for_lists)


def _split(address: str) -> tuple[str, str]:
    """The path and the ending of an address.

    >>> _split("/index.feed.json"), _split("/facts/4f2a"), _split("/facts/4f2a.html")
    (('/', 'feed.json'), ('/facts/4f2a', 'html'), ('/facts/4f2a', 'html'))
    """
    folder, _, name = address.rpartition("/")
    stem, _, ending = name.partition(".")
    path = f"{folder}/{stem}"
    return (HOME if path == _INDEX else path), ending or HTML

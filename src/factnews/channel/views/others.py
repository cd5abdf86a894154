"""The remaining pages: the reports, the search, what this is about, and what is shown where there is nothing."""

from __future__ import annotations

import msgspec

from factnews import __version__
from factnews.channel.figures import Figure, shipped_figures
from factnews.channel.memory import remembered
from factnews.channel.reading import Archive
from factnews.channel.views.lines import report_source
from factnews.channel.views.parts import Crumb, FactLine, Ref, Source, View
from factnews.codebooks import load
from factnews.model import EventClass
from factnews.store.headers import ArticleFilter

HOME = Crumb("/", "Home")
LONGEST_REPORTS = 400


class ReportList(View, frozen=True, kw_only=True):
    """The latest reports."""

    reports: tuple[Source, ...]
    total: int


class SearchPage(View, frozen=True, kw_only=True):
    """The search: what was asked and what was found; `live` says that there is a server that can search."""

    live: bool
    question: str = ""
    facts: tuple[FactLine, ...] = ()
    total: int = 0

    @property
    def facts_listed(self) -> tuple[FactLine, ...]:
        """What was found."""
        return self.facts


class ModeWords(msgspec.Struct, frozen=True):
    """A mode of a class and its meaning."""

    name: str
    meaning: str
    score: float | None


class ClassWords(msgspec.Struct, frozen=True):
    """A class of events, its meaning and its modes."""

    name: str
    meaning: str
    quad: str
    score: float
    modes: tuple[ModeWords, ...]


class AboutPage(View, frozen=True, kw_only=True):
    """One of the pages about this channel."""

    part: str
    version: str
    parts: tuple[Ref, ...]
    classes: tuple[ClassWords, ...] = ()
    figures: tuple[Figure, ...] = ()


class MissingPage(View, frozen=True, kw_only=True):
    """What is shown where there is no such page."""

    asked: str


ABOUT_PARTS = {
    "method": ("How this is made", "From a page on the web to a fact, step by step."),
    "accuracy": ("How often it is wrong", "Measured figures, stated as they are."),
    "codebook": ("Codebook", "What the classes, standings and codes mean."),
    "corrections": ("Corrections", "What to do where something here is wrong."),
    "cite": ("How to cite", "Citing a fact, a page or the whole."),
}


def articles_index(archive: Archive) -> ReportList:
    """The latest reports."""
    found = list(archive.shelf.articles(ArticleFilter(limit=LONGEST_REPORTS)))
    return ReportList(
        path="/articles",
        title="Reports",
        description="The reports that were read, each with its claims marked in the text.",
        crumbs=(HOME,),
        reports=tuple(report_source(one) for one in found),
        total=remembered(archive, "counts", archive.shelf.counts).articles,
    )


def about_page(archive: Archive, part: str) -> AboutPage | None:  # noqa: ARG001  views are called alike
    """One of the pages about this channel; None where there is no such part."""
    if part not in ABOUT_PARTS:
        return None
    title, description = ABOUT_PARTS[part]
    return AboutPage(
        path=f"/about/{part}",
        title=title,
        description=description,
        crumbs=(HOME, Crumb("/about/method", "About")),
        part=part,
        version=__version__,
        parts=tuple(Ref(f"/about/{name}", words[0]) for name, words in ABOUT_PARTS.items()),
        classes=_classes() if part == "codebook" else (),
        figures=shipped_figures() if part == "accuracy" else (),
    )


def _classes() -> tuple[ClassWords, ...]:
    book = load().plover
    return tuple(
        ClassWords(
            one.value,
            book.classes[one].meaning,
            book.quad(one),
            book.classes[one].score,
            tuple(ModeWords(name, mode.meaning, mode.score) for name, mode in book.classes[one].modes.items()),
        )
        for one in EventClass
    )


def search_page(*, live: bool, question: str = "", facts: tuple[FactLine, ...] = (), total: int = 0) -> SearchPage:
    """The search page."""
    return SearchPage(
        path="/search",
        title=f"Search: {question}" if question else "Search",
        description="Search the facts.",
        crumbs=(HOME,),
        live=live,
        question=question,
        facts=facts,
        total=total,
    )


def missing_page(asked: str) -> MissingPage:
    """What is shown where there is no page at the path that was asked for."""
    return MissingPage(
        path="/404", title="There is no such page", description="Nothing is here.", crumbs=(HOME,), asked=asked
    )

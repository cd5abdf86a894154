"""The report's own paragraphs out of a page, by trafilatura."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from trafilatura import bare_extraction

from factnews.articles.markup import Markup, no_article
from factnews.articles.wording import ends_sentence, tidy

# Precision gives the cleaner text (F1 .964 against .960 on 181 pages), but on an unusual layout it keeps a stub: below
# this many characters (a paragraph or two) trafilatura's default is asked too and wins where it finds half as much
# again.
_SHORT = 600
_CLEARLY_MORE = 1.5
# The shortest report is one sentence: "SEOUL (Agency) - North Korea blew up the office on Tuesday, the ministry said."
_FEWEST_WORDS = 8
_INNER = {"hi", "ref", "del", "code", "span", "b", "i"}
_DOUBLE_BREAK = re.compile(r"\n\s*\n+")


def paragraphs_of(page: Markup) -> tuple[list[str], str]:
    """The paragraphs in order (headings and list entries are paragraphs of their own) and which setting found them.

    Raises ExtractionError where the page holds no report.
    """
    found = _extracted(page, precision=True)
    where = "trafilatura precision"
    if _length(found) < _SHORT:
        default = _extracted(page, precision=False)
        if _length(default) > _CLEARLY_MORE * _length(found):
            found, where = default, "trafilatura default"
    return found, where


def check_is_report(paragraphs: list[str], source: str) -> None:
    """Raise ExtractionError unless at least one paragraph is a sentence of running text."""
    if not any(len(text.split()) >= _FEWEST_WORDS and ends_sentence(text) for text in paragraphs):
        raise no_article(source, "only headlines, links or nothing")


def _length(paragraphs: list[str]) -> int:
    return sum(map(len, paragraphs))


def _extracted(page: Markup, *, precision: bool) -> list[str]:
    result = bare_extraction(
        page.root,
        favor_precision=precision,
        include_comments=False,
        include_tables=True,
        include_images=False,
        include_links=False,
        with_metadata=False,
    )
    body = getattr(result, "body", None)
    return list(_paragraphs(body)) if body is not None else []


def _paragraphs(body: etree._Element) -> Iterator[str]:
    for block in body:
        yield from _of_block(block)
        if block.tail and (tail := tidy(block.tail)):
            yield tail


def _of_block(block: etree._Element) -> Iterator[str]:
    if block.tag == "list":
        for entry in block.iter("item"):
            yield from _lines(entry)
    elif block.tag == "table":
        for row in block.iter("row"):
            cells = [tidy("".join(map(str, cell.itertext()))) for cell in row.iter("cell")]
            if text := " | ".join(cell for cell in cells if cell):
                yield text
    elif any(child.tag not in _INNER and child.tag != "lb" for child in block):
        if block.text and (text := tidy(block.text)):
            yield text
        yield from _paragraphs(block)
    else:
        yield from _lines(block)


def _lines(element: etree._Element) -> Iterator[str]:
    """The element's text; <br> parts paragraphs where a sentence ends before it or two of them stand together."""
    pieces: list[str] = [element.text or ""]
    for child in element.iterdescendants():
        if child.tag == "lb":
            pieces.append("\n")
        elif child.text:
            pieces.append(child.text.replace("\n", " "))
        if child.tail:
            pieces.append(child.tail.replace("\n", " "))
    pieces[0] = pieces[0].replace("\n", " ")
    for part in _DOUBLE_BREAK.split("".join(pieces)):
        held: list[str] = []
        for line in part.split("\n"):
            if text := tidy(line):
                held.append(text)
                if ends_sentence(text):
                    yield " ".join(held)
                    held = []
        if held:
            yield " ".join(held)

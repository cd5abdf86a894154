"""Which lines of a page are furniture of the site and no part of the report; the words are in `boilerplate.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from factnews.articles.wording import ends_sentence, has_several_sentences, squash, tidy

_LEAD = " \t•▪◦·*|>»›-–—▶►→"
_TAIL = " \t:.!…→»›>|▼▾-–—"
_FIGURE = re.compile(r"\d[\d.,]*[km]?$")
_LONGEST = 500  # characters; no longer line is furniture, and the patterns stay cheap
_DEFAULT_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the word list, compiled."""

    name: str
    lines: frozenset[str]
    words: frozenset[str]
    starts: tuple[str, ...]
    longest: int
    longest_sentence: int
    sentences: bool
    patterns: tuple[re.Pattern[str], ...]
    tails: tuple[re.Pattern[str], ...]
    examples: tuple[str, ...]
    keeps: tuple[str, ...]


@cache
def sections() -> tuple[Section, ...]:
    """The word lists, read once."""
    table = tomllib.loads(files("factnews.articles").joinpath("boilerplate.toml").read_text(encoding="utf-8"))
    return tuple(_section(name, entries) for name, entries in table.items())


def _section(name: str, entries: Mapping[str, object]) -> Section:
    def strings(key: str) -> list[str]:
        given = entries.get(key, [])
        return [str(value) for value in given] if isinstance(given, list) else []

    def number(key: str, default: int) -> int:
        given = entries.get(key, default)
        return given if isinstance(given, int) else default

    return Section(
        name=name,
        lines=frozenset(_bare(line) for line in strings("lines")),
        words=frozenset(strings("words")),
        starts=tuple(strings("starts")),
        longest=number("longest", _DEFAULT_LONGEST),
        longest_sentence=number("longest_sentence", _DEFAULT_LONGEST),
        sentences=bool(entries.get("sentences", False)),
        patterns=tuple(re.compile(pattern, re.IGNORECASE) for pattern in strings("patterns")),
        tails=tuple(re.compile(pattern, re.IGNORECASE) for pattern in strings("tails")),
        examples=tuple(strings("examples")),
        keeps=tuple(strings("keeps")),
    )


def kind_of(line: str) -> str | None:
    """The section that the whole line belongs to; None for a line of the report.

    >>> kind_of("Pin It on Pinterest"), kind_of("Share prices in Seoul fell 2 percent.")
    ('share', None)
    """
    whole = tidy(line)
    if not whole or len(whole) > _LONGEST:
        return None
    bare = _bare(whole)
    lowered = whole.casefold().replace("’", "'").lstrip(_LEAD)
    for section in sections():
        if bare in section.lines or _only_words(bare, section.words):
            return section.name
        if _starts(section, whole, lowered):
            return section.name
        if any(pattern.fullmatch(whole) for pattern in section.patterns):
            return section.name
    return None


def _starts(section: Section, whole: str, lowered: str) -> bool:
    if len(whole) > section.longest or not lowered.startswith(section.starts):
        return False
    start = next(start for start in section.starts if lowered.startswith(start))
    if section.sentences:
        return True
    if has_several_sentences(whole):
        return False
    return not whole.endswith(".") or (start.endswith(":") and len(whole.split()) <= section.longest_sentence)


def without_marker(line: str) -> str:
    """The line without a photo credit in brackets at its end.

    >>> without_marker("Smoke rises over the town. (Photo: Ada Quill)")
    'Smoke rises over the town.'
    """
    for section in sections():
        for tail in section.tails:
            line = tail.sub("", line)
    return line


def clean(paragraphs: list[str], *, title: str | None) -> list[str]:
    """The paragraphs of the report: furniture, the title repeated on top and the list of links at the end are gone.

    A paragraph of several lines loses the lines that are furniture. The words of what stays are not changed, but for
    a photo credit in brackets at the end.

    >>> clean(["Office blown up", "Share this", "The North blew up the office."], title="Office blown up")
    ['The North blew up the office.']
    """
    kept: list[str] = []
    for paragraph in _without_link_list(paragraphs):
        lines = [without_marker(line) for line in paragraph.split("\n") if kind_of(line) is None]
        text = "\n".join(line for line in lines if line.strip())
        if not text or (title is not None and len(kept) < _TOP and _repeats(text, title)):
            continue
        if kept and kept[-1] == text:
            continue
        kept.append(text)
    return kept


_TOP = 4  # the title is repeated above the report or after its subtitle; further down the words are the report's own
_LINK_WORDS = 20


def _repeats(text: str, title: str) -> bool:
    return squash(text) == squash(title)


def _without_link_list(paragraphs: list[str]) -> list[str]:
    """Without "Related stories" and the headlines below it, where nothing but headlines follows to the end."""
    for index, paragraph in enumerate(paragraphs):
        if index and kind_of(paragraph) == "related":
            rest = [line for after in paragraphs[index + 1 :] for line in after.split("\n")]
            if all(kind_of(line) or not (ends_sentence(line) or len(line.split()) > _LINK_WORDS) for line in rest):
                return paragraphs[:index]
    return paragraphs


def _bare(line: str) -> str:
    return tidy(line).casefold().replace("’", "'").lstrip(_LEAD).rstrip(_TAIL)


def _only_words(bare: str, words: frozenset[str]) -> bool:
    if not words or len(bare) > 120:
        return False
    parts = [part.strip("()[]:,;|•·/") for part in re.split(r"[\s|•·/,]+", bare)]
    named = [part for part in parts if part and not _FIGURE.match(part)]
    return bool(named) and all(part in words for part in named)


def looks_like_headline(line: str) -> bool:
    """Whether a line has the form of a headline: 3 to 25 words and no sentence end.

    >>> looks_like_headline("North blows up liaison office"), looks_like_headline("The North said so.")
    (True, False)
    """
    return 3 <= len(line.split()) <= 25 and not ends_sentence(line)

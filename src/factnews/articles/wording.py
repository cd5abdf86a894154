"""Small helpers on strings that several fields need: tidying, comparing, judging the shape of a line."""

from __future__ import annotations

import html
import re

# C0 and C1 controls but tab and line feed, lone surrogates, zero-width and soft-hyphen characters: none is ever seen by
# a reader, and PostgreSQL and UTF-8 refuse some of them.
_INVISIBLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060\ufeff\ud800-\udfff]")
_WHITE = re.compile(r"[\s\u00a0\u2007\u202f]+")
_FINAL = re.compile(r"[.!?…][\"'”’»)\]]*$")
_BREAK = re.compile(r"[.!?][\"'”’)]*\s+\S")


def tidy(text: str) -> str:
    """One line of clean text: invisible characters gone, every run of white space one blank.

    >>> tidy("  The\\u00a0North\\u200b \\n said ")
    'The North said'
    """
    return _WHITE.sub(" ", _INVISIBLE.sub("", text.replace("\r", " "))).strip()


def tidy_markup(text: str) -> str:
    """`tidy` for values of attributes and JSON-LD, which are often escaped twice.

    >>> tidy_markup("Rock &amp;amp; Roll")
    'Rock & Roll'
    """
    return tidy(html.unescape(html.unescape(text)))


def visible(text: str) -> str:
    """The text without characters that nobody sees, line breaks kept and made uniform.

    >>> visible("a\\r\\nb\\x00")
    'a\\nb'
    """
    return _INVISIBLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def squash(text: str) -> str:
    """Letters and digits only, case folded: equal for two spellings of one name or headline.

    >>> squash("The Harbour Courier") == squash("the-harbour-courier")
    True
    """
    return "".join(character for character in text.casefold() if character.isalnum())


def ends_sentence(line: str) -> bool:
    """Whether the line ends as a sentence does.

    >>> ends_sentence('"We saw smoke."'), ends_sentence("North blows up office")
    (True, False)
    """
    return _FINAL.search(line.rstrip()) is not None


def has_several_sentences(line: str) -> bool:
    """Whether something follows the first sentence end of the line (abbreviations count as ends: the careful side).

    >>> has_several_sentences("Read more: Smoke over Kaesong"), has_several_sentences("Read more. The North spoke.")
    (False, True)
    """
    return _BREAK.search(line) is not None

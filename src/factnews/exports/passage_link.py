"""Links that open a page at a passage: `page.html#:~:text=[prefix-,]start[,end][,-suffix]`.

The form is WICG's "URL Fragment Text Directives": browsers look for the words without regard to case, each part inside
one block of the page. What cannot be found opens the page at its top, so the quote should stand beside the link.
"""

from __future__ import annotations

import re
from urllib.parse import quote

LONGEST_EXACT = 180
"""Characters up to which the words stand in the link as they are; longer ones are named by their ends."""
EDGE_WORDS = 5
"""Words at each end that name a long passage."""
CONTEXT_WORDS = 12
"""Words before and after that may be added to tell a passage from its double: a sentence that differs only further away
is in practice a repeated line, such as a caption."""

_WORD = re.compile(r"\S+")


def passage_link(address: str, text: str, start: int, end: int) -> str:
    """The address of a page, opened at `text[start:end]`; an address with a fragment of its own keeps it.

    >>> passage_link("page.html", "It rained. It rained again.", 14, 27)
    'page.html#:~:text=rained%20again.'
    >>> passage_link("page.html#top", "Snow fell.", 0, 4)
    'page.html#top:~:text=Snow'
    """
    directive = passage_fragment(text, start, end)
    if not directive:
        return address
    return f"{address}{'' if '#' in address else '#'}:~:text={directive}"


def passage_fragment(text: str, start: int, end: int) -> str:
    """The part after `:~:text=`, percent-encoded, with as many words around it as make it match one place only.

    Empty where the passage holds no words. Where a passage and its neighbours stand twice, no link can tell the two
    apart, and the first of them opens.

    >>> passage_fragment("It rained. Then it rained.", 19, 25)
    'Then%20it-,rained'
    """
    passage = text[start:end]
    start, end = start + len(passage) - len(passage.lstrip()), end - (len(passage) - len(passage.rstrip()))
    if start >= end:
        return ""
    first, last = _anchors(text, start, end)
    end = end if last else start + len(first)
    before = _words_before(text, start)
    after = [] if last else _words_after(text, end)
    prefix = suffix = ""
    for words in range(CONTEXT_WORDS + 1):
        for suffix_words in (0, words):
            prefix = " ".join(before[len(before) - min(words, len(before)) :])
            suffix = " ".join(after[:suffix_words])
            if _places(text, prefix, first, suffix) == 1:
                return _directive(prefix, first, last, suffix)
    return _directive(prefix, first, last, suffix)


def _anchors(text: str, start: int, end: int) -> tuple[str, str]:
    """The words that name a passage: all of them, or its first and its last ones."""
    passage = text[start:end]
    lines = passage.splitlines()
    if len(lines) == 1 and len(passage) <= LONGEST_EXACT:
        return passage, ""
    opening = list(_WORD.finditer(lines[0]))[:EDGE_WORDS][-1].end()  # a passage begins with a word
    closing = list(_WORD.finditer(lines[-1]))
    for words in range(min(EDGE_WORDS, len(closing)), len(closing) + 1):
        last = lines[-1][closing[-words].start() :]
        # the browser takes the first match of the closing words: it must be ours
        match = re.compile(_pattern(last), re.IGNORECASE).search(text, start + opening)
        if match and match.end() == end:
            return passage[:opening], last
    return lines[0], ""


def _pattern(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split()))


def _words_before(text: str, start: int) -> list[str]:
    """The words before a passage on its own line, or on the line above where the passage opens its line."""
    above = text[:start].rstrip()
    return _WORD.findall(above.rsplit("\n", 1)[-1])


def _words_after(text: str, end: int) -> list[str]:
    below = text[end:].lstrip()
    return _WORD.findall(below.split("\n", 1)[0])


def _places(text: str, prefix: str, words: str, suffix: str) -> int:
    """How many places of the text a link could mean; whitespace counts alike, as in a browser."""
    parts = (_pattern(part) for part in (prefix, words, suffix) if part)
    return len(re.findall("(?=" + r"\s*".join(parts) + ")", text, re.I))


def _directive(prefix: str, first: str, last: str, suffix: str) -> str:
    directive = _encode(first)
    if prefix:
        directive = f"{_encode(prefix)}-,{directive}"
    if last:
        directive += f",{_encode(last)}"
    if suffix:
        directive += f",-{_encode(suffix)}"
    return directive


def _encode(words: str) -> str:
    return quote(" ".join(words.split()), safe="").replace("-", "%2D")

"""Words of a text with their offsets, split as the Universal Dependencies treebanks of English split them.

Clitics are words ("do" "n't", "Kim" "'s"), hyphens between words are words ("long" "-" "range"), abbreviations keep their
full stop ("U.S.", "Mr."), numbers keep their separators ("1,700", "2.5"), and addresses of the web stay whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_WORD = 200  # longer runs of letters are cut here, so that a 10,000-character "word" costs no more than others

# Abbreviations that keep their full stop although a capital letter follows: titles, months, states, companies. They count
# only with a capital letter ("Wash." but "to wash."); the second list counts without one.
ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof gen lt col capt maj sgt cpl adm cmdr brig rev hon sen rep gov pres sec atty supt insp st mt ft
    jr sr bros inc ltd corp co cos plc dept univ assn jan feb aug sept oct nov dec messrs mme mlle gens lts cols reps sens
    govs drs calif fla ariz conn colo ala ark ill kan ky mich minn mont neb nev okla ore tenn tex wis wyo ave blvd""".split()
)
LOWER_ABBREVIATIONS = frozenset("vs etc al cf approx est nos fig vol pp".split())

_ADDRESS = r"(?:https?://|www\.)[^\s<>\"“”]*[^\s<>\"“”.,;:!?)\]'’]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|[@#]\w+"
_INITIALS = r"(?:[A-Za-z]\.){2,}|[A-Z]\.(?=\s?[A-Z])"
_NUMBER = r"\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|bn|m|k)?\b|\d+(?:[.,:/]\d+)*"
_LETTERS = r"[^\W\d_]+(?:[&.][^\W\d_]+)*\d*|\w+"
_MARKS = r"\.{2,}|-{2,}|``|''|(?P<run>[!?*=_+~#])(?P=run)*|[^\w\s]"
_WORD = re.compile(
    f"(?P<address>{_ADDRESS})|(?P<initials>{_INITIALS})|(?P<number>{_NUMBER})|(?P<letters>{_LETTERS})|(?P<mark>{_MARKS})"
)
_CLITIC = re.compile(r"(?i)(?<=\w)(?:n['’]t|['’](?:s|re|ve|ll|d|m))$")
_CLITIC_AHEAD = re.compile(r"(?i)['’](?:s|re|ve|ll|d|m|t)\b")


@dataclass(frozen=True, slots=True)
class Word:
    """A word: code points of the text, end exclusive; `glued` is True where no space stands before it."""

    start: int
    end: int
    text: str
    glued: bool


def split_words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """Words of `text[start:end]` in order, with offsets into `text`; whitespace belongs to no word.

    >>> [w.text for w in split_words("Mr. Kim didn't say: \\"Seoul's long-range plan.\\"")]
    ['Mr.', 'Kim', 'did', "n't", 'say', ':', '"', 'Seoul', "'s", 'long', '-', 'range', 'plan', '.', '"']
    """
    limit = len(text) if end is None else end
    spans: list[tuple[int, int]] = []
    position = start
    while True:
        match = _WORD.search(text, position, limit)
        if match is None:
            break
        position = _take(text, match, limit, spans)
    words: list[Word] = []
    previous = -1
    for first, last in spans:
        words.append(Word(first, last, text[first:last], first == previous))
        previous = last
    return words


def _take(text: str, match: re.Match[str], limit: int, spans: list[tuple[int, int]]) -> int:
    """Append the word or words of one match to `spans`; return where to go on."""
    first, last = match.span()
    kind = match.lastgroup if match.lastgroup != "run" else "mark"
    if kind == "letters":
        clitic = _CLITIC_AHEAD.match(text, last, limit)
        if clitic is not None:
            return _take_clitic(text, first, last, clitic.end(), spans)
        if last < limit and text[last] == "." and _is_abbreviation(text[first:last]):
            last += 1
    if last - first > MAX_WORD and kind != "address":
        spans += [(cut, min(cut + MAX_WORD, last)) for cut in range(first, last, MAX_WORD)]
    else:
        spans.append((first, last))
    return last


def _is_abbreviation(word: str) -> bool:
    return word in LOWER_ABBREVIATIONS or (word[0].isupper() and word.lower() in ABBREVIATIONS)


def _take_clitic(text: str, first: int, last: int, end: int, spans: list[tuple[int, int]]) -> int:
    """Split "don't", "Kim's", "they'll" before the clitic."""
    clitic = _CLITIC.search(text, first, end)
    cut = last if clitic is None else clitic.start()
    if cut > first and clitic is not None:
        spans.append((first, cut))
        spans.append((cut, end))
        return end
    spans.append((first, last))
    return last

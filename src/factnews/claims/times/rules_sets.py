"""Rules of what recurs (every Monday, daily), and of now, then and some day."""

from __future__ import annotations

from typing import Final

from . import words as w
from .context import UNKNOWN, Found, Outcome
from .lexer import LETTERS
from .spans import length

_EVERY_PART: Final = {"SEASON": ("SP", "SU", "FA", "WI")}


def every(found: Found) -> Outcome | None:  # noqa: PLR0911
    """Read "every Monday", "each year", "every two weeks", "every July"."""
    groups = found.match.groupdict()
    if groups.get("unit"):
        name = found.name("unit")
        if groups.get("count"):
            return Outcome("SET", length(found.number("count"), name))
        return Outcome("SET", "XXXX-WXX-WE" if name == "weekend" else length(1, name))
    letter = groups["name"]
    suffix = found.name("part") if groups.get("part") else ""
    if letter == LETTERS["WEEKDAY"]:
        return Outcome("SET", f"XXXX-WXX-{found.number('name')}{suffix}")
    if letter == LETTERS["MONTH"]:
        return Outcome("SET", f"XXXX-{found.number('name'):02d}")
    if letter == LETTERS["SEASON"]:
        return Outcome("SET", f"XXXX-{_EVERY_PART['SEASON'][found.number('name')]}")
    if letter == LETTERS["DAYPART"]:
        return Outcome("SET", f"XXXX-XX-XX{found.name('name')}")
    rule = w.HOLIDAYS[found.name("name")]
    return Outcome("SET", f"XXXX-{rule[0]:02d}-{rule[1]:02d}" if isinstance(rule, tuple) else UNKNOWN["day"])


def adverb(found: Found) -> Outcome | None:
    """Read "daily", "annually"; not the name of a newspaper ("Daily Mail")."""
    written = found.text[found.tokens.starts[found.match.start()] :][:1]
    after = found.word_after()
    if after[:1].isupper() or (written.isupper() and found.is_before("THE")):
        return None
    if (
        found.name("adverb") in ("P3M", "P1M") and found.is_after_word()
    ):  # "its quarterly dividend" is a kind of dividend
        return None
    return Outcome("SET", found.name("adverb"))


def reference(found: Found) -> Outcome | None:
    """Read "now", "recently", "soon", "the future": TIMEX3 has names for them, and only "now" has a day."""
    value = found.name("word") or "PRESENT_REF"
    word = found.tokens.letters[found.match.start("word")]
    if word == LETTERS["PREVIOUSLY"] and not found.is_after("COMMA"):
        return None
    if word == LETTERS["FUTURE"] and found.is_after("OF"):
        return None
    day = found.context.published if value == "PRESENT_REF" and word == LETTERS["NOW"] else None
    return Outcome("DATE", value, day, day)


def these_days(found: Found) -> Outcome | None:
    """Read "these days"."""
    at = found.match.end() - 1
    return Outcome("DATE", "PRESENT_REF") if found.tokens.worths[at] == "day" else None


def the_past(found: Found) -> Outcome | None:
    """Read "in the past"."""
    return Outcome("DATE", "PAST_REF") if found.is_before("IN", "THAN", "OF", "FROM") else None

"""Did you mean …: the nearest of what is allowed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches

from factnews.errors import InputError


def nearest(word: str, allowed: Collection[str]) -> str | None:
    """The allowed word that looks most like `word`, whatever its case; None where none does.

    >>> nearest("assult", ["AID", "ASSAULT"])
    'ASSAULT'
    """
    by_lower = {choice.lower(): choice for choice in allowed}
    found = get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    return by_lower[found[0]] if found else None


def choose(option: str, word: str, allowed: Collection[str]) -> str:
    """The allowed word that equals `word`, whatever its case; InputError with the nearest one and all others.

    >>> choose("--class", "assault", ["AID", "ASSAULT"])
    'ASSAULT'
    """
    for choice in allowed:
        if choice.lower() == word.lower():
            return choice
    raise InputError(f"{option} {word!r} is not known{did_you_mean(word, allowed)}; allowed: {', '.join(allowed)}")


def did_you_mean(word: str, allowed: Collection[str]) -> str:
    """`, did you mean X?` or nothing."""
    found = nearest(word, allowed)
    return f", did you mean {found}?" if found else ""


def with_suggestion(message: str, command: object) -> str:
    """A message about an unknown command or option, with the nearest known one and where to look."""
    message = message.rstrip(".")
    unknown = re.search(r"[Nn]o such (command|option):? ['\"]?([^'\"\s]+)", message)
    if unknown:
        kind, word = unknown.groups()
        names = set(_commands(command)) if kind == "command" else set(_options(command))
        return f"no such {kind}: {word}{did_you_mean(word, names)}; see factnews --help"
    return f"{message}; see factnews --help"


def _commands(command: object) -> Iterator[str]:
    yield from getattr(command, "commands", {})


def _options(command: object) -> Iterator[str]:
    for parameter in getattr(command, "params", []):
        yield from (name for name in parameter.opts if name.startswith("-"))
    for inner in getattr(command, "commands", {}).values():
        yield from _options(inner)

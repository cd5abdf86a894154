"""What is wrong with a request, in one form: what was wrong, what is allowed, what to do."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

import msgspec

from factnews.errors import InputError


class Problem(msgspec.Struct, frozen=True):
    """What was wrong, what is allowed, and what to do."""

    what: str
    allowed: tuple[str, ...]
    do: str


class ProblemAnswer(msgspec.Struct, frozen=True):
    """The body of every answer that is none."""

    error: Problem


class BadRequestError(InputError):
    """A request that cannot be answered, with all that a program needs to mend it."""

    def __init__(self, what: str, *, allowed: Sequence[str] = (), do: str, status: int = 400) -> None:
        listed = f"; allowed: {', '.join(allowed)}" if allowed else ""
        super().__init__(f"{what}{listed}; {do}", reason="bad-request")
        self.problem = Problem(what, tuple(allowed), do)
        self.status = status


def as_bytes(problem: Problem) -> bytes:
    """The body of an answer that says what was wrong."""
    return msgspec.json.encode(ProblemAnswer(problem))


def not_found(path: str) -> Problem:
    """What is said where there is no such page."""
    return Problem(
        f"there is nothing at {path[:200]}",
        (),
        "look it up in /api/facts, /api/stories, /api/actors or /api/search; ids of facts that were joined lead on",
    )


def did_you_mean(word: str, allowed: Sequence[str]) -> str:
    """`did you mean X? ` where an allowed word looks like the one given, or nothing.

    >>> did_you_mean("assult", ["AID", "ASSAULT"])
    'did you mean ASSAULT? '
    """
    by_lower = {choice.lower(): choice for choice in allowed}
    found = get_close_matches(word.lower(), by_lower, n=1, cutoff=0.6)
    return f"did you mean {by_lower[found[0]]}? " if found else ""

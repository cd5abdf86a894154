"""Where a page of a list ended, as one opaque word that holds only for the question it came from."""

from __future__ import annotations

from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import blake2b

import msgspec

from factnews.channel.api.filters import Asked, Listing
from factnews.channel.api.problems import BadRequestError

_MARK = 6  # bytes of a digest: enough to tell a mistake; a cursor that somebody forges only skips


def write_cursor(listing: Listing, asked: Asked, place: str) -> str:
    """The cursor of a place in the list that answers a question.

    >>> asked = Asked(actor="PRK")
    >>> read_cursor(Listing.FACTS, asked, write_cursor(Listing.FACTS, asked, "2026-03-03~0a1b"))
    '2026-03-03~0a1b'
    """
    return urlsafe_b64encode(_mark(listing, asked, place) + place.encode()).decode().rstrip("=")


def read_cursor(listing: Listing, asked: Asked, cursor: str) -> str:
    """The place that a cursor stands for; BadRequestError for what is none, or one of another question."""
    try:
        packed = urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
        mark, place = packed[:_MARK], packed[_MARK:].decode()
    except (ValueError, UnicodeError):
        mark, place = b"", ""
    if mark != _mark(listing, asked, place) or write_cursor(listing, asked, place) != cursor:
        raise BadRequestError(
            "after is not a cursor of this question",
            allowed=("the `next` of the page before, unchanged, with the same filters",),
            do="leave it out to begin anew",
        )
    return place


def _mark(listing: Listing, asked: Asked, place: str) -> bytes:
    told = f"{listing}?{asked.question()}#{place}"
    return blake2b(told.encode("utf-8", "replace"), digest_size=_MARK).digest()


class RankPlace(msgspec.Struct, frozen=True, array_like=True):
    """Where a page of ranked results ended: the rank of its last one, and its number."""

    rank: float
    number: int

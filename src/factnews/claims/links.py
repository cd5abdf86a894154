"""Questions that several rules ask of the words that the reader links to an event."""

from __future__ import annotations

from typing import Protocol

from factnews.model import EventCue, RoleLink


class Stretch(Protocol):
    """Anything that stands at a place in the text: a span, a link, a participant, a token."""

    @property
    def start(self) -> int:
        """First code point."""

    @property
    def end(self) -> int:
        """Behind the last code point."""


def overlap(one: Stretch, other: Stretch) -> bool:
    """Whether two stretches of text share a code point.

    >>> from factnews.model import Span
    >>> overlap(Span(0, 3), Span(2, 5)), overlap(Span(0, 3), Span(3, 5))
    (True, False)
    """
    return one.start < other.end and other.start < one.end


def links_of(cue: EventCue, role: str, *, least: float = 0.0) -> list[RoleLink]:
    """The links of one role that are at least so sure, the surest first."""
    links = (link for link in cue.links if link.role == role and link.confidence >= least)
    return sorted(links, key=lambda link: -link.confidence)

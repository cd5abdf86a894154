"""Settings of a channel."""

from __future__ import annotations

from dataclasses import dataclass

ALL_OUTLETS = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelSettings:
    """How a channel is called and what it shows.

    `base` is its address on the web, which feeds, sitemaps and cards need. Reports of the outlets in `full_text` are shown
    whole (`*`: all of them), others as far as quotation goes: `excerpt_share` of their words, at most
    `excerpt_words`, but `excerpt_least` of even the shortest.
    """

    name: str = "Fact News"
    base: str | None = None
    full_text: tuple[str, ...] = ()
    excerpt_words: int = 250
    excerpt_share: float = 0.4
    excerpt_least: int = 40
    list_length: int = 50
    home_length: int = 12
    stories_length: int = 24

    def shows_whole(self, outlet: str | None) -> bool:
        """Whether the reports of an outlet may be shown in full."""
        if ALL_OUTLETS in self.full_text:
            return True
        return outlet is not None and outlet.casefold() in {name.casefold() for name in self.full_text}

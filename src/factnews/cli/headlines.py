"""What facts say, in the words that the channel has for them, for lists on the command line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from rich.text import Text

from factnews.cli.look import days_text, joined, status_text
from factnews.exports.told import portions
from factnews.model import Fact, Status
from factnews.store.shelf import Shelf
from factnews.stories.days import days_of


@dataclass(frozen=True, slots=True)
class HeadedFact:
    """A fact with a sentence that says it; `reported` is the day of its first report."""

    fact: Fact
    words: str
    reported: date | None

    @property
    def act(self) -> Text:
        """The sentence, and behind it what it was coded as, with the status of what did not simply take place."""
        fact = self.fact
        coded = Text(" ".join(part for part in (fact.event_class.value, fact.mode) if part), style="dim")
        status = Text("") if fact.status is Status.HAPPENED else status_text(fact.status)
        return joined([Text(self.words, style="bold"), joined([coded, status])], "  ")

    @property
    def when(self) -> Text:
        """The days of the fact, or the day from which on it was reported."""
        if self.fact.first is None and self.reported is not None:
            return Text.assemble(("reported ", "dim"), days_text(self.reported, self.reported))
        return days_text(self.fact.first, self.fact.last)

    @property
    def people(self) -> Text:
        """The codes of who did it and to whom: what `--actor` and `--recipient` take."""
        whom = Text(", ".join(self.fact.recipients))
        return joined([Text(", ".join(self.fact.actors) or ("–" if whom.plain else "")), whom], " → ")


def headed(shelf: Shelf, facts: Iterable[Fact]) -> Iterator[HeadedFact]:
    """Facts with the headlines that the channel gives them, in their order; claims are asked for in portions.

    The names of the channel are loaded when the first fact is asked for: programs that read JSON never wait for them.
    """
    from factnews.channel.reading import Archive
    from factnews.channel.views.lines import headline_of

    archive = Archive(shelf)
    for portion in portions(facts):
        for told in archive.told(portion):
            days = days_of(told.fact)
            first = min((claim.published for claim in told.claims if claim.published), default=None)
            yield HeadedFact(told.fact, headline_of(archive, told), days[0] if days else first)

"""From a reading to a report: statements and claims, dated, placed, coded and attributed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from factnews.claims.actorless import by_actors
from factnews.claims.attribution import chain_of, with_accusers
from factnews.claims.circumstances import dated_stretches, of_accompanying_acts, when_of, where_of
from factnews.claims.confidence import Calibration, load_calibration
from factnews.claims.counts import with_counts
from factnews.claims.drafts import ClaimDraft
from factnews.claims.events import cast, choose, not_upon_itself, with_people_of_the_place
from factnews.claims.people import People
from factnews.claims.places import find_places
from factnews.claims.same_event import merge_mentions
from factnews.claims.settings import CodeSettings
from factnews.claims.sport import without_games
from factnews.claims.statements import find_statements
from factnews.claims.times import find_times
from factnews.codebooks import Codebooks
from factnews.codebooks import load as load_codebooks
from factnews.codebooks.gazetteer import Gazetteer
from factnews.codebooks.gazetteer import load as load_gazetteer
from factnews.model import (
    Article,
    Claim,
    EventCue,
    Participant,
    Phrase,
    Place,
    Reading,
    Report,
    Sentence,
    SentenceKind,
    Span,
    Statement,
    TimeExpression,
    When,
)
from factnews.reading.mentions import resolve_mentions


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around the events of a report."""

    people: People
    times: tuple[TimeExpression, ...]
    places: tuple[Place, ...]
    statements: tuple[Statement, ...]


class Coder:
    """Codes readings by the codebooks. Loads tables once; holds no state between reports."""

    def __init__(
        self,
        *,
        settings: CodeSettings | None = None,
        books: Codebooks | None = None,
        gazetteer: Gazetteer | None = None,
        calibration: Calibration | None = None,
    ) -> None:
        self._settings = settings or CodeSettings()
        self._calibration = calibration or load_calibration()
        self._books = books or load_codebooks()
        self._gazetteer = gazetteer or load_gazetteer()

    def __call__(self, readings: Iterable[Reading]) -> Iterator[Report]:
        """Reports of readings, in order."""
        return map(self.code, readings)

    def code(self, reading: Reading) -> Report:
        """All that one article says, by the annotation guidelines' definition of claim and statement."""
        article = reading.article
        around = self._around(reading)
        cues, dropped = choose(reading.events, article.text, self._settings)
        serious, games = without_games(self._drafts(cues, reading, around), reading.sentences, article.text)
        drafts, nobodies = by_actors(merge_mentions(serious, reading), article.text)
        return Report(
            article=article,
            sentences=reading.sentences,
            claims=with_counts(
                (self._claim(draft, article, reading.sentences) for draft in sorted(drafts, key=lambda d: d.cue.start)),
                reading.sentences,
                article.text,
            ),
            statements=around.statements,
            times=around.times,
            places=around.places,
            mentions=around.people.mentions,
            dropped=(*dropped, *games, *nobodies) if self._settings.keep_dropped else (),
            notes=_notes(article, around.times),
        )

    def drafts(self, reading: Reading) -> list[ClaimDraft]:
        """Every place that tells an event, before those of one event are joined; what the joining is trained on."""
        cues, _ = choose(reading.events, reading.article.text, self._settings)
        return self._drafts(cues, reading, self._around(reading))

    def _around(self, reading: Reading) -> _Around:
        article = reading.article
        people = People(article.text, resolve_mentions(reading, self._books))
        where = [Span(link.start, link.end) for cue in reading.events for link in cue.links if link.role == "where"]
        return _Around(
            people=people,
            times=find_times(
                article.text,
                published=article.published,
                published_at=article.published_at,
                sentences=reading.sentences,
            ),
            places=find_places(reading, gazetteer=self._gazetteer, also=where),
            statements=self._statements(reading, people),
        )

    def _drafts(self, cues: Sequence[EventCue], reading: Reading, around: _Around) -> list[ClaimDraft]:
        text = reading.article.text
        datelines = [sentence for sentence in reading.sentences if sentence.kind is SentenceKind.DATELINE]
        dated = dated_stretches(around.times, text)
        drafts = (
            not_upon_itself(
                cast(
                    cue,
                    reading.sentences[cue.sentence],
                    datelines,
                    around.people.participants,
                    text=text,
                    settings=self._settings,
                ),
                self._books.actors.is_whole,
            )
            for cue in cues
        )
        complete = [self._complete(draft, reading, dated, around.places, around.statements) for draft in drafts]
        placed = map(with_people_of_the_place, of_accompanying_acts(complete, reading.sentences))
        return with_accusers(list(placed), reading.sentences)

    def _statements(self, reading: Reading, people: People) -> tuple[Statement, ...]:
        article = reading.article
        found = []
        for draft in find_statements(reading):
            speaker = _first(people.participants(draft.speaker), draft.speaker, article.text) if draft.speaker else None
            cue = (
                Phrase(draft.cue.start, draft.cue.end, article.text[draft.cue.start : draft.cue.end])
                if draft.cue
                else None
            )
            name = _id(
                article, f"statement {draft.content[0].start}-{draft.content[-1].end} {cue.start if cue else ''}"
            )
            found.append(Statement(name, article.id, speaker, cue, draft.content, draft.manner, draft.why))
        return tuple(found)

    def _complete(
        self,
        draft: ClaimDraft,
        reading: Reading,
        dated: Sequence[When],
        places: Sequence[Place],
        statements: Sequence[Statement],
    ) -> ClaimDraft:
        cue, article = draft.cue, reading.article
        sentence = reading.sentences[cue.sentence]
        when, dated_by = when_of(cue, sentence, dated, published=article.published, lead=_in_lead(cue, reading))
        where, placed_by = where_of(cue, places, article.text)
        chain = chain_of(cue, statements, article.text)
        why = (*draft.why, *(rule for rule in (dated_by, placed_by) if rule))
        return replace(draft, when=when, where=where, attribution=chain, why=why)

    def _claim(self, draft: ClaimDraft, article: Article, sentences: Sequence[Sentence]) -> Claim:
        cue, text = draft.cue, article.text
        words = " ".join([text[cue.start : cue.end], *([draft.object.text] if draft.object else [])])
        coding = self._books.cameo.code(cue.event_class, cue.mode, cue.status, words)
        return Claim(
            id=_id(article, f"claim {cue.start} {cue.event_class}"),
            article_id=article.id,
            sentence=cue.sentence,
            trigger=_with_particle(cue, sentences[cue.sentence], text),
            also=tuple(Phrase(c.start, c.end, text[c.start : c.end]) for c in draft.also),
            event_class=cue.event_class,
            mode=cue.mode,
            actors=draft.actors,
            recipients=draft.recipients,
            object=draft.object,
            status=cue.status,
            when=draft.when,
            where=draft.where,
            attribution=draft.attribution,
            cameo=coding.cameo,
            goldstein=coding.goldstein,
            intensity=coding.intensity,
            quad=coding.quad,
            confidence=self._calibration.of(cue.confidence),
            why="; ".join(draft.why),
        )


def code(readings: Iterable[Reading], *, settings: CodeSettings | None = None) -> Iterator[Report]:
    """Reports of readings, in order, by the shipped codebooks."""
    return Coder(settings=settings)(readings)


def _with_particle(cue: EventCue, sentence: Sentence, text: str) -> Phrase:
    """The trigger with the particle that belongs to its verb, where that follows at once: "blew up", "cut off"."""
    end = cue.end
    for token in sentence.tokens[cue.token + 1 : cue.token + 2]:
        if token.deprel == "compound:prt" and token.head == cue.token:
            end = token.end
    return Phrase(cue.start, end, text[cue.start : end])


def _first(parties: tuple[Participant, ...], span: Span, text: str) -> Participant:
    if parties:
        return parties[0]
    return Participant(span.start, span.end, text[span.start : span.end], None, None)


def _in_lead(cue: EventCue, reading: Reading) -> bool:
    """Whether an event is told in the report's headline or first paragraph of running text."""
    first = next((s.paragraph for s in reading.sentences if s.kind is SentenceKind.TEXT), 0)
    return reading.sentences[cue.sentence].paragraph <= first


def _id(article: Article, what: str) -> str:
    """A short stable id: the same words of the same version of an article keep theirs."""
    key = f"{article.id}\n{_digest(article.text)}\n{what}"
    return hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


@lru_cache(maxsize=1)
def _digest(text: str) -> str:
    """The digest of an article's text, remembered while its ids are made."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _notes(article: Article, times: Sequence[TimeExpression]) -> tuple[str, ...]:
    if article.published is None and any(t.first is None for t in times):
        return ("no publication date found: relative dates are left open; give one with --published YYYY-MM-DD",)
    return ()

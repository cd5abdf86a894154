"""Reports to JSON and back."""

from __future__ import annotations

from datetime import datetime

import msgspec

from factnews.errors import InputError
from factnews.exports import report_form as form
from factnews.model import (
    ActorCode,
    Article,
    Attribution,
    Claim,
    Count,
    DroppedClaim,
    Mention,
    Participant,
    Phrase,
    Place,
    Report,
    Sentence,
    Span,
    Statement,
    TimeExpression,
    When,
    Where,
)

CONFIDENCE_DIGITS = 4
"""Digits kept of a confidence: more would promise what no head can tell, and two runs would differ in the last bits."""


def report_to_json(report: Report) -> bytes:
    """One report as one line of JSON (UTF-8, no line break), in the form of `docs/report-json.md`.

    Tokens are left out: they are the reader's, not the report's. Source of the form: `factnews.exports.report_form`.
    """
    return msgspec.json.encode(to_form(report))


def report_from_json(encoded: bytes | str) -> Report:
    """A report from its JSON form; sentences come back without tokens.

    Raises InputError where the JSON is broken or a field is missing or of another type.
    """
    try:
        return from_form(msgspec.json.decode(encoded, type=form.ReportJson))
    except (msgspec.DecodeError, ValueError) as error:
        raise InputError(
            f"not a report in JSON form: {error}; expected the fields of docs/report-json.md, "
            "which `factnews read --json` writes",
            reason="not-a-report",
        ) from error


def to_form(report: Report) -> form.ReportJson:
    """The structs of a report, ready to be encoded."""
    article = report.article
    text = article.text
    return form.ReportJson(
        id=article.id,
        title=article.title,
        published=article.published,
        publisher=article.publisher,
        text=text,
        claims=tuple(claim_form(claim) for claim in report.claims),
        statements=tuple(_statement_form(statement) for statement in report.statements),
        url=article.url,
        language=article.language,
        byline=article.byline,
        published_at=_written(article.published_at),
        fetched=_written(article.fetched),
        digest=article.digest,
        times=tuple(
            form.TimeJson(t.start, t.end, t.text, t.type, t.value, form.IntervalJson(t.first, t.last))
            for t in report.times
        ),
        places=tuple(
            form.PlaceJson(p.start, p.end, p.text, p.geonameid, p.lat, p.lon, p.country) for p in report.places
        ),
        mentions=tuple(_mention_form(mention, text) for mention in report.mentions),
        sentences=tuple(form.SentenceJson(s.start, s.end, s.paragraph, s.kind) for s in report.sentences),
        dropped=tuple(
            form.DroppedJson(d.start, d.end, d.text, d.event_class, round(d.confidence, CONFIDENCE_DIGITS), d.reason)
            for d in report.dropped
        ),
        notes=report.notes,
        provenance=tuple(form.ProvenanceJson(name, found) for name, found in article.provenance),
    )


def claim_form(claim: Claim) -> form.ClaimJson:
    """The struct of one claim."""
    when, where = claim.when, claim.where
    return form.ClaimJson(
        id=claim.id,
        sentence=claim.sentence,
        trigger=_phrase_form(claim.trigger),
        also=tuple(_phrase_form(phrase) for phrase in claim.also),
        event_class=claim.event_class,
        mode=claim.mode,
        actors=tuple(_participant_form(participant) for participant in claim.actors),
        recipients=tuple(_participant_form(participant) for participant in claim.recipients),
        object=_phrase_form(claim.object) if claim.object else None,
        status=claim.status,
        when=form.WhenJson(when.text, when.first, when.last, _span_form(when.span) if when.span else None)
        if when
        else None,
        where=form.WhereJson(where.text, where.start, where.end, where.country, where.geonameid, where.lat, where.lon)
        if where
        else None,
        attribution=tuple(
            form.AttributionJson(
                link.speaker.start,
                link.speaker.end,
                link.speaker.text,
                link.speaker.code,
                link.speaker.sector,
                link.manner,
            )
            for link in claim.attribution
        ),
        cameo=claim.cameo,
        goldstein=claim.goldstein,
        intensity=claim.intensity,
        quad=claim.quad,
        confidence=round(claim.confidence, CONFIDENCE_DIGITS),
        why=claim.why,
        counts=tuple(form.CountJson(c.kind, c.low, c.high, c.start, c.end, c.text) for c in claim.counts),
    )


def from_form(report: form.ReportJson) -> Report:
    """The report behind the structs; ValueError where a moment is none."""
    return Report(
        article=Article(
            id=report.id,
            text=report.text,
            title=report.title,
            published=report.published,
            published_at=_moment(report.published_at),
            publisher=report.publisher,
            byline=report.byline,
            language=report.language,
            url=report.url,
            fetched=_moment(report.fetched),
            digest=report.digest,
            provenance=tuple((line.field, line.found) for line in report.provenance),
        ),
        sentences=tuple(Sentence(s.start, s.end, (), s.paragraph, s.kind) for s in report.sentences),
        claims=tuple(_claim(claim, report.id) for claim in report.claims),
        statements=tuple(_statement(statement, report.id) for statement in report.statements),
        times=tuple(
            TimeExpression(t.start, t.end, t.text, t.type, t.value, t.interval.start, t.interval.end)
            for t in report.times
        ),
        places=tuple(Place(p.start, p.end, p.text, p.geonameid, p.lat, p.lon, p.country) for p in report.places),
        mentions=tuple(
            Mention(m.start, m.end, m.sentence, m.head, m.kind, ActorCode(m.code, m.sector, m.name), m.why)
            for m in report.mentions
        ),
        dropped=tuple(
            DroppedClaim(d.start, d.end, d.text, d.event_class, d.confidence, d.reason) for d in report.dropped
        ),
        notes=report.notes,
    )


def _written(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written else None


def _span_form(span: Span) -> form.SpanJson:
    return form.SpanJson(span.start, span.end)


def _phrase_form(phrase: Phrase) -> form.PhraseJson:
    return form.PhraseJson(phrase.start, phrase.end, phrase.text)


def _participant_form(participant: Participant) -> form.ParticipantJson:
    return form.ParticipantJson(
        participant.start, participant.end, participant.text, participant.code, participant.sector
    )


def _mention_form(mention: Mention, text: str) -> form.MentionJson:
    actor = mention.actor
    return form.MentionJson(
        start=mention.start,
        end=mention.end,
        text=text[mention.start : mention.end],
        code=actor.code,
        sector=actor.sector,
        name=actor.name,
        kind=mention.kind,
        sentence=mention.sentence,
        head=mention.head,
        why=mention.why,
    )


def _statement_form(statement: Statement) -> form.StatementJson:
    return form.StatementJson(
        id=statement.id,
        speaker=_participant_form(statement.speaker) if statement.speaker else None,
        cue=_phrase_form(statement.cue) if statement.cue else None,
        content=tuple(_span_form(span) for span in statement.content),
        manner=statement.manner,
        why=statement.why,
    )


def _phrase(phrase: form.PhraseJson) -> Phrase:
    return Phrase(phrase.start, phrase.end, phrase.text)


def _participant(participant: form.ParticipantJson | form.AttributionJson) -> Participant:
    return Participant(participant.start, participant.end, participant.text, participant.code, participant.sector)


def _statement(statement: form.StatementJson, article_id: str) -> Statement:
    return Statement(
        id=statement.id,
        article_id=article_id,
        speaker=_participant(statement.speaker) if statement.speaker else None,
        cue=_phrase(statement.cue) if statement.cue else None,
        content=tuple(Span(span.start, span.end) for span in statement.content),
        manner=statement.manner,
        why=statement.why,
    )


def _claim(claim: form.ClaimJson, article_id: str) -> Claim:
    when, where = claim.when, claim.where
    return Claim(
        id=claim.id,
        article_id=article_id,
        sentence=claim.sentence,
        trigger=_phrase(claim.trigger),
        also=tuple(_phrase(phrase) for phrase in claim.also),
        event_class=claim.event_class,
        mode=claim.mode,
        actors=tuple(_participant(participant) for participant in claim.actors),
        recipients=tuple(_participant(participant) for participant in claim.recipients),
        object=_phrase(claim.object) if claim.object else None,
        status=claim.status,
        when=When(when.text, when.start, when.end, Span(when.span.start, when.span.end) if when.span else None)
        if when
        else None,
        where=Where(where.start, where.end, where.text, where.country, where.geonameid, where.lat, where.lon)
        if where
        else None,
        attribution=tuple(Attribution(_participant(link), link.manner) for link in claim.attribution),
        cameo=claim.cameo,
        goldstein=claim.goldstein,
        intensity=claim.intensity,
        quad=claim.quad,
        confidence=claim.confidence,
        why=claim.why,
        counts=tuple(Count(c.kind, c.low, c.high, c.start, c.end, c.text) for c in claim.counts),
    )

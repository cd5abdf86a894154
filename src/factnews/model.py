"""The types that flow through FactNews, in the order in which data flows. Frozen, slotted, without logic.

Spans are code points into `Article.text`, end exclusive: `article.text[span.start:span.end]` is the quote.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum


class EventClass(StrEnum):
    """The sixteen PLOVER event classes (PLOVER 2.0 draft manual, openeventdata/PLOVER, 2024-02-04)."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Status(StrEnum):
    """Whether, as the report has it, the event took place."""

    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    THREATENED = "threatened"
    POSSIBLE = "possible"
    NEGATED = "negated"


class Manner(StrEnum):
    """How words are reported: in quotation marks, in the reporter's words, or both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class SentenceKind(StrEnum):
    """What a sentence is in the layout of its report."""

    TEXT = "text"
    HEADING = "heading"
    DATELINE = "dateline"


class MentionKind(StrEnum):
    """How an actor is mentioned."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text: code points, end exclusive."""

    start: int
    end: int


# ---------------------------------------------------------------------------------------------------------------- pages


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes as they were served or read, with where and when."""

    source: str  # the path, URL or `FILE#record` it came from, as a person would name it
    url: str | None  # the report's address on the web, where known
    body: bytes
    media_type: str  # text/html, text/plain, application/json (a report in our JSON form)
    charset: str | None  # as declared by the server
    headers: tuple[tuple[str, str], ...]
    fetched: datetime  # aware, UTC
    digest: str  # SHA-256 of `body`, hexadecimal


@dataclass(frozen=True, slots=True)
class Reject:
    """Something that was given and could not be used, with the reason."""

    source: str
    reason: str  # short slug: empty, binary, too-large, no-article, timeout, robots, private-address, ...
    message: str  # one line: what was wrong, what is allowed, what to do
    stage: str  # pages, articles, reading, claims


# ------------------------------------------------------------------------------------------------------------- articles


@dataclass(frozen=True, slots=True)
class Article:
    """A report's clean text and what is known of it. `text` never changes."""

    id: str  # stable for one address (or file); the same in all versions of a report
    text: str
    title: str | None
    published: date | None  # the publication day in the outlet's own time zone
    published_at: datetime | None  # with time zone, where the page gives one
    publisher: str | None
    byline: str | None
    language: str | None  # ISO 639-1
    url: str | None
    fetched: datetime | None
    digest: str  # SHA-256 of the page's bytes
    provenance: tuple[
        tuple[str, str], ...
    ] = ()  # (field, where it was found), e.g. ("published", "json-ld datePublished")


# -------------------------------------------------------------------------------------------------------------- reading


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence. `head` is the index of its governor in the sentence, -1 for the root (Universal Dependencies 2)."""

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its tokens; `paragraph` counts from 0."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    paragraph: int
    kind: SentenceKind = SentenceKind.TEXT


@dataclass(frozen=True, slots=True)
class Entity:
    """A named thing: label is PER, ORG, LOC, NORP (nationalities, groups), DATE, PROD or MISC."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class ActorCode:
    """Who an actor is: `code` is ISO 3166 alpha-3, `IGO:…`, `NGO:…`, `ORG:…`, `ARM:…` or `PER:SURNAME`; None where unknown."""

    code: str | None
    sector: str | None  # GOV MIL COP LEG JUD PTY OPP REB CIV MED BUS EDU IGO NGO ELI or None
    name: str | None = None  # the full name of the actor behind the words


@dataclass(frozen=True, slots=True)
class Mention:
    """An actor as named in the text, with who is meant. `sentence` and `head` locate its head token."""

    start: int
    end: int
    sentence: int
    head: int
    kind: MentionKind
    actor: ActorCode
    why: str  # which rule, table or antecedent decided


@dataclass(frozen=True, slots=True)
class RoleLink:
    """Words that, for the reader, hold a role in an event."""

    role: str  # actor, recipient, object, where, when
    start: int
    end: int
    confidence: float  # 0..1


@dataclass(frozen=True, slots=True)
class EventCue:
    """A word that, for the reader, tells an event: its class, status and participants with confidences."""

    sentence: int
    token: int
    start: int
    end: int
    event_class: EventClass
    confidence: float  # 0..1
    status: Status
    status_confidence: float
    mode: str | None
    links: tuple[RoleLink, ...]


@dataclass(frozen=True, slots=True)
class SpeechCue:
    """Somebody's words as the reader proposes them: cue, source and content spans.

    `wide` marks what only PolNeAR's wider notion of attribution finds (beliefs, plans, labels).
    """

    cue: Span | None
    source: Span | None
    content: tuple[Span, ...]
    confidence: float  # 0..1
    wide: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """An article with its structure."""

    article: Article
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...]
    events: tuple[EventCue, ...] = ()
    speech: tuple[SpeechCue, ...] = ()


# --------------------------------------------------------------------------------------------------------------- claims


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A time expression: TIMEX3 type (DATE TIME DURATION SET) and value, and the interval of days it covers (inclusive)."""

    start: int
    end: int
    text: str
    type: str
    value: str
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Place:
    """A place name in the text, resolved: GeoNames id and WGS 84 coordinates; country is ISO 3166 alpha-3."""

    start: int
    end: int
    text: str
    geonameid: int | None
    lat: float | None
    lon: float | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who takes part in an event or says something: the words, and the actor behind them."""

    start: int
    end: int
    text: str
    code: str | None
    sector: str | None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the report without a code: a trigger, a cue, an object."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class When:
    """The narrowest interval of days that the report supports, inclusive, with the words it was read from."""

    text: str
    first: date
    last: date
    span: Span | None


@dataclass(frozen=True, slots=True)
class Where:
    """The place of an event."""

    start: int
    end: int
    text: str
    country: str | None
    geonameid: int | None
    lat: float | None
    lon: float | None


@dataclass(frozen=True, slots=True)
class Attribution:
    """One link of the chain of those who say so, outermost first."""

    speaker: Participant
    manner: Manner


@dataclass(frozen=True, slots=True)
class Count:
    """How many were killed, injured, arrested or displaced: an inclusive range (`high` None: at least)."""

    kind: str
    low: int
    high: int | None
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One event as one report has it."""

    id: str
    article_id: str
    sentence: int
    trigger: Phrase
    also: tuple[Phrase, ...]
    event_class: EventClass
    mode: str | None
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
    object: Phrase | None
    status: Status
    when: When | None
    where: Where | None
    attribution: tuple[Attribution, ...]
    cameo: str | None  # CAMEO code, leading zeros kept
    goldstein: float | None  # -10..10 (Goldstein 1992, CAMEO scale)
    intensity: float | None  # PLOVER conflict-cooperation score, -10..10
    quad: str  # verbal cooperation, material cooperation, verbal conflict, material conflict
    confidence: float  # 0..1
    why: str  # which rules or heads decided
    counts: tuple[Count, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One stretch of speech or writing attributed to somebody."""

    id: str
    article_id: str
    speaker: Participant | None
    cue: Phrase | None
    content: tuple[Span, ...]
    manner: Manner
    why: str


@dataclass(frozen=True, slots=True)
class DroppedClaim:
    """A word that was considered as an event and dropped, with the reason."""

    start: int
    end: int
    text: str
    event_class: EventClass
    confidence: float
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """All that was read from one article."""

    article: Article
    sentences: tuple[Sentence, ...]
    claims: tuple[Claim, ...]
    statements: tuple[Statement, ...]
    times: tuple[TimeExpression, ...]
    places: tuple[Place, ...]
    mentions: tuple[Mention, ...]
    dropped: tuple[DroppedClaim, ...] = ()
    notes: tuple[str, ...] = ()  # plain words for the reader: "no publication date found: ..."


# ---------------------------------------------------------------------------------------------------------------- facts


@dataclass(frozen=True, slots=True)
class ClaimInContext:
    """A claim with what is known of the report it stands in: what is needed to compare it with claims of other reports."""

    claim: Claim
    publisher: str | None
    published: date | None
    published_at: datetime | None = None
    title: str | None = None
    url: str | None = None
    digest: str = ""  # SHA-256 of the page's bytes
    version: int = 1  # of the article, counted from 1 in the order in which its versions were stored
    current: bool = True  # False: the report has changed since; only current versions make facts
    sentence: str = ""  # the words of the claim's sentence, where they are at hand
    lead: str = ""  # the first words of the report


class Standing(StrEnum):
    """What a fact rests on. Never "true": we say who says so."""

    ASSERTED = "asserted"  # one independent line of report says it in its own voice
    CORROBORATED = "corroborated"  # two or more independent lines do
    ATTRIBUTED = "attributed only"  # nobody asserts it: every claim puts it into somebody's mouth
    DISPUTED = "disputed"  # somebody denies it, or the reports contradict each other
    RETRACTED = "retracted"  # the reports that told it have taken it back


class Difference(StrEnum):
    """How the values reported of one field stand to each other."""

    SAME = "same"  # one value only
    FINER = "finer"  # one is narrower than the other and lies within it: "June" and "16 June"
    CHANGED = "changed"  # later reports have another value, as a toll that rises
    CONTRADICTED = "contradicted"  # they cannot both hold


@dataclass(frozen=True, slots=True)
class ReportedValue:
    """One value of a field, as a person reads it, with the claims that report it (in the order of their reports' days).

    Codes are joined by a space; days are `2020-06-16` or `2020-06-01/2020-06-30`; numbers `40`, `40-45` or `40+`.
    """

    value: str
    claim_ids: tuple[str, ...]
    first_told: date | None


@dataclass(frozen=True, slots=True)
class FieldValues:
    """What the reports of a fact say of one field.

    `field` is actors, recipients, mode, status, when, where, object or the kind of a count (killed, injured, ...).
    """

    field: str
    agreed: str | None  # the value the fact goes by; None where the reports leave none standing
    difference: Difference
    values: tuple[ReportedValue, ...]


@dataclass(frozen=True, slots=True)
class StatusChange:
    """From this day on the reports give the fact this status."""

    day: date | None  # of the report; None where no report has a day
    status: Status
    claim_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One independent line of report: the report that leads and those that copy it or lean on it."""

    article_ids: tuple[str, ...]  # the leading one first
    outlets: tuple[str, ...]
    why: str  # what joined them: "copy, 92 % of words", "quotes the Harbour Post"; "" for a single report


@dataclass(frozen=True, slots=True)
class ClaimLink:
    """Two claims that were joined into one fact, how alike they were found, and why."""

    one: str
    other: str
    score: float  # 0..1
    why: str  # "same trigger; same actors; days 1 apart"


@dataclass(frozen=True, slots=True)
class Fact:
    """Claims of any outlets about the same event."""

    id: str
    event_class: EventClass
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: Status
    first: date | None
    last: date | None
    country: str | None
    claim_ids: tuple[str, ...]
    outlets: tuple[str, ...]
    sources: tuple[str, ...] = field(default=())  # who says so inside the reports
    object: str | None = None
    standing: Standing = Standing.ASSERTED
    disputed_by: tuple[str, ...] = ()  # codes or names of those who deny it
    reports: int = 1
    lines: tuple[ReportLine, ...] = ()  # as many as there are independent lines of report
    values: tuple[FieldValues, ...] = ()
    history: tuple[StatusChange, ...] = ()  # in the order of days, one entry for each change
    intensity: float | None = None  # PLOVER conflict-cooperation score, -10..10
    goldstein: float | None = None
    quad: str = ""
    cameo: str | None = None
    earlier: tuple[str, ...] = ()  # claims of former versions of reports: told anew since, or taken back
    links: tuple[ClaimLink, ...] = ()  # what joined the claims: as few links as hold them together


@dataclass(frozen=True, slots=True)
class Forward:
    """Where a fact went whose id is gone: it was joined to another, or split, and this one holds most of its claims."""

    old: str
    new: str


# -------------------------------------------------------------------------------------------------------------- stories


@dataclass(frozen=True, slots=True)
class Story:
    """Facts that belong together over time."""

    id: str
    title: str  # of the reports' own headlines, the most central one
    fact_ids: tuple[str, ...]  # in the order of their days
    article_ids: tuple[str, ...]
    outlets: tuple[str, ...]
    actors: tuple[str, ...]  # codes, the most frequent first
    countries: tuple[str, ...]  # of the places, the most frequent first
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class RelationPoint:
    """Relations of two actors in one period: sums over deduplicated facts that happened."""

    start: date
    end: date  # inclusive
    facts: int
    cooperation: float  # sum of positive PLOVER intensities
    conflict: float  # sum of negative ones, as a positive number
    goldstein: float | None  # mean
    smoothed: float  # intensity, exponentially smoothed over the periods before
    quads: tuple[tuple[str, int], ...]  # how many facts of each quad class


@dataclass(frozen=True, slots=True)
class ThingState:
    """A state that a named thing (an office, an agreement, a crossing, a hotline) came into."""

    thing: str
    state: str  # opened, suspended, reopened, destroyed, signed, broken, ...
    day: date | None  # the first of its days
    status: Status
    fact_id: str
    last: date | None = None  # the last of them

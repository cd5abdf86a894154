"""A report of our own writing with all that a printed page can hold, put together by hand."""

from __future__ import annotations

from datetime import UTC, date, datetime

from factnews.model import (
    ActorCode,
    Article,
    Attribution,
    Claim,
    Count,
    DroppedClaim,
    EventClass,
    Manner,
    Mention,
    MentionKind,
    Participant,
    Phrase,
    Place,
    Report,
    Sentence,
    Span,
    Statement,
    Status,
    TimeExpression,
    When,
    Where,
)

TEXT = (
    "Border guards of Norland shelled the Sudan Bridge near Velm on Tuesday, wounding three Estmark customs officers, "
    "the Estmark interior ministry said.\n"
    "“They fired without warning, and we will answer,” Interior Minister Ada Brandt told reporters in Velm. "
    "She has not ordered troops to the river, contrary to what Norland's state radio claimed in a long broadcast on "
    "Tuesday night that also accused the Estmark coast guard, two shipping companies and a group of fishermen from the "
    "northern islands of smuggling parts for drones through the harbour of Velm.\n"
    "Norland may close the crossing, according to a trader who asked not to be named."
)
ARTICLE_ID = "sample-1"


def span(words: str, nth: int = 0) -> Span:
    """Where the `nth` occurrence of words stands in the sample."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def phrase(words: str, nth: int = 0) -> Phrase:
    """Words of the sample as a phrase."""
    found = span(words, nth)
    return Phrase(found.start, found.end, words)


def somebody(words: str, code: str | None, sector: str | None = None, nth: int = 0) -> Participant:
    """Words of the sample as a participant."""
    found = span(words, nth)
    return Participant(found.start, found.end, words, code, sector)


def claim(trigger: str, event_class: EventClass, sentence: int, quad: str, **fields: object) -> Claim:
    """A claim of the sample with the usual values where a test does not care."""
    base: dict[str, object] = {
        "id": f"c-{trigger.replace(' ', '-')}",
        "article_id": ARTICLE_ID,
        "sentence": sentence,
        "trigger": phrase(trigger),
        "also": (),
        "event_class": event_class,
        "mode": None,
        "actors": (),
        "recipients": (),
        "object": None,
        "status": Status.HAPPENED,
        "when": None,
        "where": None,
        "attribution": (),
        "cameo": None,
        "goldstein": None,
        "intensity": None,
        "quad": quad,
        "confidence": 0.8125,
        "why": "head: event 0.81",
    }
    return Claim(**(base | fields))  # type: ignore[arg-type]


def sample_report() -> Report:
    """The sample: four claims, two statements, one dropped candidate."""
    tuesday = date(2021, 3, 9)
    when = When("on Tuesday", tuesday, tuesday, span("on Tuesday"))
    velm = span("Velm")
    where = Where(velm.start, velm.end, "Velm", "EST", 4099999, 59.25, 24.5)
    ministry = somebody("the Estmark interior ministry", "EST", "GOV")
    radio = somebody("Norland's state radio", "NOR", "MED")
    she = somebody("She", "EST", "GOV")
    bounds = [0, TEXT.index("“They"), TEXT.index("She has"), TEXT.index("Norland may"), len(TEXT)]
    sentences = tuple(
        Sentence(start, start + len(TEXT[start:end].rstrip()), (), paragraph)
        for start, end, paragraph in zip(bounds, bounds[1:], (0, 1, 1, 2), strict=False)
    )
    claims = (
        claim(
            "shelled",
            EventClass.ASSAULT,
            0,
            "material conflict",
            mode="bombard",
            also=(phrase("fired"),),
            actors=(somebody("Border guards of Norland", "NOR", "MIL"),),
            recipients=(somebody("three Estmark customs officers", "EST", "GOV"),),
            object=phrase("the Sudan Bridge"),
            when=when,
            where=where,
            attribution=(Attribution(ministry, Manner.INDIRECT),),
            cameo="0194",
            goldstein=-10.0,
            intensity=-9.5,
            counts=(Count("injured", 3, 3, span("three").start, span("three").end, "three"),),
        ),
        claim(
            "ordered",
            EventClass.MOBILIZE,
            2,
            "material conflict",
            actors=(she,),
            object=phrase("troops"),
            status=Status.NEGATED,
            cameo="150",
        ),
        claim(
            "accused",
            EventClass.ACCUSE,
            2,
            "verbal conflict",
            actors=(radio,),
            recipients=(somebody("the Estmark coast guard", "EST", "MIL"),),
            when=When("Tuesday night", tuesday, tuesday, span("Tuesday night")),
            cameo="112",
        ),
        claim(
            "close",
            EventClass.COERCE,
            3,
            "material conflict",
            mode="restrict",
            actors=(somebody("Norland", "NOR", nth=2),),
            object=phrase("the crossing"),
            status=Status.POSSIBLE,
            attribution=(Attribution(somebody("a trader", "PER:UNNAMED"), Manner.INDIRECT),),
        ),
    )
    quote = span("“They fired without warning, and we will answer,”")
    statements = (
        Statement(
            "s-1",
            ARTICLE_ID,
            somebody("Interior Minister Ada Brandt", "EST", "GOV"),
            phrase("told"),
            (quote,),
            Manner.DIRECT,
            "quotation with a verb of speaking",
        ),
        Statement(
            "s-2",
            ARTICLE_ID,
            somebody("a trader", "PER:UNNAMED"),
            phrase("according to"),
            (span("Norland may close the crossing"),),
            Manner.INDIRECT,
            "according to",
        ),
    )
    return Report(
        article=Article(
            id=ARTICLE_ID,
            text=TEXT,
            title="Three hurt as Norland shells a bridge",
            published=tuesday,
            published_at=datetime(2021, 3, 9, 21, 5, tzinfo=UTC),
            publisher="The River Post",
            byline="Jo Lind",
            language="en",
            url="https://river-post.example/bridge",
            fetched=datetime(2021, 3, 10, 6, 0, tzinfo=UTC),
            digest="ab" * 32,
            provenance=(("published", "json-ld datePublished"),),
        ),
        sentences=sentences,
        claims=claims,
        statements=statements,
        times=(
            TimeExpression(
                span("on Tuesday").start + 3, span("on Tuesday").end, "Tuesday", "DATE", "2021-03-09", tuesday, tuesday
            ),
        ),
        places=(Place(velm.start, velm.end, "Velm", 4099999, 59.25, 24.5, "EST"),),
        mentions=(
            Mention(
                she.start,
                she.end,
                2,
                0,
                MentionKind.PRONOUN,
                ActorCode("EST", "GOV", "Ada Brandt"),
                "last person named",
            ),
        ),
        dropped=(
            DroppedClaim(
                span("answer").start,
                span("answer").end,
                "answer",
                EventClass.THREATEN,
                0.31,
                "below the threshold 0.50",
            ),
        ),
        notes=("relative dates were counted from 9 Mar 2021",),
    )

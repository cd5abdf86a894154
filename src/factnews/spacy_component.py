"""FactNews in a spaCy pipeline: `nlp.add_pipe("factnews")` puts claims and statements on each `Doc`.

    import spacy
    nlp = spacy.blank("en")
    nlp.add_pipe("factnews", config={"published": "2020-06-16", "publisher": "The Harbour Courier"})
    doc = nlp(text)
    doc._.claims          # tuple of factnews.model.Claim; spans are code points of doc.text
    doc._.statements      # tuple of factnews.model.Statement
    doc._.report          # all else that was read: times, places, mentions
    doc.spans["claims"]   # the triggers as spaCy spans, labelled with their PLOVER class
    doc.spans["statements"]  # the words of each statement, labelled direct, indirect or mixed

A day of publication that differs from text to text is set on the `Doc` before the pipeline runs: `doc._.published`.
FactNews reads the text with its own reader; tags and trees of other components are left as they are, and are not needed.
Needs spaCy (`pip install "factnews[spacy]"`), which finds this component by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from factnews.claims import Coder, CodeSettings
from factnews.errors import InputError
from factnews.model import Article, Report
from factnews.reading import Reader

NAME = "factnews"
EXTENSIONS = ("report", "claims", "statements", "published", "publisher")

for _extension in EXTENSIONS:
    if not Doc.has_extension(_extension):
        Doc.set_extension(_extension, default=())
"""Attributes of a `Doc`."""


class FactNews:
    """The component. Reads one `Doc` after the other; one object serves one thread at a time."""

    def __init__(self, *, published: str | None, publisher: str | None, least_confidence: float, threads: int) -> None:
        self._published = published
        self._publisher = publisher
        self._reader = Reader(threads=threads)
        self._coder = Coder(settings=CodeSettings(least_confidence=least_confidence))

    def __call__(self, doc: Doc) -> Doc:
        """The same `Doc` with what was read from it. Raises InputError where `published` is no day."""
        report = self._coder.code(self._reader.read(self._article(doc)))
        doc._.report = report
        doc._.claims = report.claims
        doc._.statements = report.statements
        doc.spans["claims"] = SpanGroup(doc, spans=list(_triggers(doc, report)))
        doc.spans["statements"] = SpanGroup(doc, spans=list(_contents(doc, report)))
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 1) -> Iterator[Doc]:
        """The documents of a stream, in order; texts are read one by one, whatever the batch."""
        del batch_size
        return map(self, stream)

    def _article(self, doc: Doc) -> Article:
        said = doc._.published or self._published
        try:
            day = said if said is None or isinstance(said, date) else date.fromisoformat(said)
        except (TypeError, ValueError) as error:
            message = f"published is {said!r}, which is no day; give a date, or words such as 2020-06-16"
            raise InputError(message, reason="bad-date") from error
        return Article(
            id="text",
            text=doc.text,
            title=None,
            published=day,
            published_at=None,
            publisher=doc._.publisher or self._publisher,
            byline=None,
            language="en",
            url=None,
            fetched=None,
            digest="",
        )


@Language.factory(
    NAME,
    assigns=["doc._.report", "doc._.claims", "doc._.statements", "doc.spans"],
    default_config={
        "published": None,
        "publisher": None,
        "least_confidence": CodeSettings().least_confidence,
        "threads": 1,
    },
)
def make(
    nlp: Language,
    name: str,
    *,
    published: str | None,
    publisher: str | None,
    least_confidence: float,
    threads: int,
) -> FactNews:
    """The component as a pipeline's configuration describes it; the names of the settings are those of the configuration."""
    del nlp, name
    return FactNews(published=published, publisher=publisher, least_confidence=least_confidence, threads=threads)


def _triggers(doc: Doc, report: Report) -> Iterator[Span]:
    for claim in report.claims:
        yield _span(doc, claim.trigger.start, claim.trigger.end, claim.event_class.value)


def _contents(doc: Doc, report: Report) -> Iterator[Span]:
    for statement in report.statements:
        for part in statement.content:
            yield _span(doc, part.start, part.end, statement.manner.value)


def _span(doc: Doc, start: int, end: int, label: str) -> Span:
    """The tokens of the pipeline that hold a stretch of text: words may be cut otherwise there than here."""
    found = doc.char_span(start, end, label=label, alignment_mode="expand")
    assert found is not None  # noqa: S101  only a stretch outside the text has none
    return found

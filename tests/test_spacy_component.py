"""Who has a spaCy pipeline adds one name to it; the words that claims rest on must be the same there as here."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

spacy = pytest.importorskip("spacy", reason="the spacy extra is not installed")

from factnews.claims import code  # noqa: E402
from factnews.errors import InputError  # noqa: E402
from factnews.model import Article  # noqa: E402
from factnews.reading import Reader  # noqa: E402

if TYPE_CHECKING:
    from spacy.language import Language

TEXT = (
    "SEOUL — North Korea blew up the liaison office in Kaesong on Tuesday.\n\n"
    "“We regret this act,” said Park Min-ho, a spokesman for the Unification Ministry in Seoul."
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    made = spacy.blank("en")
    made.add_pipe("factnews", config={"published": "2020-06-16"})
    return made


def test_a_pipeline_finds_the_component_by_its_name_and_reads_what_the_library_reads(nlp: Language) -> None:
    doc = nlp(TEXT)
    article = Article("text", TEXT, None, date(2020, 6, 16), None, None, None, "en", None, None, "")
    (report,) = code([Reader().read(article)])
    assert doc._.claims == report.claims
    assert doc._.statements == report.statements
    assert doc._.claims
    assert doc._.statements


def test_spans_hold_the_words_and_are_labelled(nlp: Language) -> None:
    doc = nlp(TEXT)
    for span, claim in zip(doc.spans["claims"], doc._.claims, strict=True):
        assert claim.trigger.text in span.text
        assert span.label_ == claim.event_class.value
    (said,) = doc.spans["statements"]
    assert "We regret this act" in said.text


def test_each_text_may_have_its_own_day(nlp: Language) -> None:
    docs = [nlp.make_doc(TEXT), nlp.make_doc(TEXT)]
    docs[1]._.published = date(2020, 6, 23)
    days = [{claim.when.first for claim in doc._.claims if claim.when} for doc in nlp.pipe(docs)]
    assert date(2020, 6, 16) in days[0]
    assert date(2020, 6, 23) in days[1]


def test_an_empty_text_has_no_claims(nlp: Language) -> None:
    doc = nlp("")
    assert (doc._.claims, doc._.statements, len(doc.spans["claims"])) == ((), (), 0)


def test_a_day_that_is_none_says_so(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    doc._.published = "Tuesday"
    with pytest.raises(InputError, match="no day"):
        nlp.get_pipe("factnews")(doc)

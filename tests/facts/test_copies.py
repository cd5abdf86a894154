"""Copies count once, whoever prints them; reports of one event in words of their own do not become copies."""

from __future__ import annotations

import random
from datetime import UTC, datetime

import pytest

from evaluation.copies import evaluate
from factnews.facts import copies
from factnews.facts.copies import ReportText, copy_lines, lean
from factnews.facts.merge import merge
from factnews.model import Attribution, Manner, Participant, ReportLine
from tests.facts.test_merge import told

ORIGINAL = (
    "Fishermen in Tarn blocked the northern harbour on Monday with forty boats. Their union wants the quota for herring "
    "raised before winter. The minister for the sea, Ida Holm, called the blockade unlawful and sent two cutters. Ferries "
    "to the islands stayed in port until evening, and a tanker turned back. Talks are set for Thursday in the old customs "
    "house, the union's chairman said. Last year's catch was the smallest since records began."
)
SAME_EVENT = (
    "Forty boats shut the port of Tarn on Monday. Ida Holm, who answers for the sea in the government, spoke of an unlawful "
    "act. Passengers for the islands waited all day at the terminal, where the Red Cross handed out tea. A spokeswoman for "
    "the ferry line expects normal service from Tuesday. The fishermen demand to be allowed to land more herring."
)


def noon(hour: int) -> datetime:
    return datetime(2026, 3, 3, hour, tzinfo=UTC)


def test_a_cut_and_re_led_copy_is_on_the_line_of_the_report_it_was_made_from():
    copy = "Anger over fish. " + ORIGINAL.split(". ", 1)[1].rsplit(". ", 1)[0].replace("evening", "night")
    reports = [
        ReportText("late", "Echo", copy, noon(15)),
        ReportText("first", "Agency", ORIGINAL, noon(9)),
        ReportText("own", "Daily", SAME_EVENT, noon(10)),
    ]
    (line,) = copy_lines(reports)
    assert line.article_ids == ("first", "late")
    assert line.outlets == ("Agency", "Echo")
    assert line.why.startswith("copy, ")
    assert line.why.endswith(" of word pairs")


def test_thousands_of_identical_pages_are_one_line_in_any_order():
    reports = [ReportText(f"r{n:04}", f"Mirror {n % 9}", ORIGINAL) for n in range(3000)]
    (line,) = copy_lines(random.Random(1).sample(reports, len(reports)))
    assert line.article_ids == tuple(f"r{n:04}" for n in range(3000))
    assert line.why == "copy, the same words"


@pytest.mark.parametrize("text", ["", "—", "Photo: Reuters", "Talks on Monday."])
def test_short_notes_and_empty_reports_are_no_copies_of_anything_longer(text):
    assert not copy_lines([ReportText("a", None, text), ReportText("b", None, ORIGINAL + " " + text)])


def test_of_rewritten_copies_hardly_any_is_missed_or_made_up():
    found = {measure.name: measure.value for measure in evaluate().measures}
    assert found["recall"] >= 0.95
    assert found["precision"] >= 0.98


def quoting(name: str, article: str, outlet: str, speaker: str):
    one = told(name, article=article, outlet=outlet)
    link = Attribution(Participant(0, 1, speaker, None, copies.MEDIA), Manner.INDIRECT)
    return copies.replace(one, claim=copies.replace(one.claim, attribution=(link,)))


def test_an_outlet_that_quotes_another_leans_on_it():
    claims = [told("a", outlet="The Harbour Post"), quoting("b", "b", "Echo", "the Harbour Post")]
    (line,) = lean(claims, ())
    assert line == ReportLine(("a", "b"), ("The Harbour Post", "Echo"), "quotes The Harbour Post")
    (fact,) = merge(claims)
    assert len(fact.lines) == 1


def test_a_report_that_also_speaks_for_itself_or_quotes_an_outlet_that_is_not_there_stands_alone():
    claims = [told("a", outlet="Post"), quoting("b", "b", "Echo", "Post"), told("c", article="b", outlet="Echo")]
    assert lean(claims, ()) == ()
    assert lean([told("a", outlet="Post"), quoting("b", "b", "Echo", "the Journal")], ()) == ()
    assert lean([quoting("b", "b", "Post", "Post")], ()) == ()


def test_two_outlets_that_quote_each_other_are_one_line():
    claims = [quoting("a", "a", "Post", "Echo"), quoting("b", "b", "Echo", "Post")]
    (line,) = lean(claims, ())
    assert set(line.article_ids) == {"a", "b"}

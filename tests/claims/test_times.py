"""What a report says about when: a wrong or missing day would date a claim wrongly."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.claims.times import find_times
from factnews.model import Sentence, Token

TUESDAY = date(2020, 6, 16)


def read(text: str, published: date | None = TUESDAY) -> list[tuple[str, str, str]]:
    return [(found.text, found.type, found.value) for found in find_times(text, published=published)]


def days(text: str, published: date | None = TUESDAY) -> tuple[str, str]:
    (found,) = find_times(text, published=published)
    return str(found.first), str(found.last)


ABSOLUTE = [
    ("They met on June 13, 2019.", "June 13, 2019", "DATE", "2019-06-13"),
    ("They met on 13 June 2019.", "13 June 2019", "DATE", "2019-06-13"),
    ("The form is dated 06/16/2020.", "06/16/2020", "DATE", "2020-06-16"),
    ("The form is dated 16/06/2020.", "16/06/2020", "DATE", "2020-06-16"),
    ("The form is dated 2020-06-16.", "2020-06-16", "DATE", "2020-06-16"),
    ("The office opened in September 2018.", "September 2018", "DATE", "2018-09"),
    ("Prices fell in the late 1990s.", "the late 1990s", "DATE", "199X"),
    ("It was built in the 19th century.", "the 19th century", "DATE", "18XX"),
    ("Output fell in the first quarter of 2019.", "the first quarter of 2019", "DATE", "2019-Q1"),
    ("Output fell in the first half of 2019.", "the first half of 2019", "DATE", "2019-H1"),
    ("They fled in the winter of 1994.", "the winter of 1994", "DATE", "1994-WI"),
    ("Sales rose in fiscal 1999.", "fiscal 1999", "DATE", "1999"),
    ("The fire broke out on Christmas Eve 2003.", "Christmas Eve 2003", "DATE", "2003-12-24"),
    ("It happened in nineteen ninety-six.", "nineteen ninety-six", "DATE", "1996"),
    ("The wall fell on the night of 9 November 1989.", "the night of 9 November 1989", "TIME", "1989-11-09TNI"),
]


@pytest.mark.parametrize(("text", "words", "kind", "value"), ABSOLUTE)
def test_dates_written_out_are_read_without_a_publication_day(text: str, words: str, kind: str, value: str) -> None:
    assert read(text, None) == [(words, kind, value)]
    assert read(text) == [(words, kind, value)]


RELATIVE = [
    ("Police fired on the crowd Tuesday.", "Tuesday", "DATE", "2020-06-16"),
    ("Police fired on the crowd Saturday.", "Saturday", "DATE", "2020-06-13"),
    ("The envoys will meet on Friday.", "Friday", "DATE", "2020-06-19"),
    ("Shops stay shut until Monday.", "Monday", "DATE", "2020-06-22"),
    ("The army said Earlier Tuesday it had moved.", "Earlier Tuesday", "DATE", "2020-06-16"),
    ("They met last Friday.", "last Friday", "DATE", "2020-06-12"),
    ("He was seen on Friday night.", "Friday night", "TIME", "2020-06-12TNI"),
    ("They met yesterday.", "yesterday", "DATE", "2020-06-15"),
    ("They leave the day after tomorrow.", "the day after tomorrow", "DATE", "2020-06-18"),
    ("The bridge closed last week.", "last week", "DATE", "2020-W24"),
    ("The bridge closed last month.", "last month", "DATE", "2020-05"),
    ("Taxes will rise next year.", "next year", "DATE", "2021"),
    ("The office closed in January.", "January", "DATE", "2020-01"),
    ("The office was closed in October.", "October", "DATE", "2019-10"),
    ("The office will reopen in October.", "October", "DATE", "2020-10"),
    ("The tariffs take effect on July 1.", "July 1", "DATE", "2020-07-01"),
    ("It reported a loss for the third quarter.", "the third quarter", "DATE", "2019-Q3"),
    ("The talks broke down two days ago.", "two days ago", "DATE", "2020-06-14"),
    ("The talks broke down three years ago.", "three years ago", "DATE", "2017"),
    ("The blast came at 2:49 p.m. local time.", "2:49 p.m. local time", "TIME", "2020-06-16T14:49"),
    ("The blast came shortly before 3 p.m. Monday.", "3 p.m. Monday", "TIME", "2020-06-15T15:00"),
    ("The rain began overnight.", "overnight", "TIME", "2020-06-16TNI"),
    ("He spoke this morning.", "this morning", "TIME", "2020-06-16TMO"),
    ("He is now in custody.", "now", "DATE", "PRESENT_REF"),
    ("The court recently freed him.", "recently", "DATE", "PAST_REF"),
    ("They will return last of all in the future.", "the future", "DATE", "FUTURE_REF"),
]


@pytest.mark.parametrize(("text", "words", "kind", "value"), RELATIVE)
def test_what_is_said_from_the_day_of_the_report_gets_its_date(text: str, words: str, kind: str, value: str) -> None:
    assert read(text) == [(words, kind, value)]


LENGTHS = [
    ("The siege lasted three days.", "three days", "DURATION", "P3D"),
    ("He ruled for more than 20 years.", "more than 20 years", "DURATION", "P20Y"),
    ("She waited for two and a half hours.", "two and a half hours", "DURATION", "PT2H30M"),
    ("It was a two-week strike.", "two-week", "DURATION", "P2W"),
    ("He lived there for a couple of years.", "a couple of years", "DURATION", "P2Y"),
    ("The road was closed for several months.", "several months", "DURATION", "PXM"),
    ("They protest every Monday.", "every Monday", "SET", "XXXX-WXX-1"),
    ("The two sides meet annually.", "annually", "SET", "P1Y"),
    ("He walks there each day.", "each day", "SET", "P1D"),
    ("Prices doubled in the past decade.", "the past decade", "DURATION", "P10Y"),
]


@pytest.mark.parametrize(("text", "words", "kind", "value"), LENGTHS)
def test_lengths_of_time_and_what_recurs_keep_their_type(text: str, words: str, kind: str, value: str) -> None:
    assert read(text) == [(words, kind, value)]


COVERED = [
    ("The bridge closed last week.", "2020-06-08", "2020-06-14"),
    ("They met in early March.", "2020-03-01", "2020-03-10"),
    ("They met in mid-March.", "2020-03-11", "2020-03-20"),
    ("They met in late February.", "2020-02-21", "2020-02-29"),
    ("Clashes spread in recent weeks.", "2020-05-19", "2020-06-16"),
    ("Clashes spread in recent months.", "2020-03-16", "2020-06-16"),
    ("He was elected in 2018.", "2018-01-01", "2018-12-31"),
    ("The border has been shut since January.", "2020-01-01", "2020-06-16"),
    ("The law was passed earlier this month.", "2020-06-01", "2020-06-16"),
    ("The law was passed in mid-1996.", "1996-05-01", "1996-08-31"),
    ("Dozens died in the past two months.", "2020-04-16", "2020-06-16"),
    ("The ban will fall in the next 30 days.", "2020-06-16", "2020-07-16"),
    ("The road has been closed for weeks.", "2020-05-19", "2020-06-16"),
    ("The deal was signed last fall.", "2019-09-01", "2019-11-30"),
]


@pytest.mark.parametrize(("text", "first", "last"), COVERED)
def test_the_days_covered_follow_the_annotation_standard(text: str, first: str, last: str) -> None:
    assert days(text) == (first, last)


def test_on_a_sunday_last_week_are_the_days_just_over() -> None:
    assert days("The bridge closed last week.", date(2020, 6, 14)) == ("2020-06-08", "2020-06-13")


def test_the_name_of_tomorrow_is_tomorrow_since_the_event_may_lie_in_another_time_zone() -> None:
    assert days("The North said early Wednesday it had fired.") == ("2020-06-17", "2020-06-17")
    assert days("They denounced Wednesday's ruling.") == ("2020-06-10", "2020-06-10")


def test_later_expressions_count_from_earlier_ones() -> None:
    text = (
        "It began on March 8, 2019. The next day they met. Two weeks later they parted. Later that month he resigned."
    )
    assert [value for _, _, value in read(text)] == ["2019-03-08", "2019-03-09", "2019-W12", "2019-03"]
    text = "The office opened in 2018. A year later it closed. That year 20 people left."
    assert [value for _, _, value in read(text)] == ["2018", "2019", "2019"]
    late = find_times("On March 8, 2019 they met; later that month they split.", published=TUESDAY)[1]
    assert (late.first, late.last) == (date(2019, 3, 9), date(2019, 3, 31))


def test_a_day_once_given_with_its_year_keeps_the_year() -> None:
    assert read("He spoke on Feb. 8, 2017. After Feb. 8 he fell silent.")[1][2] == "2017-02-08"


def test_two_months_share_the_year_behind_them() -> None:
    assert [value for _, _, value in read("It fell between February and April 2018.")] == ["2018-02", "2018-04"]


def test_without_a_publication_day_nothing_relative_is_dated() -> None:
    for text, value in (
        ("They met on Tuesday.", "XXXX-WXX-2"),
        ("They met yesterday.", "XXXX-XX-XX"),
        ("They met last week.", "XXXX-WXX"),
        ("They met last year.", "XXXX"),
        ("They met on June 13.", "XXXX-06-13"),
        ("They met in June.", "XXXX-06"),
        ("They met two months ago.", "XXXX-XX"),
    ):
        (found,) = find_times(text, published=None)
        assert (found.value, found.first, found.last) == (value, None, None)


NOT_TIMES = [
    "The 42-year-old driver was held.",
    "A boy of 12 years of age was hurt.",
    "Mrs May said no.",
    "He may march on.",
    "More than 2000 people marched.",
    "The minister, Jan Novak, resigned.",
    "April Hale resigned.",
    "It cost $1998.",
    "The second man fled.",
    "The Daily Herald was shut.",
    "The government will fall.",
    "He said on This Week that it was over.",
]


@pytest.mark.parametrize("text", NOT_TIMES)
def test_ages_names_and_counts_are_no_times(text: str) -> None:
    assert read(text) == []


def test_hours_ago_need_the_moment_of_publication() -> None:
    at = datetime(2020, 6, 16, 1, 30, tzinfo=UTC)
    (found,) = find_times("The blast came two hours ago.", published=None, published_at=at)
    assert (found.type, found.value, found.first) == ("TIME", "2020-06-15T23:30", date(2020, 6, 15))


def token(start: int, text: str, xpos: str, head: int, deprel: str, *, upos: str = "X") -> Token:
    return Token(start, start + len(text), text, text.lower(), upos, xpos, head, deprel)


def test_a_parsed_sentence_decides_the_tense_where_the_nearest_word_would_mislead() -> None:
    text = "The pact that was signed will on Friday expire."
    tokens = (
        token(0, "The", "DT", 1, "det"),
        token(4, "pact", "NN", 8, "nsubj"),
        token(9, "that", "WDT", 4, "nsubj"),
        token(14, "was", "VBD", 4, "aux:pass"),
        token(18, "signed", "VBN", 1, "acl:relcl", upos="VERB"),
        token(25, "will", "MD", 8, "aux"),
        token(30, "on", "IN", 7, "case"),
        token(33, "Friday", "NNP", 8, "obl"),
        token(40, "expire", "VB", -1, "root", upos="VERB"),
    )
    sentences = (Sentence(0, len(text), tokens, 0),)
    (found,) = find_times(text, published=TUESDAY, sentences=sentences)
    assert found.value == "2020-06-19"


WORDS = st.sampled_from(
    "the last next this June May 13 2020 1990s Tuesday night three days ago later week month year quarter first of "
    "a half in early - , . ( ) 's every 3 p.m. 10:30 local time overnight winter Christmas Eve fiscal since for two "
    "hundred thousand '98 19th century 99999999999 0 1/2 13/13/2020 2020-02-30 Feb. 30 9999 million BC EST now \n\n"
    .split(" ")
)  # fmt: skip
PUBLISHED = st.one_of(st.none(), st.dates())


@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)), PUBLISHED)
@settings(deadline=None, max_examples=300)
def test_no_text_breaks_the_reading_and_every_span_quotes_the_text(text: str, published: date | None) -> None:
    times = find_times(text, published=published)
    assert times == find_times(text, published=published)
    end = 0
    for found in times:
        assert text[found.start : found.end] == found.text
        assert end <= found.start < found.end
        end = found.end
        assert found.type in ("DATE", "TIME", "DURATION", "SET")
        assert found.value
        if found.first and found.last:
            assert found.first <= found.last


def test_a_long_text_takes_time_in_proportion_to_its_length() -> None:
    text = "On Tuesday the minister said that three people died last week near the old bridge, in March 2019. " * 2_000
    start = time.process_time()
    times = find_times(text, published=TUESDAY)
    assert time.process_time() - start < 4  # a fifth of a megabyte: about 0.2 on an idle machine
    assert len(times) == 6_000


def test_what_has_gone_on_since_a_day_began_in_the_past() -> None:
    assert days("The ministry has been blocking the road since Friday.") == ("2020-06-12", "2020-06-16")

"""A date read wrongly moves every relative date of the report."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.articles.stamps import read_stamp

DAY = date(2020, 6, 16)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2020-06-16T09:30:00+09:00", "2020-06-16T09:30:00+09:00"),
        ("2020-06-16T09:30:00.123+0900", "2020-06-16T09:30:00+09:00"),
        ("2020-06-16T00:30:00Z", "2020-06-16T00:30:00+00:00"),
        ("2020-06-16 09:30:00 -0530", "2020-06-16T09:30:00-05:30"),
        ("Tue, 16 Jun 2020 09:30:00 GMT", "2020-06-16T09:30:00+00:00"),
        ("Tuesday 16 June 2020, 9.30am BST", "2020-06-16T09:30:00+01:00"),
        ("16 June 2020, 9:30 p.m. KST", "2020-06-16T21:30:00+09:00"),
        ("June 16, 2020 at 12:05 AM EDT", "2020-06-16T00:05:00-04:00"),
        ("June 16th, 2020", None),
        ("Jun. 16, 2020", None),
        ("16 JUNE 2020", None),
        ("9:30 AM UTC, 16 June 2020", "2020-06-16T09:30:00+00:00"),
        ("2020/06/16", None),
        ("20200616T093000Z", "2020-06-16T09:30:00+00:00"),
        ("20200616", None),
        ("2020-06-16 09:30 ET", None),
        ("1592300000", "2020-06-16T09:33:20+00:00"),
        ("1592300000000", "2020-06-16T09:33:20+00:00"),
    ],
)
def test_forms_in_which_pages_write_a_date_are_read(text: str, moment: str | None) -> None:
    stamp = read_stamp(text)
    assert stamp is not None
    assert stamp.day == DAY
    assert (stamp.at and stamp.at.isoformat()) == moment


@pytest.mark.parametrize(
    "text", ["", "06/07/2020", "2020-13-01", "2020-02-30", "31 June 2020", "June", "yesterday", "2020"]
)
def test_what_is_no_single_day_is_not_guessed(text: str) -> None:
    assert read_stamp(text) is None


@given(st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2100, 1, 1)), st.integers(-12, 14))
@settings(deadline=None, max_examples=60)
def test_the_day_is_the_one_written_whatever_the_zone(clock: datetime, hours: int) -> None:
    stamp = read_stamp(f"{clock:%Y-%m-%dT%H:%M:%S}{hours:+03d}:00")
    assert stamp is not None
    assert stamp.day == clock.date()
    assert stamp.at is not None
    assert stamp.at.replace(tzinfo=None) == clock.replace(microsecond=0)


@given(st.text(max_size=40))
@settings(deadline=None, max_examples=100)
def test_any_text_is_survived(text: str) -> None:
    read_stamp(text)

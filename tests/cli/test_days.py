"""Days in words: what is printed means the days that are meant."""

from __future__ import annotations

from datetime import date

import pytest

from factnews.cli.days import days_in_words, parse_day
from factnews.errors import InputError


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2020, 6, 16), date(2020, 6, 16), "16 Jun 2020"),
        (date(2020, 6, 1), date(2020, 6, 10), "1–10 Jun 2020"),
        (date(2020, 6, 1), date(2020, 6, 30), "Jun 2020"),
        (date(2020, 4, 1), date(2020, 6, 30), "Apr–Jun 2020"),
        (date(2018, 1, 1), date(2018, 12, 31), "2018"),
        (date(2018, 1, 1), date(2019, 12, 31), "2018–2019"),
        (date(2018, 12, 1), date(2019, 1, 31), "Dec 2018 – Jan 2019"),
        (date(2018, 12, 30), date(2019, 1, 2), "30 Dec 2018 – 2 Jan 2019"),
        (date(2020, 5, 30), date(2020, 6, 2), "30 May – 2 Jun 2020"),
    ],
)
def test_an_interval_reads_as_a_person_would_write_it(first: date, last: date, words: str) -> None:
    assert days_in_words(first, last) == words


@pytest.mark.parametrize("words", ["", "2020", "20200616", "2020-6-1", "2020-02-30", "yesterday", "2020-W25-2"])
def test_what_is_no_day_is_refused_with_the_option_and_the_form(words: str) -> None:
    with pytest.raises(InputError, match=r"^--since .* write it as YYYY-MM-DD"):
        parse_day(words, "--since")

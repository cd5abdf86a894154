"""The title that a story goes by."""

from __future__ import annotations

from datetime import date

import pytest

from factnews.stories.profiles import Profile
from factnews.stories.titles import plain_headline, title_of
from factnews.stories.words import stems


def profile(number: int, headline: str | None) -> Profile:
    """A report that tells the words of its headline."""
    vector = {("word", stem): 0.5 for stem in stems(headline or "")}
    return Profile(f"r{number}", date(2021, 5, number + 1), headline, "The Harbour Courier", vector)


def test_the_title_is_the_headline_whose_words_most_reports_tell() -> None:
    headlines = (
        "Norland closes the Velm bridge",
        "Velm bridge closed to all traffic",
        "Lorry drivers despair at the closed Velm bridge as fishermen, bakers, nurses and teachers look for boats",
        "What we know so far",
    )
    assert title_of([profile(*pair) for pair in enumerate(headlines)], ()) in headlines[:2]


def test_a_story_without_headlines_has_no_title() -> None:
    assert title_of([profile(0, None), profile(1, " ")], ()) is None


@pytest.mark.parametrize(
    ("headline", "plain"),
    [
        ("Bridge closed - The Harbour Courier", "Bridge closed"),
        ("Bridge closed — a city waits", "Bridge closed — a city waits"),
        ("A  line\nbroken", "A line broken"),
        ("The Harbour Courier", "The Harbour Courier"),
    ],
)
def test_only_an_outlets_name_is_cut_from_the_end(headline: str, plain: str) -> None:
    assert plain_headline(headline, ["the harbour courier"]) == plain

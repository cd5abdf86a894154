"""A report pasted as plain text loses its header and share lines and nothing else."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.articles import extract_one
from factnews.errors import ExtractionError
from factnews.model import Article
from tests.articles.pages import STORY, page

TEXT = "\n\n".join(STORY)


def read(text: str) -> Article:
    return extract_one(page(text, "text/plain", source="strike.txt"))


def test_site_name_title_date_byline_and_share_lines_are_recognised() -> None:
    article = read(
        "The Alder Gazette\n\nDock workers stop work in Port Alder\n\nBy Ada Quill\nPublished June 16, 2020\n\n"
        f"Share this\nFacebook Twitter Email\n\n{TEXT}\n\nPin It on Pinterest\nShares\n\n© 2020 The Alder Gazette\n"
    )
    assert article.text == TEXT
    assert article.title == "Dock workers stop work in Port Alder"
    assert article.publisher == "The Alder Gazette"
    assert article.byline == "Ada Quill"
    assert article.published == date(2020, 6, 16)
    assert ("published", "published line") in article.provenance
    assert article.language == "en"


@pytest.mark.parametrize(
    ("line", "where"),
    [
        ("Published June 16, 2020", "published line"),
        ("16 June 2020", "date line"),
        ("Tuesday, 16 June 2020 09:30 GMT | 3 min read", "date line"),
        ("Posted on 2020-06-16 – Updated on 2020-06-17", "published line"),
        ("June 16, 2020 (updated June 17, 2020)", "date line"),
    ],
)
def test_a_date_line_gives_the_date_and_goes(line: str, where: str) -> None:
    article = read(f"Dock workers stop work\n\n{line}\n\n{TEXT}")
    assert article.published == date(2020, 6, 16)
    assert ("published", where) in article.provenance
    assert article.text == TEXT


def test_a_dateline_with_a_year_gives_the_date_and_stays() -> None:
    article = read(f"Dock workers stop work\n\nPORT ALDER, June 16, 2020 (Alder Wire) - {TEXT}")
    assert article.published == date(2020, 6, 16)
    assert ("published", "dateline") in article.provenance
    assert article.text.startswith("PORT ALDER, June 16, 2020")


def test_a_date_inside_the_story_is_not_the_publication_date() -> None:
    article = read(f"{TEXT}\n\nThe port was founded on 3 May 1871.")
    assert article.published is None
    assert read(f"On June 12, 2020 the port closed.\n\n{TEXT}").published is None


def test_a_change_is_not_the_publication_date() -> None:
    article = read(f"Dock workers stop work\n\nUpdated June 17, 2020\n\n{TEXT}")
    assert article.published is None
    assert article.text == TEXT


def test_a_text_that_starts_with_its_first_sentence_has_no_title() -> None:
    article = read(TEXT)
    assert article.title is None
    assert article.text == TEXT


def test_hard_wrapped_lines_are_joined_and_lists_are_kept() -> None:
    wrapped = (
        "Dock workers in Port Alder stopped work on Monday after\ntalks about night shifts broke down, their union "
        "said it\nwould go on until the owners of the port gave way again.\n\nThe demands:\nfewer nights\nmore hands"
    )
    assert read(wrapped).text.split("\n\n") == [
        "Dock workers in Port Alder stopped work on Monday after talks about night shifts broke down, their union said "
        "it would go on until the owners of the port gave way again.",
        "The demands:",
        "fewer nights",
        "more hands",
    ]


@pytest.mark.parametrize(
    ("body", "reason"),
    [("Share this\n\nTweet\n", "no-article"), ("\x01\x02\x03abc" * 50, "binary"), ("  \n ", "empty")],
)
def test_what_is_no_report_gives_one_clear_line(body: str, reason: str) -> None:
    with pytest.raises(ExtractionError) as caught:
        read(body)
    assert caught.value.reason == reason
    assert str(caught.value).startswith("strike.txt: ")
    assert "\n" not in str(caught.value)


@given(st.lists(st.sampled_from(STORY), min_size=1, unique=True), st.booleans(), st.booleans())
@settings(deadline=None, max_examples=60)
def test_every_sentence_of_the_story_survives(story: list[str], header: bool, footer: bool) -> None:
    parts = (
        (["Alder Herald", "Dock strike goes on"] if header else []) + story + (["Tweet", "Shares"] if footer else [])
    )
    assert read("\n\n".join(parts)).text.split("\n\n") == story


def test_windows_line_ends_and_odd_spaces_make_no_difference() -> None:
    assert read(TEXT.replace("\n", "\r\n").replace(" on ", "\u00a0on\u200b ")).text == TEXT

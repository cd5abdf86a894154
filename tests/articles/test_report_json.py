"""A report in our JSON form keeps its text to the code point: offsets of annotations point into it."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.articles import extract_one
from factnews.errors import InputError
from factnews.model import Article
from tests.articles.pages import page


def read(body: object) -> Article:
    content = body if isinstance(body, str | bytes) else json.dumps(body)
    return extract_one(page(content, "application/json", source="strike.json"))


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1).filter(str.strip))
@settings(deadline=None, max_examples=100)
def test_the_text_is_kept_to_the_code_point(text: str) -> None:
    assert read({"id": "x", "text": text}).text == text


def test_fields_are_taken_and_annotations_passed_over() -> None:
    article = read(
        {
            "id": "alder-1",
            "title": "Dock workers stop work",
            "published": "2020-06-16",
            "publisher": "The Alder Gazette",
            "license": "own",
            "text": "  Shares \n\nThe port is shut.\n",
            "url": "https://alder.example/strike",
            "claims": [{"class": "PROTEST"}],
            "statements": 7,
        }
    )
    assert (article.id, article.title, article.publisher) == ("alder-1", "Dock workers stop work", "The Alder Gazette")
    assert article.text == "  Shares \n\nThe port is shut.\n"
    assert article.published == date(2020, 6, 16)
    assert article.url == "https://alder.example/strike"


def test_a_moment_of_publication_keeps_its_zone_and_day() -> None:
    article = read({"text": "The port is shut.", "published": "2020-06-16T01:00:00+09:00"})
    assert article.published == date(2020, 6, 16)
    assert article.published_at is not None
    assert article.published_at.isoformat() == "2020-06-16T01:00:00+09:00"


def test_a_report_without_an_id_is_known_by_its_address_or_file() -> None:
    with_url = read({"text": "The port is shut.", "url": "https://alder.example/strike"})
    assert with_url.id == read({"text": "The port is open.", "url": "https://www.alder.example/strike/"}).id
    assert with_url.id != read({"text": "The port is shut."}).id


@pytest.mark.parametrize(
    ("body", "reason", "words"),
    [
        ({"text": "The port is shut.", "published": "last week"}, "bad-date", "2020-06-16"),
        ({"text": "The port is shut.", "published": "16/06/2020"}, "bad-date", "16/06/2020"),
        ({"text": "The port is shut.", "published": "2020-02-30"}, "bad-date", "no date"),
        ({"title": "Nothing"}, "no-text", '"text"'),
        ({"text": "  "}, "no-text", "no text"),
        ({"text": 7}, "bad-json", "text"),
        ("[1, 2]", "bad-json", "object"),
        ('{"text": "cut', "bad-json", "JSON"),
        (b'{"text": "\xff\xfe"}', "bad-json", "UTF-8"),
        ("[" * 100_000, "bad-json", "JSON"),
        ('{"text": "a\\u0000b"}', "bad-text", "NUL"),
    ],
)
def test_a_field_that_cannot_be_used_gives_one_line_with_what_to_do(body: object, reason: str, words: str) -> None:
    with pytest.raises(InputError) as caught:
        read(body)
    assert caught.value.reason == reason
    assert words in str(caught.value)
    assert str(caught.value).startswith("strike.json: ")
    assert "\n" not in str(caught.value)

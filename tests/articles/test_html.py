"""HTML pages of many shapes: the story comes out whole, what stands around it does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.articles import ExtractSettings, extract_one
from factnews.errors import ExtractionError
from factnews.model import Article
from tests.articles.pages import STORY, Layout, html, json_ld, page

AROUND = (
    "<p>Advertisement</p>",
    "<p>Read more: Herring prices fall</p>",
    "<p>Sign up for our morning letter.</p>",
    "<p>(Photo: Ada Quill)</p>",
    "<div><p>Share this</p><ul><li>Facebook</li><li>Twitter</li></ul></div>",
    "<p>3 min read</p>",
    "<p>We use cookies to keep afloat.</p>",
)


def read(layout: Layout, **fields: str) -> Article:
    return extract_one(page(html(layout), **fields))  # type: ignore[arg-type]


@given(
    st.sampled_from(["article", "main", "div", "section"]),
    st.dictionaries(st.integers(0, len(STORY) - 1), st.sampled_from(AROUND), max_size=4),
    st.booleans(),
    st.sampled_from(["", "<p>By Ada Quill | Published June 16, 2020</p>", "<p>The Alder Gazette</p>"]),
)
@settings(deadline=None, max_examples=40)
def test_every_sentence_survives_and_the_furniture_goes(
    container: str, between: dict[int, str], with_data: bool, above: str
) -> None:
    head = json_ld(headline="Dock workers stop work in Port Alder", datePublished="2020-06-16") if with_data else ""
    article = read(Layout(head=head, container=container, between=between, above=above))
    paragraphs = article.text.split("\n\n")
    assert [paragraph for paragraph in paragraphs if paragraph in STORY] == list(STORY)
    assert len(paragraphs) - len(STORY) <= (1 if "Alder Gazette" in above else 0)
    assert article.title == "Dock workers stop work in Port Alder"


def test_headings_and_list_entries_are_paragraphs_of_their_own() -> None:
    between = {1: "<h2>What the union wants</h2><p>It named three demands:</p><ul><li>two more hands on each shift</li>"
                  "<li>no nights after Christmas</li></ul>"}  # fmt: skip
    paragraphs = read(Layout(between=between)).text.split("\n\n")
    assert paragraphs[2:6] == [
        "What the union wants",
        "It named three demands:",
        "two more hands on each shift",
        "no nights after Christmas",
    ]


def test_line_breaks_part_paragraphs_where_sentences_end() -> None:
    story = ("<br><br>".join(STORY[:3]), "<br>".join(STORY[3:5]), "A line of verse<br>goes on here, the union said.")
    paragraphs = read(Layout(story=story)).text.split("\n\n")
    assert paragraphs == [*STORY[:5], "A line of verse goes on here, the union said."]


def test_inline_markup_does_not_break_words_apart() -> None:
    story = (
        *STORY,
        "The <b>union</b> of <a href='/x'>Port Al</a>der met <em>on</em> Friday<sup>1</sup>, it said today.",
    )
    assert read(Layout(story=story)).text.endswith("The union of Port Alder met on Friday1, it said today.")


def test_metadata_and_their_sources_are_given() -> None:
    head = json_ld(
        headline="Dock workers stop work in Port Alder",
        datePublished="2020-06-16T03:30:00+09:00",
        author={"name": "Ada Quill"},
        publisher={"name": "The Alder Gazette"},
    )
    article = read(Layout(head=head), url="https://www.alder.example/strike?utm_source=x")
    assert article.published == date(2020, 6, 16)
    assert (article.byline, article.publisher, article.language) == ("Ada Quill", "The Alder Gazette", "en")
    assert article.url == "https://www.alder.example/strike"
    assert dict(article.provenance) == {
        "text": "trafilatura precision",
        "encoding": "utf-8 (named in the page)",
        "title": "json-ld headline",
        "published": "json-ld datePublished",
        "publisher": "json-ld publisher",
        "byline": "json-ld author",
        "language": "py3langid",
        "url": "page",
    }


def test_the_users_date_is_taken_only_where_the_page_has_none() -> None:
    silent = extract_one(page(html()), published=date(2020, 6, 17))
    assert silent.published == date(2020, 6, 17)
    assert ("published", "--published") in silent.provenance
    dated = page(html(Layout(head=json_ld(datePublished="2020-06-16"))))
    assert extract_one(dated, published=date(2020, 6, 17)).published == date(2020, 6, 16)


def test_the_media_table_names_the_outlet_where_the_page_does_not() -> None:
    table = {"alder.example": "The Alder Gazette"}
    article = extract_one(
        page(html(), url="https://www.alder.example/s"), settings=ExtractSettings(outlet_of_domain=table.get)
    )
    assert article.publisher == "The Alder Gazette"
    assert ("publisher", "media table") in article.provenance


def test_a_change_of_the_page_keeps_the_id() -> None:
    first = read(Layout(), url="https://alder.example/s")
    second = read(Layout(story=STORY[:4]), url="https://alder.example/s")
    assert first.id == second.id
    assert first.digest != second.digest


def test_a_report_in_another_language_is_still_an_article() -> None:
    german = (
        "Die Hafenarbeiter legten am Montag die Arbeit nieder, nachdem die Gespräche gescheitert waren.",
        "Elf Schiffe warten vor der Mole, und die Kräne stehen still, wie das Hafenamt am Abend bestätigte.",
        "Der Minister rief beide Seiten auf, noch vor dem Wochenende an den Tisch zurückzukehren.",
    )
    assert read(Layout(story=german, heading="Hafenarbeiter legen Arbeit nieder")).language == "de"


@pytest.mark.parametrize("charset", ["cp1252", "utf-8", "utf-16"])
def test_the_page_is_read_in_the_encoding_it_was_written_in(charset: str) -> None:
    body = html().replace("<meta charset='utf-8'>", "").encode(charset)
    article = extract_one(page(body, charset="windows-1252" if charset == "cp1252" else charset))
    assert "“We asked for two more hands" in article.text


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<html><body>" + "<div>" * 50_000 + "<p>deep</p>" + "</div>" * 50_000 + "</body></html>", "too-deep"),
        ("<font>" * 50_000, "too-deep"),
        (b"<p>words and words</p>" * 1_000_000, "too-large"),
        ("<html><body><nav><a href='/a'>A</a></nav></body></html>", "no-article"),
        ("<html><body>" + "<p><a href='/x'>Herring prices fall</a></p>" * 40 + "</body></html>", "no-article"),
        ("<html><head><title>Log in</title></head><body><form><input name=u></form></body></html>", "no-article"),
        ("<!-- -->", "no-article"),
        ("<html></html>", "no-article"),
        ("\x00\x01<\x02>", "no-article"),
        ("   ", "empty"),
    ],
)
def test_a_page_without_a_readable_report_gives_one_clear_line(body: str | bytes, reason: str) -> None:
    with pytest.raises(ExtractionError) as caught:
        extract_one(page(body, source="odd.html"))
    assert caught.value.reason == reason
    assert str(caught.value).startswith("odd.html: ")
    assert "\n" not in str(caught.value)


def test_tag_soup_is_read() -> None:
    soup = html().replace("</p>", "").replace("</li>", "").replace("</nav>", "").replace("<body>", "<body><b><i></b>")
    assert all(sentence in extract_one(page(soup)).text for sentence in STORY)


def test_an_unknown_media_type_says_what_can_be_read() -> None:
    with pytest.raises(ExtractionError, match="application/pdf") as caught:
        extract_one(page(b"%PDF-1.4", "application/pdf"))
    assert caught.value.reason == "media-type"


@given(st.text(st.sampled_from("<>/ap\"'=div!-&;#x0 \n"), max_size=120))
@settings(deadline=None, max_examples=60)
def test_any_markup_ends_in_an_article_or_one_line(body: str) -> None:
    outcome = outcome_of(f"<html>{body}</html>")
    if isinstance(outcome, ExtractionError):
        assert "\n" not in str(outcome)
    else:
        assert outcome.text.strip()


def outcome_of(body: str) -> Article | ExtractionError:
    try:
        return extract_one(page(body))
    except ExtractionError as error:
        return error


def test_the_sample_page_is_read_without_its_furniture() -> None:
    body = files("factnews").joinpath("samples", "kaesong.html").read_bytes()
    article = extract_one(page(body, fetched=page("").fetched.replace(year=2026)))
    assert article.title == "North Korea blows up liaison office at Kaesong"
    assert article.published == date(2020, 6, 16)
    assert article.published_at is not None
    assert (article.publisher, article.byline, article.language) == ("The Harbour Courier", "Marta Lindqvist", "en")
    paragraphs = article.text.split("\n\n")
    assert paragraphs[0].startswith("SEOUL — North Korea blew up the inter-Korean liaison office")
    assert paragraphs[-1].endswith("before it returns to talks.")
    assert len(paragraphs) == 18
    for furniture in ("Share", "Advertisement", "Read more", "Sign up", "cookies", "Published", "Photo", "Skip"):
        assert not any(paragraph.startswith(furniture) for paragraph in paragraphs)


@pytest.mark.parametrize(
    ("name", "outlet"), [("kaesong-copy.txt", "The Lantern Post"), ("kaesong-brief.txt", "Strait Wire")]
)
def test_the_plain_samples_are_read(name: str, outlet: str) -> None:
    body = files("factnews").joinpath("samples", name).read_bytes()
    article = extract_one(page(body, "text/plain", fetched=page("").fetched.replace(year=2026)))
    assert (article.published, article.publisher) == (date(2020, 6, 16), outlet)
    assert "Share" not in article.text
    assert "Tweet" not in article.text


def test_a_page_that_says_nothing_of_itself_takes_date_and_title_from_its_feed() -> None:
    bare = page(html(Layout(title="", heading="")))
    given = replace(
        bare, headers=(("x-feed-published", "2020-06-16T09:00:00+02:00"), ("x-feed-title", "Docks at rest"))
    )
    article = extract_one(given)
    assert (article.published, article.title) == (date(2020, 6, 16), "Docks at rest")
    assert dict(article.provenance)["published"] == "feed"
    dated = replace(page(html(Layout(head=json_ld(datePublished="2020-06-15")))), headers=given.headers)
    assert extract_one(dated).published == date(2020, 6, 15)

"""Title, byline, outlet and language: a wrong one stands under every claim of the report."""

from __future__ import annotations

import pytest

from factnews.articles.byline import byline_of, names_in_line
from factnews.articles.language import language_of
from factnews.articles.outlet import domain_of, names_of_site, outlet_of
from factnews.articles.title import title_of, without_site
from tests.articles.pages import STORY, Layout, json_ld, parsed

SITE = '<meta property="og:site_name" content="The Alder Gazette">'


@pytest.mark.parametrize(
    ("layout", "where"),
    [
        (Layout(head=SITE + json_ld(headline="Dock workers stop work in Port Alder")), "json-ld headline"),
        (
            Layout(
                head=f'{SITE}<meta property="og:title" content="Dock workers stop work in Port Alder | Alder Gazette">'
            ),
            "meta og:title",
        ),
        (Layout(head=SITE), "h1"),
        (Layout(head=SITE, heading=""), "title"),
        (Layout(head=SITE + json_ld(headline="Dock workers stop work…")), "h1"),
        (Layout(head=SITE + json_ld(headline="The Alder Gazette")), "h1"),
        (Layout(head=SITE + json_ld(headline="Dock workers stop work in Port&nbsp;Alder")), "json-ld headline"),
    ],
)
def test_the_headline_is_found_without_the_sites_name(layout: Layout, where: str) -> None:
    page = parsed(layout)
    assert title_of(page, names_of_site(page)) == ("Dock workers stop work in Port Alder", where)


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("Strike begins | World | The Alder Gazette", "Strike begins | World"),
        ("The Alder Gazette: Strike begins", "The Alder Gazette: Strike begins"),
        ("The Alder Gazette | Strike begins", "Strike begins"),
        ("Alder - Brackwater ferry sinks", "Alder - Brackwater ferry sinks"),
        ("Strike begins – alder-gazette", "Strike begins"),
    ],
)
def test_only_the_sites_name_is_cut_off(title: str, left: str) -> None:
    assert without_site(title, ["The Alder Gazette"]) == left


def test_the_domain_serves_as_the_sites_name() -> None:
    page = parsed(
        Layout(title="Strike begins at port - AlderGazette", heading=""), url="https://www.aldergazette.example/a"
    )
    assert title_of(page, names_of_site(page)) == ("Strike begins at port", "title")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Quill", "Ada Quill"),
        ("BY ADA QUILL", "ADA QUILL"),
        ("By Ada Quill and Ben Marsh", "Ada Quill, Ben Marsh"),
        ("By Ada van der Quill in Port Alder", "Ada van der Quill"),
        ("By Monday the port was shut", None),
        ("By Ada Quill the port was shut.", None),
        ("By sea and by air", None),
    ],
)
def test_a_byline_is_told_from_a_sentence(line: str, names: str | None) -> None:
    assert names_in_line(line) == names


@pytest.mark.parametrize(
    ("head", "line", "byline"),
    [
        (
            json_ld(author=[{"name": "Ada Quill"}, {"name": "Ben Marsh"}]),
            None,
            ("Ada Quill, Ben Marsh", "json-ld author"),
        ),
        (json_ld(author="By Ada Quill"), None, ("Ada Quill", "json-ld author")),
        (json_ld(author={"name": "The Alder Gazette"}), "Ben Marsh", ("Ben Marsh", "byline in the text")),
        ('<meta name="author" content="https://alder.example/ada">', None, None),
        (
            '<meta name="author" content="admin"><meta name="byl" content="By Ada Quill">',
            None,
            ("Ada Quill", "meta byl"),
        ),
        ("", None, None),
    ],
)
def test_the_byline_names_persons(head: str, line: str | None, byline: tuple[str, str] | None) -> None:
    assert byline_of(parsed(Layout(head=head)), outlet="The Alder Gazette", line=line) == byline


def test_a_marked_author_is_found() -> None:
    page = parsed(Layout(above='<p class="byline">By <a rel="author">Ada Quill</a></p>'))
    found = byline_of(page, outlet=None, line=None)
    assert found is not None
    assert found[0] == "Ada Quill"


def test_the_outlet_is_found_through_a_reference_between_nodes() -> None:
    node = '{"@type": "Organization", "@id": "#us", "name": "The Alder Gazette"}'
    organisation = f'<script type="application/ld+json">{node}</script>'
    page = parsed(Layout(head=organisation + json_ld(publisher={"@id": "#us"})))
    assert outlet_of(page) == ("The Alder Gazette", "json-ld publisher")


def test_the_outlet_comes_from_og_site_name_where_json_ld_is_broken() -> None:
    page = parsed(Layout(head=f'<script type="application/ld+json">{{"publisher": </script>{SITE}'))
    assert outlet_of(page) == ("The Alder Gazette", "meta og:site_name")


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.alder.example/a", "alder.example"),
        ("https://m.alder.co.uk/a", "alder.co.uk"),
        ("https://news.co.uk/a", "news.co.uk"),
        ("http://[broken", None),
        (None, None),
    ],
)
def test_the_domain_is_that_of_the_site(url: str | None, domain: str | None) -> None:
    assert domain_of(url) == domain


def test_the_words_win_over_a_wrong_language_label() -> None:
    german = (
        "Die Hafenarbeiter legten am Montag die Arbeit nieder, nachdem die Gespräche über Nachtschichten gescheitert "
        "waren, wie die Gewerkschaft mitteilte. Elf Schiffe warten vor der Mole."
    )
    assert language_of(german, parsed()) == ("de", "py3langid")
    assert language_of(" ".join(STORY), parsed(Layout(html='<html lang="fr-FR">'))) == ("en", "py3langid")


def test_a_text_too_short_to_tell_takes_the_pages_label() -> None:
    assert language_of("Streik.", parsed(Layout(html='<html lang="de-AT">'))) == ("de", "html lang")
    assert language_of("123", None) is None

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.channel.build import MARK, build
from factnews.channel.reading import Archive
from factnews.channel.render import Renderer
from factnews.channel.routes import ROUTES, find
from factnews.channel.settings import ChannelSettings
from factnews.channel.site import Site
from factnews.channel.urls import Links
from factnews.channel.views.article import ArticlePage, Mark, Paragraph, article_page, flat_stretches, note_places
from factnews.errors import InputError
from factnews.model import Manner, Report, Span, Statement
from factnews.store.shelf import Shelf
from tests.channel.payloads import payloads
from tests.channel.shelves import fill, story_of, tell

BASE = "https://news.example/facts"
LOADED = {
    "script": "src",
    "img": "src",
    "link": "href",
    "iframe": "src",
    "source": "src",
    "use": "href",
    "object": "data",
}
RENDERER = Renderer(ChannelSettings())
ALLOWED_SCRIPTS = 2  # site.js, and JSON-LD, which is no script


class Page(HTMLParser):
    """The elements of a page and its text."""

    def __init__(self, body: bytes) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.feed(body.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def values(self, tag: str, name: str) -> list[str]:
        return [known[name] for element, known in self.elements if element == tag and name in known]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("built")
    told = [tell(n) for n in range(1, 13)]
    told[0] = told[0][0], replace(told[0][1], recipients=("POL",))
    location = fill(folder / "news.db", told, [story_of(told)])
    with Shelf.open(location, readonly=True) as shelf:
        build(Archive(shelf, ChannelSettings(base=BASE)), folder / "site")
    return folder / "site"


def pages(folder: Path) -> Iterator[tuple[Path, Page]]:
    for path in sorted(folder.rglob("*.html")):
        yield path, Page(path.read_bytes())


def test_every_kind_of_page_is_built(built: Path) -> None:
    names = [path.relative_to(built).as_posix().removesuffix(".html") for path in built.rglob("*.html")]
    found = [find(f"/{'' if name == 'index' else name}") for name in names]
    assert {route[0].name for route in found if route} == {route.name for route in ROUTES}


def test_every_link_inside_the_site_leads_to_a_file_of_it(built: Path) -> None:
    for path, page in pages(built):
        if path.name == "404.html":
            continue  # it is shown at any address
        for tag, known in page.elements:
            link = known.get("href") or known.get("src")
            if link is None or tag == "base":
                continue
            parts = urlsplit(link)
            if parts.scheme:
                assert parts.scheme in ("https", "mailto"), link
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert target.is_file(), f"{path.relative_to(built)}: {link}"
            if parts.fragment and target.suffix == ".html":
                ids = Page(target.read_bytes())
                assert any(other.get("id") == parts.fragment for _, other in ids.elements), f"{path}: {link}"


def test_a_page_loads_nothing_from_anybody_else(built: Path) -> None:
    for path, page in pages(built):
        for tag, known in page.elements:
            name = LOADED.get(tag)
            if name is None or name not in known or (tag == "link" and known.get("rel") in ("canonical", "alternate")):
                continue
            assert not urlsplit(known[name]).netloc, f"{path}: {known[name]}"
            assert not urlsplit(known[name]).scheme, f"{path}: {known[name]}"
    assert b"url(" not in (built / "static" / "site.css").read_bytes()
    assert b"@import" not in (built / "static" / "site.css").read_bytes()


def test_pages_say_which_address_is_theirs_and_what_they_are(built: Path) -> None:
    for path, page in pages(built):
        if path.name == "404.html":
            continue
        name = path.relative_to(built).as_posix()
        assert page.values("link", "href")
        canonical = [known["href"] for tag, known in page.elements if tag == "link" and known.get("rel") == "canonical"]
        assert canonical == [f"{BASE}/{'' if name == 'index.html' else name}"]
        assert len([tag for tag, _ in page.elements if tag == "h1"]) == 1, name
        assert len([tag for tag, _ in page.elements if tag == "main"]) == 1, name
        ids = [known["id"] for _, known in page.elements if "id" in known]
        assert len(ids) == len(set(ids)), name


def test_headings_leave_out_no_level(built: Path) -> None:
    for path, page in pages(built):
        levels = [int(tag[1]) for tag, _ in page.elements if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit()]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels)), f"{path}: {levels}"


def test_what_machines_read_names_the_source_of_each_claim_and_judges_nothing(built: Path) -> None:
    text = (built / "facts" / "f00001.html").read_text()
    assert "ClaimReview" not in text
    node = json.loads(text.split('<script type="application/ld+json">')[1].split("</script>")[0])
    claim = node["hasPart"][0]
    assert claim["@type"] == "Claim"
    assert claim["author"]["name"] == "The Mill Post"
    assert claim["appearance"]["url"] == "https://mill.example/1"


def test_hostile_words_never_become_markup(tmp_path: Path) -> None:
    hostile = payloads()
    assert len(hostile) == 200
    told = []
    for n, words in enumerate(hostile, start=1):
        report, fact = tell(n, title=f"{words} title", outlet=f"{words} outlet", name=f"{words} Council")
        speaker = report.claims[0].actors[0]
        said = Statement(f"s{n}", report.article.id, speaker, None, (Span(0, speaker.end),), Manner.DIRECT, words)
        url = words if n % 2 else f"https://mill.example/?q={words}"
        article = replace(report.article, byline=words, url=url, language=words[:9])
        report = replace(report, article=article, statements=(said,), notes=(words,))
        told.append((report, replace(fact, object=words, sources=(words,))))
    parts = [story_of(told[n : n + 20], name=f"s{n}", title=hostile[n]) for n in range(0, 200, 20)]
    location = fill(tmp_path / "news.db", told, parts)
    with Shelf.open(location, readonly=True) as shelf:
        site = Site(Archive(shelf, ChannelSettings(base=BASE, full_text=("*",))), built=True)
        for route in ROUTES:
            for ids in list(route.every(site.archive))[:210]:
                view = route.view(site.archive, ids, {})
                assert view is not None
                check(Page(site.form(route, view, "html").body), route.path(ids))
        for words in hostile:
            check(Page(site.missing(f"/{words}")), words)


def check(page: Page, where: str) -> None:
    """No element, attribute or link that only a hostile string can have brought."""
    scripts = [known for tag, known in page.elements if tag == "script"]
    assert len(scripts) <= ALLOWED_SCRIPTS, where
    assert all(
        known.get("type") == "application/ld+json" or "static/site.js?v=" in known["src"] for known in scripts
    ), where
    for tag, known in page.elements:
        assert tag not in {
            "iframe",
            "object",
            "embed",
            "base",
            "img",
            "video",
            "math",
            "template",
            "style",
            "textarea",
        }, where
        for name, value in known.items():
            assert not name.startswith("on"), f"{where}: {name}"
            assert name not in ("style", "srcdoc", "formaction"), f"{where}: {name}"
            if name in ("href", "src", "action", "cite"):
                scheme = urlsplit(value.strip().lower()).scheme
                assert scheme in ("", "http", "https", "mailto"), f"{where}: {value}"
                assert not value.strip().startswith("//"), f"{where}: {value}"


SPANS = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20), st.integers(1, 9), st.booleans()), max_size=12)
TEXTS = st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\r\x00"), min_size=1, max_size=60)


@settings(deadline=None, max_examples=60)
@given(TEXTS, SPANS)
def test_a_marked_report_without_its_tags_is_the_report(text: str, marked: list[tuple[int, int, int, bool]]) -> None:
    inside = [one for one in marked if one[0] < len(text)]
    spans = [(Span(start, min(start + size, len(text))), n, trigger) for start, size, n, trigger in inside]
    pieces = flat_stretches(text, Span(0, len(text)), spans, {span.end: [n] for span, n, _ in spans})
    assert "".join(piece.text for piece in pieces) == text
    assert all(piece.text for piece in pieces)
    for span, n, _ in spans:
        assert sum(len(piece.text) for piece in pieces if n in piece.marks) >= span.end - span.start
    view = ArticlePage(
        path="/articles/a", title="T", description="D", id="a", outlet=None, byline=None, published=None, url=None, language="en",
        whole=True, shown_words=1, words=1, paragraphs=(Paragraph(kind="text", pieces=pieces),),
        marks=tuple(Mark(id=f"m{n}", kind="claim", label="L", fact=None, number=n) for n in range(1, 10)),
        facts=(), notes=(), versions=1, digest="d",
    )  # fmt: skip
    body = RENDERER.html("article.html", view, Links("/articles/a", built=True), ()).decode()
    inner = body.split('<p class="text-text">')[1].split("</p>")[0]
    page = Page(inner.encode())
    assert "".join(page.words) == text.replace("\r", "\n")
    depth = 0
    for part in inner.split("<")[1:]:
        depth += part.startswith("mark") - part.startswith("/mark")
        assert depth in (0, 1)  # marks never nest


def test_numbers_stand_behind_the_words_that_they_belong_to() -> None:
    report: Report = tell(1)[0]
    marks = [Mark(id=report.claims[0].id, kind="claim", label="L", fact=None, number=1)]
    assert note_places(report, marks) == {report.claims[0].trigger.end: [1]}


def test_a_report_is_quoted_only_as_far_as_quotation_goes(tmp_path: Path) -> None:
    report, fact = tell(1)
    filler = " Nothing else was said of it in the valley that day." * 30
    text = report.article.text + filler
    sentence = replace(report.sentences[0], end=len(report.article.text))
    long = replace(
        report,
        article=replace(report.article, text=text),
        sentences=(sentence, replace(sentence, start=sentence.end + 1, end=len(text))),
    )
    with Shelf.open(fill(tmp_path / "news.db", [(long, fact)]), readonly=True) as shelf:
        quoted = article_page(Archive(shelf), "a00001")
        whole = article_page(Archive(shelf, ChannelSettings(full_text=("the mill post",))), "a00001")
    assert quoted
    assert whole
    assert text_of(quoted) == report.article.text
    assert "Nothing else was said" in text_of(whole)


def text_of(view: ArticlePage) -> str:
    return "".join(piece.text for paragraph in view.paragraphs for piece in paragraph.pieces)


def test_a_folder_of_somebody_elses_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    location = fill(tmp_path / "news.db", [tell(1)])
    with Shelf.open(location, readonly=True) as shelf, pytest.raises(InputError, match="holds files"):
        build(Archive(shelf), tmp_path / "mine")
    assert (tmp_path / "mine" / "letter.txt").read_text() == "dear"


def test_the_old_site_stays_whole_when_the_new_one_cannot_be_written(tmp_path: Path) -> None:
    location = fill(tmp_path / "news.db", [tell(1)])
    out = tmp_path / "site"
    with Shelf.open(location, readonly=True) as shelf:
        archive = Archive(shelf)
        build(archive, out)
        before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}

        def full(files: int) -> None:
            if files > 5:
                raise OSError(28, "No space left on device")

        with pytest.raises(InputError, match="the disk is full"):
            build(archive, out, progress=full)
        assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before
        assert [path.name for path in tmp_path.iterdir() if path.is_dir()] == ["site"]
        build(archive, out)
    assert (out / MARK).exists()


def test_an_empty_store_says_how_to_fill_it(tmp_path: Path) -> None:
    with Shelf.open(fill(tmp_path / "news.db", []), readonly=True) as shelf:
        build(Archive(shelf), tmp_path / "site")
    assert "factnews run" in (tmp_path / "site" / "index.html").read_text()

"""Pages in a real browser: readable for everybody, silent on the console, and asking nobody else for anything."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from factnews.channel.build import build
from factnews.channel.reading import Archive
from factnews.channel.settings import ChannelSettings
from factnews.store.shelf import Shelf
from tests.channel.shelves import fill, story_of, tell

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
playwright_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe_api = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")

PAGES = (
    "index", "stories", "stories/s1", "facts/f00001", "articles", "articles/a00001", "actors", "actors/DEU",
    "actors/DEU/with/POL", "places", "places/DEU", "places/2950159", "days", "days/2026-03-02", "search", "about/method",
    "about/accuracy", "about/codebook", "about/corrections", "about/cite", "404",
)  # fmt: skip
WIDTHS = (390, 820, 1440)
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What may differ in the dark; the rest of a page is the same."""
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from dataclasses import replace

    folder = tmp_path_factory.mktemp("browser")
    told = [tell(n) for n in range(1, 9)]
    told[0] = told[0][0], replace(told[0][1], actors=("DEU",), recipients=("POL",))
    location = fill(folder / "news.db", told, [story_of(told)])
    with Shelf.open(location, readonly=True) as shelf:
        build(Archive(shelf, ChannelSettings(base="https://news.example", full_text=("*",))), folder / "site")
    return folder / "site"


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with playwright_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield running
        running.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_shuts_anybody_out(site: Path, browser: object, scheme: str) -> None:
    context = browser.new_context(color_scheme=scheme, viewport={"width": 390, "height": 844})  # type: ignore[attr-defined]
    page = context.new_page()
    noise: list[str] = []
    page.on("console", lambda message: noise.append(message.text))
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.on("request", lambda asked: None if asked.url.startswith("file:") else noise.append(asked.url))
    found: list[str] = []
    heard: list[str] = []
    for name in PAGES:
        page.goto((site / f"{name}.html").as_uri())
        heard += [f"{name}: {words}" for words in noise]
        results = axe_api.Axe().run(page, options=RULES if scheme == "light" else COLOURS)
        found += [f"{name}: {v['id']} {v['nodes'][0]['html'][:120]}" for v in results.response["violations"]]
        for width in WIDTHS if scheme == "light" else ():
            page.set_viewport_size({"width": width, "height": 844})
            wide = page.evaluate("document.documentElement.scrollWidth")
            found += [f"{name}: {wide} pixels wide on a screen of {width}"] if wide > width else []
        page.set_viewport_size({"width": 390, "height": 844})
        noise.clear()  # axe asks for the style sheets itself, which the page's own policy forbids
    context.close()
    assert not found
    assert not heard


def test_every_page_is_complete_without_javascript_and_its_links_are_reached_by_keyboard(
    site: Path, browser: object
) -> None:
    context = browser.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    page = context.new_page()
    page.goto((site / "facts" / "f00001.html").as_uri())
    assert page.locator("h1").inner_text()
    assert page.locator("blockquote").count() >= 1
    page.keyboard.press("Tab")
    assert page.locator(".skip:focus").count() == 1
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.locator("main a:focus").count() == 1
    context.close()

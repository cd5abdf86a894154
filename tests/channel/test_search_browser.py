"""The search in a real browser: its form and results shut nobody out, light and dark, narrow and wide."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from starlette.testclient import TestClient

from factnews.channel.server import application
from tests.channel.shelves import fill, tell
from tests.channel.test_browser import COLOURS, RULES, WIDTHS

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
playwright_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe_api = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")

ORIGIN = "http://news.test"
ASKED = ("/search", "/search?q=zenda&class=AID", "/search?q=zenda+part&limit=3", "/search?q=zenda&class=assult")


def test_the_search_shuts_nobody_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    found: list[str] = []
    with (
        TestClient(application(fill(tmp_path / "news.db", [tell(n) for n in range(12)]))) as client,
        playwright_api.sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])

        def serve(route: Any) -> None:
            parts = urlsplit(route.request.url)
            if f"{parts.scheme}://{parts.netloc}" != ORIGIN:
                found.append(f"asked {route.request.url}")
                route.abort()
                return
            answered = client.get(f"{parts.path}?{parts.query}")
            route.fulfill(status=answered.status_code, headers=dict(answered.headers), body=answered.content)

        for scheme in ("light", "dark"):
            context = browser.new_context(color_scheme=scheme, viewport={"width": 390, "height": 844})
            context.route("**/*", serve)
            page = context.new_page()
            for address in ASKED:
                page.goto(f"{ORIGIN}{address}")
                page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
                results = axe_api.Axe().run(page, options=RULES if scheme == "light" else COLOURS)
                found += [f"{address}: {v['id']} {v['nodes'][0]['html'][:120]}" for v in results.response["violations"]]
                for width in WIDTHS:
                    page.set_viewport_size({"width": width, "height": 844})
                    wide = page.evaluate("document.documentElement.scrollWidth")
                    found += [f"{address}: {wide} pixels wide on a screen of {width}"] if wide > width else []
            context.close()
        browser.close()
    assert not found

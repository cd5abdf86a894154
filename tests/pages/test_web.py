"""What a site may do to us: be large, slow, circular, broken, unchanged."""

from __future__ import annotations

import gzip
import time
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler

import pytest

from factnews.errors import FetchError
from factnews.pages import FetchSettings, Network
from factnews.pages.web import checked_address
from tests.pages.helpers import LOCAL, STORY, Answer, Site, fetched, reasons

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_a_page_keeps_address_headers_charset_moment_and_digest(site: Site) -> None:
    headers = {"Content-Type": "text/html; charset=iso-8859-1", "ETag": '"7"', "Set-Cookie": "who=reader"}
    site.pages["/a"] = Answer(headers=headers)
    (page,), rejects = fetched(f"{site.url}/a#part", clock=lambda: NOON)
    assert rejects == []
    assert (page.body, page.media_type, page.charset) == (STORY, "text/html", "iso-8859-1")
    assert (page.source, page.url, page.fetched) == (f"{site.url}/a#part", f"{site.url}/a", NOON)
    assert ("etag", '"7"') in page.headers
    assert "set-cookie" not in dict(page.headers)
    assert len(page.digest) == 64


def test_redirects_are_followed_to_the_last_address_and_no_further_than_the_cap(site: Site) -> None:
    for number in range(7):
        site.pages[f"/{number}"] = Answer(b"", 302, {"Location": f"/{number + 1}"})
    site.pages["/7"] = Answer()
    (page,), _ = fetched(f"{site.url}/2")
    assert page.url == f"{site.url}/7"
    assert reasons(f"{site.url}/1") == ["redirects"]
    site.pages["/round"] = Answer(b"", 301, {"Location": "/round"})
    assert reasons(f"{site.url}/round") == ["redirects"]


@pytest.mark.parametrize("location", ["file:///etc/passwd", "ftp://news.example/a", "javascript:alert(1)"])
def test_a_redirect_out_of_the_web_is_refused(site: Site, location: str) -> None:
    site.pages["/go"] = Answer(b"", 302, {"Location": location})
    assert reasons(f"{site.url}/go") == ["bad-address"]


def test_a_redirect_to_what_is_no_address_is_one_line(site: Site) -> None:
    site.pages["/go"] = Answer(b"", 302, {"Location": "http://[bad"})
    assert reasons(f"{site.url}/go") == ["network"]


def test_a_body_over_the_cap_is_left_as_soon_as_it_is_seen(site: Site) -> None:
    sent = 0

    def endless(handler: BaseHTTPRequestHandler) -> None:
        nonlocal sent
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        while sent < 200_000_000:
            handler.wfile.write(b"x" * 65536)
            sent += 65536

    site.pages["/endless"] = Answer(play=endless)
    site.pages["/declared"] = Answer(b"x" * 2000)
    small = replace(LOCAL, max_bytes=1000)
    assert reasons(f"{site.url}/endless", settings=small) == ["too-large"]
    assert sent < 50_000_000
    assert reasons(f"{site.url}/declared", settings=small) == ["too-large"]


def test_a_packed_page_is_unpacked_and_a_bomb_is_not(site: Site) -> None:
    packed = {"Content-Type": "text/html", "Content-Encoding": "gzip"}
    site.pages["/a"] = Answer(gzip.compress(STORY), headers=packed)
    site.pages["/bomb"] = Answer(gzip.compress(b" " * 20_000_000), headers=packed)
    site.pages["/cut"] = Answer(gzip.compress(STORY)[:-9], headers=packed)
    site.pages["/odd"] = Answer(b"??", headers={**packed, "Content-Encoding": "br"})
    (page,), _ = fetched(f"{site.url}/a")
    assert page.body == STORY
    assert site.asked[-1][1]["accept-encoding"] == "gzip"
    assert reasons(*(f"{site.url}/{name}" for name in ("bomb", "cut", "odd"))) == [
        "too-large",
        "truncated",
        "content-encoding",
    ]


@pytest.mark.parametrize("silent", [True, False])
def test_a_server_that_drips_or_stays_silent_ends_by_the_clock(site: Site, silent: bool) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n")
        for _ in range(1000):
            time.sleep(0.05)
            if not silent:
                handler.wfile.write(b"x-a: b\r\n")
                handler.wfile.flush()

    site.pages["/slow"] = Answer(play=drip)
    began = time.monotonic()
    assert reasons(f"{site.url}/slow", settings=replace(LOCAL, timeout=0.5)) == ["timeout"]
    assert time.monotonic() - began < 30


def test_an_answer_cut_off_in_the_middle_is_no_page(site: Site) -> None:
    site.pages["/cut"] = Answer(headers={"Content-Type": "text/html", "Content-Length": "5000", "Connection": "close"})
    assert reasons(f"{site.url}/cut") == ["network"]


def test_no_network_and_no_server_are_one_clear_line_each() -> None:
    def nowhere(host: str, port: int, timeout: float) -> list[str]:
        raise FetchError(f"no address found for {host}", reason="network")

    assert reasons("http://news.example/a", network=Network(resolve=nowhere)) == ["network"]
    assert reasons("http://127.0.0.1:1/a") == ["network"]


@pytest.mark.parametrize("status", [403, 404, 410, 500, 503, 304, 204])
def test_an_answer_without_a_page_names_its_status(site: Site, status: int) -> None:
    site.pages["/a"] = Answer(b"", status)
    _, (reject,) = fetched(f"{site.url}/a")
    assert reject.reason == "http-status"
    assert str(status) in reject.message


def test_a_page_that_has_not_changed_yields_nothing(site: Site) -> None:
    site.pages["/a"] = Answer(b"", 304)
    kept = {f"{site.url}/a": ('"7"', "Sun, 01 Mar 2026 12:00:00 GMT")}
    assert fetched(f"{site.url}/a", settings=replace(LOCAL, previous=kept)) == ([], [])
    assert site.asked[-1][1]["if-none-match"] == '"7"'
    assert site.asked[-1][1]["if-modified-since"] == "Sun, 01 Mar 2026 12:00:00 GMT"
    site.pages["/a"] = Answer()
    pages, _ = fetched(f"{site.url}/a", settings=replace(LOCAL, previous=lambda url: ('"7"', None)))
    assert len(pages) == 1


def test_an_address_reached_by_a_redirect_is_asked_conditionally_too(site: Site) -> None:
    site.pages["/go"] = Answer(b"", 302, {"Location": "/a"})
    site.pages["/a"] = Answer(b"", 304)
    kept = {f"{site.url}/a": ('"7"', None)}
    assert fetched(f"{site.url}/go", settings=replace(LOCAL, previous=kept)) == ([], [])


def test_a_picture_or_pdf_behind_an_address_is_refused_whatever_it_is_called(site: Site) -> None:
    site.pages["/a"] = Answer(b"%PDF-1.7 ...", headers={"Content-Type": "application/pdf"})
    site.pages["/b.html"] = Answer(b"\x89PNG\r\n\x1a\n" + b"\0" * 50)
    assert reasons(f"{site.url}/a", f"{site.url}/b.html") == ["binary", "binary"]


def test_a_report_in_json_and_plain_text_are_read_from_the_web(site: Site) -> None:
    site.pages["/r"] = Answer(b'{"text": "The port reopened.", "url": "http://elsewhere.example/"}', headers={})
    site.pages["/t"] = Answer(b"The port reopened on Monday.", headers={"Content-Type": "text/plain"})
    site.pages["/f"] = Answer(b"The port reopened on Monday.", headers={"Content-Type": "text/html"})
    pages, rejects = fetched(*(f"{site.url}/{name}" for name in "rtf"))
    assert rejects == []
    assert [page.media_type for page in pages] == ["application/json", "text/plain", "text/html"]
    assert pages[0].url == f"{site.url}/r"  # a server cannot speak in another's name


def test_a_password_in_an_address_is_neither_used_nor_shown() -> None:
    _, (reject,) = fetched("http://me:hunter2@news.example/")
    assert reject.reason == "bad-address"
    assert "hunter2" not in reject.message
    with pytest.raises(FetchError):
        checked_address("http:///path")


def test_settings_that_make_no_sense_say_what_is_allowed() -> None:
    with pytest.raises(Exception, match="must be 1 or more"):
        FetchSettings(max_bytes=0)
    with pytest.raises(Exception, match="more than 0 seconds"):
        FetchSettings(timeout=0)

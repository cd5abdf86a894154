"""What a user names on the command line, of whatever kind, becomes pages or one clear line each."""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.model import Page, Reject
from factnews.pages import FetchSettings, fetch
from tests.pages.helpers import LOCAL, STORY, fetched, reasons

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def put(folder: Path, name: str, body: bytes) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
    return str(path)


@pytest.mark.parametrize(
    ("name", "body", "media_type"),
    [
        ("a.html", STORY, "text/html"),
        ("a.HTM", b"The port reopened, without a tag.", "text/html"),
        ("a.txt", b"<b>Not</b> markup, since the file says it is text.", "text/plain"),
        ("a.txt", "\ufeffThe port reopened.".encode("utf-16"), "text/plain"),
        ("a.xml", b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body/></html>', "text/html"),
        ("no-suffix", STORY, "text/html"),
        ("notes.md", b"The port reopened.", "text/plain"),
        ("a.json", b' {"text": "The port reopened."}\n', "application/json"),
    ],
)
def test_a_file_becomes_a_page_of_its_kind(tmp_path: Path, name: str, body: bytes, media_type: str) -> None:
    path = put(tmp_path, name, body)
    (page,), rejects = fetched(path, clock=lambda: NOON)
    assert rejects == []
    assert (page.source, page.media_type, page.url, page.fetched) == (path, media_type, None, NOON)
    assert page.body == (body.strip() if media_type == "application/json" else body)


@pytest.mark.parametrize(
    ("name", "body", "reason"),
    [
        ("a.html", b"", "empty"),
        ("a.html", b"  \n", "empty"),
        ("a.jsonl", b"", "empty"),
        ("a.warc", b"", "empty"),
        ("a.html", b"%PDF-1.7 and so on", "binary"),
        ("a.txt", b"The port\0\0 reopened", "binary"),
        ("a.jsonl", b"PK\x03\x04....", "binary"),
        ("a.zip", b"PK\x03\x04....", "binary"),
        ("a.html", b"<p>" + b"x" * LOCAL.max_bytes, "too-large"),
        ("a.html.gz", gzip.compress(b"x" * (LOCAL.max_bytes + 1)), "too-large"),
        ("a.html.gz", gzip.compress(STORY)[:-9], "truncated"),
        ("a.html.gz", b"\x1f\x8b\x08 not gzip at all", "damaged"),
        ("a.json", b"{not json", "bad-json"),
        ("a.json", b'{"title": "x"}', "bad-report"),
        ("a.json", b'{"text": 3}', "bad-report"),
        ("a.json", b'{"text": " "}', "empty"),
        ("a.json", b"[" * 100_000, "bad-json"),
        ("a.json", b'{"text": "\xff\xfe"}', "bad-json"),
        ("a.json", b"[]", "empty"),
        ("a.rss", b"Just words", "not-a-feed"),
        ("a.xml", b'<?xml version="1.0"?><menu><food/></menu>', "not-a-feed"),
        ("a.parquet", b"PAR1 and nothing more", "bad-table"),
        ("a.warc", b"<html>not an archive</html>", "bad-warc"),
        ("a.opml", b'<opml version="2.0"><body></body></opml>', "no-feeds"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_line_with_its_reason(
    tmp_path: Path, name: str, body: bytes, reason: str
) -> None:
    assert reasons(put(tmp_path, name, body)) == [reason]


def test_names_of_nothing_are_said_to_be_nothing(tmp_path: Path) -> None:
    (tmp_path / "bare").mkdir()
    named = [str(tmp_path / "none.html"), "www.news.example/a", "", "a\0b", "ftp://news.example/a", "file:///etc/hosts"]
    assert reasons(*named) == ["no-such-file"] * 4 + ["bad-address"] * 2
    assert reasons(str(tmp_path / "bare")) == ["nothing-readable"]
    assert reasons("/dev/zero") == ["not-a-file"]
    _, (reject,) = fetched("www.news.example/a")
    assert "https://" in reject.message


def test_a_bad_input_does_not_stop_the_ones_after_it(tmp_path: Path) -> None:
    good = put(tmp_path, "a.html", STORY)
    pages, rejects = fetched(str(tmp_path / "none"), good, put(tmp_path, "e.txt", b""), good)
    assert [page.source for page in pages] == [good, good]
    assert [reject.stage for reject in rejects] == ["pages", "pages"]


def test_a_folder_is_read_in_order_without_hidden_files_and_page_furniture(tmp_path: Path) -> None:
    for name in ("b.html", "a/z.txt", "a/y.html", ".git/x.html", "a/.hidden.html"):
        put(tmp_path, name, STORY)
    put(tmp_path, "b_files/logo.png", b"\x89PNG\r\n\x1a\n\0")
    put(tmp_path, "b_files/site.css", b"p { color: red }")
    put(tmp_path, "slug-of-a-report", STORY)
    put(tmp_path, "Makefile", b"all:\n\techo\n")
    (tmp_path / "a" / "loop").symlink_to(tmp_path)
    (tmp_path / "dead.html").symlink_to(tmp_path / "none.html")
    put(tmp_path, "empty.html", b"")
    pages, rejects = fetched(str(tmp_path))
    assert [Path(page.source).relative_to(tmp_path).as_posix() for page in pages] == [
        "b.html",
        "slug-of-a-report",
        "a/y.html",
        "a/z.txt",
    ]
    assert [reject.reason for reject in rejects] == ["unreadable", "empty"]


@pytest.mark.parametrize(
    ("body", "media_types"),
    [
        (STORY, ["text/html"]),
        (b"SEOUL, March 1 - The port reopened.", ["text/plain"]),
        (b"[Update] The port reopened.", ["text/plain"]),
        (b'{"text": "The port reopened."}', ["application/json"]),
        (b'\xef\xbb\xbf{"text": "The port reopened."}', ["application/json"]),
        (b'[{"text": "One."}, {"html": "<p>Two.</p>"}]', ["application/json", "text/html"]),
        (b'{"text": "One."}\r\n{"text": "Two."}\r\n', ["application/json"] * 2),
        (gzip.compress(STORY), ["text/html"]),
    ],
)
def test_standard_input_is_known_by_its_look(body: bytes, media_types: list[str]) -> None:
    pages, rejects = fetched("-", stdin=io.BytesIO(body))
    assert rejects == []
    assert [page.media_type for page in pages] == media_types
    assert all(page.source.startswith("stdin-") for page in pages)


def test_nothing_or_rubbish_on_standard_input_is_said(tmp_path: Path) -> None:
    assert reasons("-", stdin=io.BytesIO(b"")) == ["empty"]
    assert reasons("-", stdin=io.BytesIO(b'{"text": ')) == ["bad-json"]
    assert reasons("-", stdin=io.BytesIO(b"x" * 2000), settings=FetchSettings(max_bytes=1000)) == ["too-large"]


def test_a_pipe_named_as_a_file_is_read(tmp_path: Path) -> None:
    inlet, outlet = os.pipe()
    os.write(outlet, STORY)
    os.close(outlet)
    try:
        (page,), _ = fetched(f"/dev/fd/{inlet}")
    finally:
        os.close(inlet)
    assert page.body == STORY


@given(
    st.binary(max_size=400), st.sampled_from(["", ".html", ".txt", ".json", ".jsonl", ".xml", ".warc", ".opml", ".gz"])
)
@settings(deadline=None, max_examples=80)
def test_no_bytes_whatever_stop_a_run(tmp_path_factory: pytest.TempPathFactory, body: bytes, suffix: str) -> None:
    path = put(tmp_path_factory.getbasetemp(), f"any{suffix}", body)
    found = list(fetch([path], settings=LOCAL))
    assert found
    assert all(isinstance(one, Page | Reject) for one in found)


def test_the_door_opens_without_waiting_for_libraries() -> None:
    heavy = ("httpx", "httpcore", "pyarrow", "fastwarc", "feedparser", "listparser", "lxml", "msgspec")
    code = f"import factnews.pages, sys; sys.exit(' '.join(set({heavy!r}) & set(sys.modules)) or 0)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_file_of_blank_lines_is_said_to_be_empty(tmp_path: Path) -> None:
    for name in ("blank.jsonl", "blank.ndjson"):
        (found,) = fetch([put(tmp_path, name, b" \n\t\n")], settings=LOCAL)
        assert isinstance(found, Reject)
        assert found.reason == "empty"

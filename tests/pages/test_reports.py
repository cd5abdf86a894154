"""Reports in JSON keep their bytes; a bad one among many is named by its number."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.pages import FetchSettings
from factnews.pages.making import PageMaker
from factnews.pages.reports import pages_of_json
from tests.pages.helpers import fetched

REPORT = (
    b'{"id": "r1", "title": "Ferry",  "published": "2026-03-01", "text": "The port\\u0020reopened.", "claims": [1]}'
)


def test_a_report_keeps_exactly_its_bytes_in_every_wrapping(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_bytes(b"\n" + REPORT + b"\n")
    (tmp_path / "list.json").write_bytes(b"[ " + REPORT + b" ,\n" + REPORT + b"]")
    (tmp_path / "lines.jsonl").write_bytes(REPORT + b"\n\n" + REPORT)
    (tmp_path / "lines.ndjson.gz").write_bytes(gzip.compress(REPORT + b"\n"))
    pages, rejects = fetched(
        *(str(tmp_path / name) for name in ("one.json", "list.json", "lines.jsonl", "lines.ndjson.gz"))
    )
    assert rejects == []
    assert {page.body for page in pages} == {REPORT}
    assert {page.media_type for page in pages} == {"application/json"}
    assert [Path(page.source).name for page in pages] == [
        "one.json",
        "list.json#1",
        "list.json#2",
        "lines.jsonl#1",
        "lines.jsonl#3",
        "lines.ndjson.gz#1",
    ]


def test_a_row_with_html_becomes_a_page_with_what_is_known_beside_it(tmp_path: Path) -> None:
    row = {"html": "<p>Ärger</p>", "title": "A\nB", "published": "2026-03-01", "url": "https://news.example/a"}
    (tmp_path / "a.jsonl").write_text(json.dumps(row), encoding="utf-8")
    (page,), _ = fetched(str(tmp_path / "a.jsonl"))
    assert (page.body.decode(), page.media_type, page.charset) == ("<p>Ärger</p>", "text/html", "utf-8")
    assert page.url == "https://news.example/a"
    assert dict(page.headers) == {"x-feed-title": "A B", "x-feed-published": "2026-03-01"}


def test_a_link_that_is_no_web_address_never_becomes_the_address_of_a_report(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('{"text": "The port reopened.", "url": "javascript:alert(1)"}')
    (page,), _ = fetched(str(tmp_path / "a.json"))
    assert page.url is None


def test_bad_and_overlong_lines_are_named_by_number_and_the_rest_is_kept(tmp_path: Path) -> None:
    long = b'{"text": "' + b"x" * 5000 + b'"}'
    (tmp_path / "a.jsonl").write_bytes(b"\n".join([REPORT, b"{broken", long, b"[1]", b'{"id": 1}', REPORT]))
    pages, rejects = fetched(str(tmp_path / "a.jsonl"), settings=FetchSettings(max_bytes=1000))
    assert [page.source[-2:] for page in pages] == ["#1", "#6"]
    assert [(reject.source[-2:], reject.reason) for reject in rejects] == [
        ("#2", "bad-json"),
        ("#3", "too-large"),
        ("#4", "bad-report"),
        ("#5", "bad-report"),
    ]


def test_lines_before_the_cut_of_a_packed_file_are_kept_and_the_cut_is_said(tmp_path: Path) -> None:
    lines = b"".join(json.dumps({"text": f"Report {number} {number**9}"}).encode() + b"\n" for number in range(500))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines)[:-2000])
    pages, rejects = fetched(str(tmp_path / "a.jsonl.gz"))
    assert len(pages) > 100
    assert rejects[-1].reason == "truncated"


@given(
    st.lists(
        st.dictionaries(st.text(max_size=5), st.text(max_size=20)).map(lambda extra: {**extra, "text": "x"}), min_size=1
    )
)
@settings(deadline=None, max_examples=25)
def test_every_report_of_a_list_comes_out_once_and_in_order(reports: list[dict[str, str]]) -> None:
    for report in reports:
        report.update(
            {name: "y" for name in ("html", "id", "title", "published", "publisher", "url") if name in report}
        )
    pages = list(pages_of_json(json.dumps(reports).encode(), "list", PageMaker(FetchSettings())))
    assert [json.loads(page.body) for page in pages] == reports  # type: ignore[union-attr]


@pytest.mark.parametrize("body", [b'{"text": "a"}\n{"text": "b"}', b'{"text": "a"}\r\n\r\n{"text": "b"}\r\n'])
def test_lines_in_a_file_called_json_are_read_as_lines(tmp_path: Path, body: bytes) -> None:
    (tmp_path / "a.json").write_bytes(body)
    pages, _ = fetched(str(tmp_path / "a.json"))
    assert [json.loads(page.body)["text"] for page in pages] == ["a", "b"]

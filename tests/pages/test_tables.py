"""Each row of a Parquet file is a report of its own."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from factnews.pages import FetchSettings
from tests.pages.helpers import fetched, reasons


def write(path: Path, columns: dict[str, object]) -> str:
    pq.write_table(pa.table(columns), path)
    return str(path)


def test_rows_with_text_become_reports_and_rows_with_html_pages(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.parquet",
        {
            "id": [1, 2, 3],
            "text": ["The port reopened.", None, ""],
            "html": [None, "<p>It closed again.</p>", None],
            "published": [date(2026, 3, 1), date(2026, 3, 2), None],
            "url": ["https://news.example/1", "https://news.example/2", None],
            "embedding": [[0.1], [0.2], [0.3]],
        },
    )
    (report, page), (reject,) = fetched(path)
    assert json.loads(report.body) == {
        "id": 1,
        "text": "The port reopened.",
        "published": "2026-03-01",
        "url": "https://news.example/1",
    }
    assert (report.source, report.media_type) == (f"{path}#1", "application/json")
    assert (page.source, page.media_type, page.body) == (f"{path}#2", "text/html", b"<p>It closed again.</p>")
    assert dict(page.headers)["x-feed-published"] == "2026-03-02"
    assert (reject.source, reject.reason) == (f"{path}#3", "empty")


def test_a_row_over_the_cap_is_left_out_and_named(tmp_path: Path) -> None:
    path = write(tmp_path / "a.parquet", {"text": ["x" * 2000, "The port reopened."]})
    (page,), (reject,) = fetched(path, settings=FetchSettings(max_bytes=1000))
    assert page.source == f"{path}#2"
    assert reject.reason == "too-large"


@pytest.mark.parametrize(
    ("columns", "reason"),
    [({"body": ["a"]}, "bad-table"), ({"text": pa.array([], pa.string())}, "empty"), ({"text": [1]}, "bad-report")],
)
def test_a_table_without_reports_says_what_it_lacks(tmp_path: Path, columns: dict[str, object], reason: str) -> None:
    assert reasons(write(tmp_path / "a.parquet", columns)) == [reason]


def test_a_table_cut_short_is_said_to_be_cut_short(tmp_path: Path) -> None:
    path = Path(write(tmp_path / "a.parquet", {"text": ["The port reopened."] * 100}))
    path.write_bytes(path.read_bytes()[:-30])
    assert reasons(str(path)) == ["bad-table"]

"""What an archive holds whole is kept; what it lacks is said."""

from __future__ import annotations

import gzip
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.model import Page, Reject
from factnews.pages import FetchSettings
from factnews.pages.gunzip import GunzipStream
from factnews.pages.making import PageMaker, guarded
from factnews.pages.warc import pages_of_warc
from tests.pages.helpers import fetched


def record(
    number: int,
    body: bytes | None = None,
    *,
    kind: str = "response",
    status: str = "200 OK",
    media_type: str = "text/html; charset=utf-8",
    more: str = "",
) -> bytes:
    body = f"<html><p>Report {number} {'of the port ' * 30}</p></html>".encode() if body is None else body
    block = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{more}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Date: 2024-05-06T07:08:09Z\r\n"
        f"WARC-Target-URI: https://news.example/{number}\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def packed(records: list[bytes]) -> bytes:
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def read(folder: Path, body: bytes, name: str = "a.warc") -> tuple[list[Page], list[Reject]]:
    (folder / name).write_bytes(body)
    return fetched(str(folder / name))


def read_stream(stream: io.BytesIO | GunzipStream) -> tuple[list[Page], list[Reject]]:
    found = list(guarded("a.warc", pages_of_warc(stream, "a.warc", PageMaker(FetchSettings()))))
    return [one for one in found if isinstance(one, Page)], [one for one in found if isinstance(one, Reject)]


RECORDS = [record(number) for number in range(4)]


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("a.warc", b"".join(RECORDS)),
        ("a.warc.gz", packed(RECORDS)),
        ("a.warc.gz", gzip.compress(b"".join(RECORDS))),
        ("no-suffix", b"".join(RECORDS)),
    ],
)
def test_every_page_of_a_whole_archive_is_read_with_its_address_and_moment(
    tmp_path: Path, name: str, body: bytes
) -> None:
    pages, rejects = read(tmp_path, body, name)
    assert rejects == []
    assert [page.url for page in pages] == [f"https://news.example/{number}" for number in range(4)]
    assert [page.source.rpartition("#")[2] for page in pages] == ["1", "2", "3", "4"]
    assert {(page.fetched, page.charset) for page in pages} == {(datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC), "utf-8")}


def test_only_good_html_answers_are_taken_and_each_payload_once(tmp_path: Path) -> None:
    body = b"".join(
        [
            record(0, kind="request"),
            record(1, status="404 Not Found"),
            record(2, media_type="image/png"),
            record(3, b""),
            record(4, b"<p>Same</p>"),
            record(5, b"<p>Same</p>"),
            record(6, kind="metadata"),
        ]
    )
    pages, rejects = read(tmp_path, body)
    assert [page.url for page in pages] == ["https://news.example/4"]
    assert rejects == []
    assert reasons_of(read(tmp_path, record(1, kind="request"))) == ["nothing-readable"]


def test_bodies_kept_as_they_were_sent_are_unpacked(tmp_path: Path) -> None:
    page = b"<p>The port reopened.</p>"
    chunked = b"5\r\n" + page[:5] + b"\r\n" + f"{len(page) - 5:x};x=y\r\n".encode() + page[5:] + b"\r\n0\r\n\r\n"
    zipped = gzip.compress(page + b" ")
    body = b"".join(
        [
            record(1, chunked, more="Transfer-Encoding: chunked\r\n"),
            record(2, zipped, more="Content-Encoding: gzip\r\n"),
            record(3, page + b"  ", more="Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"),  # already undone
        ]
    )
    pages, rejects = read(tmp_path, body)
    assert rejects == []
    assert [one.body.strip() for one in pages] == [page] * 3


def test_a_page_over_the_cap_is_named_and_the_others_are_kept(tmp_path: Path) -> None:
    (tmp_path / "a.warc").write_bytes(record(1, b"<p>" + b"x" * 200_000) + record(2, b"<p>Small</p>"))
    pages, rejects = fetched(str(tmp_path / "a.warc"), settings=FetchSettings(max_bytes=1000))
    assert [page.url for page in pages] == ["https://news.example/2"]
    assert [reject.reason for reject in rejects] == ["too-large"]


@given(st.integers(1, len(b"".join(RECORDS)) - 1))
@settings(deadline=None, max_examples=60)
def test_wherever_a_plain_archive_is_cut_the_cut_is_said_and_the_whole_pages_are_kept(
    cut: int,
) -> None:
    body = b"".join(RECORDS)[:cut]
    ends = [sum(len(one) for one in RECORDS[: number + 1]) for number in range(4)]
    pages, rejects = read_stream(io.BytesIO(body))
    if cut in ends:  # a cut between two records leaves an archive that nobody can tell from a whole one
        assert rejects == []
    else:
        assert len(rejects) == 1
        assert rejects[0].reason in {"truncated", "bad-warc"}
    assert len(pages) == sum(cut >= end - 4 for end in ends)  # the empty lines after a page are not the page


@given(st.integers(1, len(packed(RECORDS)) - 1))
@settings(deadline=None, max_examples=60)
def test_wherever_a_packed_archive_is_cut_the_cut_is_said_and_the_whole_pages_are_kept(
    cut: int,
) -> None:
    members = [gzip.compress(one, mtime=0) for one in RECORDS]
    ends = [sum(len(one) for one in members[: number + 1]) for number in range(4)]
    pages, rejects = read_stream(GunzipStream(io.BytesIO(b"".join(members)[:cut])))
    whole = sum(cut >= end for end in ends)
    assert len(pages) in {whole, min(whole + 1, 4)}  # a page may be whole though the checksum behind it is missing
    assert bool(rejects) is (cut not in ends)


def test_damage_in_the_middle_is_said_and_what_came_before_is_kept(tmp_path: Path) -> None:
    members = [gzip.compress(one, mtime=0) for one in RECORDS]
    members[1] = members[1][:40] + b"\xff" * 20 + members[1][60:]
    pages, rejects = read(tmp_path, b"".join(members), "a.warc.gz")
    assert [page.url for page in pages] == ["https://news.example/0"]
    assert [reject.reason for reject in rejects] == ["damaged"]
    pages, rejects = read(tmp_path, RECORDS[0] + b"rubbish in between\r\n\r\n" + RECORDS[1])
    assert len(pages) == 1
    assert len(rejects) == 1


def reasons_of(found: tuple[list[Page], list[Reject]]) -> list[str]:
    assert found[0] == []
    return [reject.reason for reject in found[1]]


@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"WARC/1.0\r\n", b"WARC/1.1\r\nContent-Length: 5\r\n", RECORDS[0][:200]]),
)
@settings(deadline=None, max_examples=100)
def test_no_archive_however_broken_stops_a_run(rubbish: bytes, head: bytes) -> None:
    pages, rejects = read_stream(io.BytesIO(head + rubbish + b"\r\n\r\n" + RECORDS[1]))
    assert pages or rejects

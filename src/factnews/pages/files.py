"""Files and folders: which ones are read, and their bytes under the cap."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import BinaryIO

from factnews.errors import InputError
from factnews.pages.gunzip import GunzipStream, size_words
from factnews.pages.kinds import HEAD, Kind, sniff

PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".txt"})
JSON_SUFFIXES = frozenset({".json"})
LINES_SUFFIXES = frozenset({".jsonl", ".ndjson"})
TABLE_SUFFIXES = frozenset({".parquet"})
ARCHIVE_SUFFIXES = frozenset({".warc"})
FEED_SUFFIXES = frozenset({".xml", ".rss", ".atom", ".opml"})
KNOWN = PAGE_SUFFIXES | JSON_SUFFIXES | LINES_SUFFIXES | TABLE_SUFFIXES | ARCHIVE_SUFFIXES | FEED_SUFFIXES


def inner_suffix(name: str) -> str:
    """Return the suffix that says what a file holds, in lower case, `.gz` taken off.

    >>> inner_suffix("crawl.WARC.gz"), inner_suffix("page.html"), inner_suffix("slug-of-a-report")
    ('.warc', '.html', '')
    """
    path = Path(name.lower())
    return Path(path.stem).suffix if path.suffix == ".gz" else path.suffix


def check_named(name: str) -> Path:
    """Return the path that a user named; raises `InputError` where nothing readable is there."""
    if not name.strip():  # `Path("")` would be the folder we are in
        raise InputError("an empty name is no file; name a file, a folder or an address", reason="no-such-file")
    try:
        mode = Path(name).stat().st_mode
    except ValueError:  # a NUL in the name
        raise InputError(f"{name} is not the name of a file", reason="no-such-file") from None
    except FileNotFoundError:
        hint = "; a web address begins with https://" if name.startswith("www.") else "; check the name"
        raise InputError(f"{name} does not exist{hint}", reason="no-such-file") from None
    except OSError as error:
        raise InputError(f"{name} cannot be read: {error.strerror}", reason="unreadable") from None
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode) or stat.S_ISFIFO(mode)):
        raise InputError(f"{name} is a device or a socket; name a file, a folder or an address", reason="not-a-file")
    return Path(name)


def files_in(folder: Path) -> Iterator[Path | OSError]:
    """Yield the files of a folder and its folders that we read, sorted; hidden ones are passed over.

    Files of other kinds (pictures, scripts beside a saved page) are passed over too; one without a suffix is taken when
    it begins as HTML does. A folder that cannot be listed is yielded as its error. Links to folders are not followed,
    since they can go in circles.
    """
    faults: list[OSError] = []
    for here, folders, names in os.walk(folder, onerror=faults.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(name for name in names if not name.startswith(".")):
            path = Path(here, name)
            try:
                if inner_suffix(name) in KNOWN or _begins_as_html(path):
                    yield path
            except OSError as error:
                yield error
        yield from faults
        faults.clear()
    yield from faults


def read_capped(stream: BinaryIO | GunzipStream, source: str, cap: int) -> bytes:
    """Return all of a stream; raises `InputError` where it has more than `cap` bytes (which are not all read then)."""
    body = bytearray()
    while len(body) <= cap and (chunk := stream.read(min(1 << 20, cap + 1 - len(body)))):
        body += chunk
    if len(body) > cap:
        raise InputError(
            f"{source} is larger than {size_words(cap)}, the cap for one page; a file of many reports can be "
            "JSON Lines, Parquet or WARC",
            reason="too-large",
        )
    return bytes(body)


def head_of(stream: BinaryIO) -> tuple[bytes, bool]:
    """Return the first bytes of a file, unpacked, and whether it is packed; the stream is at its start afterwards."""
    head = stream.read(HEAD)
    packed = head.startswith(b"\x1f\x8b")
    if packed:
        stream.seek(0)
        with closing(GunzipStream(stream)) as unpacked:
            head = unpacked.read(HEAD) or b""
    stream.seek(0)
    return head, packed


def _begins_as_html(path: Path) -> bool:
    if path.suffix or not path.is_file():
        return False
    with path.open("rb") as stream:
        return sniff(stream.read(HEAD)) is Kind.HTML

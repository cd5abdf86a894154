"""The HTTP answer inside a WARC record, as archived: status, headers and body, unpacked where the archive did not."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factnews.pages.gunzip import gunzip
from factnews.pages.making import Headers

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?[ \t]+(\d{3})")
_CHUNK_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n")
HEAD_CAP = 64 * 1024


@dataclass(frozen=True, slots=True)
class HttpBlock:
    """An archived answer."""

    status: int
    headers: Headers  # names in lower case
    body: bytes

    def header(self, name: str) -> str:
        """Return the first value of a header, or ""."""
        return next((value for key, value in self.headers if key == name), "")

    @property
    def media_type(self) -> str:
        """The kind of the body in lower case, "" where not given."""
        return self.header("content-type").split(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The charset given beside the kind of the body."""
        found = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", self.header("content-type"), re.IGNORECASE)
        return found.group(1).lower() if found else None


def parse_block(block: bytes) -> HttpBlock | None:
    """Return the answer in a record's block, its body as archived, or None where it is no HTTP answer.

    >>> parse_block(b"HTTP/1.1 200 OK\\r\\nContent-Type: text/html\\r\\n\\r\\n<p>").media_type
    'text/html'
    """
    status = _STATUS.match(block)
    end = re.search(rb"\r?\n\r?\n", block[:HEAD_CAP])
    if status is None or end is None:
        return None
    headers = []
    for line in re.split(rb"\r?\n(?![ \t])", block[: end.start()])[1:]:
        name, colon, value = line.partition(b":")
        if colon:
            words = " ".join(value.decode("latin-1").split())
            headers.append((name.decode("latin-1").strip().lower(), words))
    return HttpBlock(int(status.group(1)), tuple(headers), block[end.end() :])


def plain_body(answer: HttpBlock, max_bytes: int) -> bytes:
    """Return the body as the browser saw it; raises `InputError` where it cannot be unpacked under `max_bytes`.

    Many archives keep the headers of a body that they have already unpacked, so the bytes decide, not the headers.
    """
    body = answer.body
    if "chunked" in answer.header("transfer-encoding").lower():
        body = _dechunked(body) or body
    if body.startswith(b"\x1f\x8b"):
        body = gunzip(body, max_bytes)
    return body


def _dechunked(body: bytes) -> bytes | None:
    """Return the chunks of a body joined, or None where it is not in chunks."""
    joined = bytearray()
    at = 0
    while size := _CHUNK_SIZE.match(body, at):
        length = int(size.group(1), 16)
        if length == 0:
            return bytes(joined)
        start = size.end()
        joined += body[start : start + length]
        at = start + length
        at += 2 if body[at : at + 2] == b"\r\n" else 1
    return None

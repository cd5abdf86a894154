"""Gzip under a cap, of any number of members, that says when a file ends too early."""

from __future__ import annotations

import io
import zlib
from typing import BinaryIO

from factnews.errors import InputError

_CHUNK = 1 << 16
BOMB_RATIO = 200  # HTML shrinks 3 to 20 times, logs 50 times; a bomb of zeros 1,000 times
BOMB_FLOOR = 64 * 1024 * 1024  # bytes that may come out before the ratio is looked at

FAULTS = {
    "truncated": "the gzip data ends too early (cut off in the copy or download); get the file again",
    "damaged": "the gzip data is damaged; get the file again",
    "bomb": f"the gzip data swells more than {BOMB_RATIO} times; unpack and check it by hand",
}


class GunzipStream(io.RawIOBase):
    """Reads gzip as plain bytes; at a fault it ends there, `fault` says which, and what came before is good to use."""

    def __init__(self, raw: BinaryIO) -> None:
        super().__init__()
        self._raw = raw
        self._inflater = zlib.decompressobj(wbits=31)
        self._waiting = b""  # compressed bytes not yet handed to the inflater
        self._inside = False  # in the midst of a member
        self._ended = 0  # members read to their end
        self._done = False
        self.taken = 0  # compressed bytes read
        self.given = 0  # plain bytes handed out
        self.fault: str | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed has no buffer for RawIOBase
        plain = self._next(len(buffer))
        buffer[: len(plain)] = plain
        return len(plain)

    def _next(self, size: int) -> bytes:
        while not self._done and size:
            if not self._waiting:
                self._waiting = self._raw.read(_CHUNK) or b""
                self.taken += len(self._waiting)
                if not self._waiting:
                    return self._end("truncated" if self._inside or not self._ended else None)
            if not self._inside and self._between():
                continue
            try:
                plain = self._inflater.decompress(self._waiting, size)
            except zlib.error:
                return self._end("damaged")
            if self._inflater.eof:
                self._waiting = self._inflater.unused_data
                self._inflater = zlib.decompressobj(wbits=31)
                self._inside = False
                self._ended += 1
            else:
                self._waiting = self._inflater.unconsumed_tail
                self._inside = True
            self.given += len(plain)
            if self.given > BOMB_FLOOR and self.given > BOMB_RATIO * self.taken:
                return self._end("bomb")
            if plain:
                return plain
        return b""

    def _between(self) -> bool:
        """Skip the zeros that tapes and some tools add after a member; True where nothing else is waiting."""
        if self._ended:
            self._waiting = self._waiting.lstrip(b"\0")
        return not self._waiting

    def _end(self, fault: str | None) -> bytes:
        self._done = True
        self.fault = fault
        return b""


def gunzip(body: bytes, max_bytes: int) -> bytes:
    """Return `body` unpacked; raises `InputError` where it is cut off, damaged, or longer than `max_bytes`.

    >>> import gzip
    >>> gunzip(gzip.compress(b"a report"), 100)
    b'a report'
    """
    stream = GunzipStream(io.BytesIO(body))
    plain = bytearray()
    while chunk := stream.read(_CHUNK):
        plain += chunk
        if len(plain) > max_bytes:
            raise InputError(f"unpacks to more than {size_words(max_bytes)}, the cap for one page", reason="too-large")
    if stream.fault is not None:
        raise InputError(FAULTS[stream.fault], reason=stream.fault)
    return bytes(plain)


def size_words(count: int) -> str:
    """Return a size as a person says it.

    >>> size_words(10 * 1024 * 1024), size_words(1000)
    ('10 MB', '1000 bytes')
    """
    return f"{count / 1048576:.3g} MB" if count >= 1048576 else f"{count} bytes"

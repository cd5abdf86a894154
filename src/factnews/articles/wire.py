"""What the extracting process and its parent say to each other: MessagePack in frames of a length and a body.

MessagePack and not pickle: the child has read pages of strangers, and its answers must not be able to run code here.
"""

from __future__ import annotations

import struct
from typing import BinaryIO

import msgspec

from factnews.model import Article, Page, Reject

_LENGTH = struct.Struct(">Q")


class Start(msgspec.Struct, frozen=True):
    """The first message to the child: where modules are found, what to run, how much it may use (seconds, bytes)."""

    path: list[str]
    extractor: str  # "module:function"
    timeout: float
    memory: int


class Answer(msgspec.Struct, frozen=True):
    """The child's answer to one page, or, with neither field, that it is ready; `last`: a fresh child is needed."""

    article: Article | None = None
    published_at: str | None = None  # of the article, in ISO 8601: MessagePack's moments lose the outlet's time zone
    reject: Reject | None = None
    failed: str | None = None  # the child could not start, and why
    last: bool = False


start_decoder = msgspec.msgpack.Decoder(Start)
page_decoder = msgspec.msgpack.Decoder(Page)
answer_decoder = msgspec.msgpack.Decoder(Answer)
encode = msgspec.msgpack.Encoder().encode


def write_frame(stream: BinaryIO, body: bytes) -> None:
    """Write one frame; raises OSError where the other side is gone."""
    stream.write(_LENGTH.pack(len(body)))
    stream.write(body)
    stream.flush()


def read_frame(stream: BinaryIO) -> bytes | None:
    """The next frame; None where the other side is gone, be it in the middle of a frame."""
    head = _read_exactly(stream, _LENGTH.size)
    return None if head is None else _read_exactly(stream, _LENGTH.unpack(head)[0])


def _read_exactly(stream: BinaryIO, size: int) -> bytes | None:
    body = stream.read(size)
    return body if len(body) == size else None

"""Packed bytes come out as they went in, or not at all without a word."""

from __future__ import annotations

import gzip
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.errors import InputError
from factnews.pages.gunzip import BOMB_FLOOR, GunzipStream, gunzip


@given(st.lists(st.binary(max_size=200), min_size=1, max_size=5), st.integers(0, 20))
@settings(deadline=None, max_examples=60)
def test_all_members_of_a_packed_file_are_read(members: list[bytes], zeros: int) -> None:
    packed = b"".join(gzip.compress(member) for member in members) + b"\0" * zeros
    assert gunzip(packed, 2000) == b"".join(members)


@given(st.binary(min_size=1, max_size=500), st.data())
@settings(deadline=None, max_examples=60)
def test_no_cut_goes_unnoticed(plain: bytes, data: st.DataObject) -> None:
    packed = gzip.compress(plain)
    cut = data.draw(st.integers(1, len(packed) - 1))
    with pytest.raises(InputError) as caught:
        gunzip(packed[:cut], 1000)
    assert caught.value.reason == "truncated"


def test_a_changed_byte_is_noticed() -> None:
    packed = bytearray(gzip.compress(b"The port reopened." * 10))
    packed[-5] ^= 1  # in the checksum
    with pytest.raises(InputError) as caught:
        gunzip(bytes(packed), 1000)
    assert caught.value.reason == "damaged"


def test_a_bomb_is_stopped_in_a_stream_and_at_the_cap() -> None:
    bomb = gzip.compress(b"\0" * (1 << 20)) * (2 * BOMB_FLOOR >> 20)
    stream = GunzipStream(io.BytesIO(bomb))
    out = 0
    while chunk := stream.read(1 << 20):
        out += len(chunk)
    assert stream.fault == "bomb"
    assert out <= BOMB_FLOOR + (1 << 20)
    with pytest.raises(InputError) as caught:
        gunzip(bomb, 1000)
    assert caught.value.reason == "too-large"

"""What a file is, by its first bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factnews.pages.kinds import Kind, binary_name, sniff


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", Kind.EMPTY),
        (b"<!DOCTYPE html><html>", Kind.HTML),
        (b"<!-- saved from url=(0014)about:internet -->\n<HTML>", Kind.HTML),
        (b"\xef\xbb\xbf  <html lang='en'>", Kind.HTML),
        ('<?xml version="1.0"?><!DOCTYPE html PUBLIC "x" "y"><html>'.encode("utf-16"), Kind.HTML),
        (b"<p>The port reopened.", Kind.HTML),
        (b"Skip to content <div>Menu</div><p>The port", Kind.HTML),
        (b"<?xml version='1.0'?><!-- feed --><rss version='2.0'>", Kind.FEED),
        (b"<?xml version='1.0'?><?xml-stylesheet href='a.xsl'?><feed xmlns='http://www.w3.org/2005/Atom'>", Kind.FEED),
        (b"<rdf:RDF xmlns:rdf='x'>", Kind.FEED),
        (b"<opml version='1.0'>", Kind.OPML),
        (b"<?xml version='1.0'?><urlset>", Kind.XML),
        (b' {"text": "a"}', Kind.JSON),
        (b'[\n {"text": 1}]', Kind.JSON),
        (b"[Update] The port", Kind.TEXT),
        (b"{brackets} in prose", Kind.TEXT),
        (b"Ships < 300 tons and > 20 m", Kind.TEXT),
        ("Der Hafen öffnet".encode("latin-1"), Kind.TEXT),
        (b"WARC/1.0\r\n", Kind.WARC),
        (b"PAR1", Kind.PARQUET),
        (b"\x1f\x8b\x08", Kind.GZIP),
        (b"\x89PNG\r\n\x1a\n", Kind.BINARY),
        (b"RIFF\x24\0\0\0WAVE", Kind.BINARY),
        (b"\0\0\0\x20ftypisom", Kind.BINARY),
    ],
)
def test_a_beginning_is_known_for_what_it_is(body: bytes, kind: Kind) -> None:
    assert sniff(body) is kind


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1))
def test_no_words_in_any_language_are_taken_for_a_binary_file(words: str) -> None:
    assert binary_name(("The " + words).encode()) is None

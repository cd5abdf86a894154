"""What bytes are, by looking at them: the name of a file and the word of a server are hints, not proof."""

from __future__ import annotations

import re
from enum import StrEnum

HEAD = 4096  # bytes that are looked at


class Kind(StrEnum):
    """What a beginning of bytes looks like."""

    EMPTY = "empty"
    BINARY = "binary"
    GZIP = "gzip"
    PARQUET = "parquet"
    WARC = "warc"
    JSON = "json"
    FEED = "feed"
    OPML = "opml"
    HTML = "html"
    XML = "xml"  # of some other sort
    TEXT = "text"


# First bytes of what people mistake for a report, with the word that the message uses.
MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office file"),
    (b"PK\x05\x06", "a zip archive"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office file"),
    (b"{\\rtf", "an RTF file"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\xfd7zXZ\x00", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a zstd file"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"%!PS", "a PostScript file"),
)
_WIDE_BOMS = (b"\xff\xfe", b"\xfe\xff")  # UTF-16 (and UTF-32): NULs are part of such text
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27}) + b"\x7f"

_PROLOGUE = re.compile(r"(?:\s|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>)*", re.DOTALL | re.IGNORECASE)
_ROOT = re.compile(r"<([A-Za-z][\w.-]*:)?([A-Za-z][\w.-]*)")
_HTML_TAGS = re.compile(
    r"<(?:html|head|body|title|meta|article|div|p|h[1-6]|script|link|main|section|span|table|br|a)\b[^<]*>",
    re.IGNORECASE,
)
_JSON = re.compile(r'\{\s*(?:"|\}\s*$)|\[\s*(?:\{\s*"|\]\s*$)')
FEED_ROOTS = frozenset({"rss", "feed", "rdf"})


def binary_name(head: bytes) -> str | None:
    """Return what kind of binary file begins with `head`, or None where it may be text.

    >>> binary_name(b"%PDF-1.7 ..."), binary_name(b"Seoul said")
    ('a PDF', None)
    """
    for magic, name in MAGIC:
        if head.startswith(magic):
            return name
    if head[4:8] == b"ftyp":
        return "a film or image file"
    if head.startswith(_WIDE_BOMS):
        return None
    head = head[:HEAD]
    if b"\0" in head or len(head.translate(None, _CONTROLS)) < 0.98 * len(head):
        return "a binary file"
    return None


def head_text(body: bytes) -> str:
    """Return the beginning of `body` as characters, good enough to look for tags in it."""
    head = body[:HEAD]
    if head.startswith(_WIDE_BOMS):
        return head.decode("utf-16", errors="replace")
    return head.removeprefix(b"\xef\xbb\xbf").decode("utf-8", errors="replace")


def sniff(body: bytes) -> Kind:  # noqa: PLR0911  a table of kinds, one return each
    """Return what `body` (or its first 4096 bytes) looks like.

    >>> sniff(b'<?xml version="1.0"?><rss version="2.0">'), sniff(b"SEOUL, June 16 - The office")
    (<Kind.FEED: 'feed'>, <Kind.TEXT: 'text'>)
    """
    if not body.strip():
        return Kind.EMPTY
    if body.startswith(b"\x1f\x8b"):
        return Kind.GZIP
    if body.startswith(b"PAR1"):
        return Kind.PARQUET
    if re.match(rb"WARC/\d", body):
        return Kind.WARC
    if binary_name(body) is not None:
        return Kind.BINARY
    head = head_text(body)
    if _JSON.match(head.lstrip()):
        return Kind.JSON
    return _markup_kind(head)


def _markup_kind(head: str) -> Kind:
    prologue = _PROLOGUE.match(head)
    rest = head[prologue.end() :] if prologue else head
    root = _ROOT.match(rest)
    name = root.group(2).lower() if root else ""
    if name == "opml":
        return Kind.OPML
    if name in FEED_ROOTS:
        return Kind.FEED
    if re.search(r"<!doctype\s+html", head, re.IGNORECASE) or _HTML_TAGS.match(rest):
        return Kind.HTML
    if head.lstrip().startswith("<?xml"):
        return Kind.HTML if name == "html" else Kind.XML
    # Fragments such as "Skip to content <div>…": two tags that only HTML has.
    return Kind.HTML if len(_HTML_TAGS.findall(head)) >= 2 else Kind.TEXT

"""Bytes to text: which characters a page is written in, and where we know it from."""

from __future__ import annotations

import codecs
import re

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.\-]{2,40})", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.\-]{2,40})", re.IGNORECASE)

# What browsers read for these labels (WHATWG Encoding Standard): pages that say Latin-1 are written in Windows-1252.
_AS_BROWSERS_DO = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "utf-16": "utf-16-le",
}
_META_WITHIN = 4096  # the standard says 1,024 bytes; real pages put scripts first
_BROKEN_SHARE = 0.1  # a UTF-8 page cut in the middle of a letter is still UTF-8: up to one broken letter in ten


def decode(body: bytes, declared: str | None) -> tuple[str, str]:
    """The text of the bytes and the reason for the encoding taken, e.g. `utf-8 (declared)`.

    Order: byte-order mark, declared by the server, declared by the page, UTF-8, a guess by cchardet; bytes that no
    encoding explains become U+FFFD. Never raises. A single-byte label (Latin-1 and the like fit any bytes) does not
    win over bytes that are valid UTF-8 with letters beyond ASCII: such labels are server defaults.

    >>> decode("Kæsong".encode(), "iso-8859-1")
    ('Kæsong', 'utf-8 (valid)')
    """
    for mark, marked in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(marked, "replace"), f"{marked} (byte-order mark)"
    valid_utf8 = _strict(body, "utf-8")
    beyond_ascii = valid_utf8 is not None and len(valid_utf8) < len(body)
    for label, why in ((declared, "declared"), (_in_page(body), "named in the page")):
        name = _python_name(label)
        if name is None:
            continue
        if beyond_ascii and valid_utf8 is not None and name != "utf-8":
            return valid_utf8, "utf-8 (valid)"
        declared_text = _strict(body, name)
        if declared_text is not None:
            return declared_text, f"{name} ({why})"
    if valid_utf8 is not None:
        return valid_utf8, "utf-8 (valid)"
    return _nearly_utf8(body) or _guess(body)


def _in_page(body: bytes) -> str | None:
    head = body[:_META_WITHIN]
    found = _META.search(head) or _XML.search(head)
    return found.group(1).decode("ascii") if found else None


def _python_name(label: str | None) -> str | None:
    """Python's codec for a label as browsers read it; None where there is none or it is no text codec."""
    if not label:
        return None
    try:
        codec = codecs.lookup(label.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    if not codec._is_text_encoding:
        return None
    return _AS_BROWSERS_DO.get(codec.name, codec.name)


def _strict(body: bytes, name: str) -> str | None:
    try:
        return body.decode(name)
    except (UnicodeError, LookupError):
        return None


def _nearly_utf8(body: bytes) -> tuple[str, str] | None:
    text = body.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    beyond_ascii = sum(character > "\x7f" for character in text)
    if broken <= _BROKEN_SHARE * (beyond_ascii - broken):
        return text, "utf-8 (with broken letters)"
    return None


def _guess(body: bytes) -> tuple[str, str]:
    import cchardet  # only pages in an unnamed old encoding pay for it

    name = _python_name(cchardet.detect(body)["encoding"])
    text = None if name is None else _strict(body, name)
    if text is not None:
        return text, f"{name} (guessed)"
    return body.decode("cp1252", "replace"), "cp1252 (last resort)"

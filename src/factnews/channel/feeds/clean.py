"""Texts and moments as feeds take them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from email.utils import format_datetime

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def xml_text(text: str) -> str:
    r"""A text as XML 1.0 can hold it: control characters and lone surrogates become U+FFFD.

    >>> xml_text("a\x00b\x1bc\n")
    'a\ufffdb\ufffdc\n'
    """
    return _NOT_XML.sub("\ufffd", text)


def cell_text(text: str) -> str:
    """A text as a cell of a table: one that a spreadsheet would take for a formula gets an apostrophe before it.

    The rule is OWASP's ("CSV injection"), with the wide forms of the signs that East Asian versions take too.

    >>> cell_text("=1+1"), cell_text("plain")
    ("'=1+1", 'plain')
    """
    clean = xml_text(text)
    return f"'{clean}" if clean.lstrip(" ").startswith(_FORMULA) else clean


def moment(day: date) -> datetime:
    """The first moment of a day, UTC: feeds ask for moments where we know days."""
    return datetime.combine(day, time.min, tzinfo=UTC)


def rfc3339(day: date) -> str:
    """A day as Atom and JSON Feed write moments.

    >>> rfc3339(date(2020, 6, 16))
    '2020-06-16T00:00:00Z'
    """
    return f"{day.isoformat()}T00:00:00Z"


def rfc822(day: date) -> str:
    """A day as RSS writes moments.

    >>> rfc822(date(2020, 6, 16))
    'Tue, 16 Jun 2020 00:00:00 GMT'
    """
    return format_datetime(moment(day), usegmt=True)

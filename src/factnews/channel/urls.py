"""The one place that builds addresses: paths of pages, names of files, and links that work from any folder or prefix.

Every page has a path such as `/facts/4f2a` and can be written in several forms, each with an ending: `.html`, `.json`, …
Links between pages are relative, so that a built site works from a folder, a USB stick and under any prefix of a host.
"""

from __future__ import annotations

import re
from posixpath import relpath
from typing import Final

HOME: Final = "/"
_HOME_FILE: Final = "/index"
_KIND: Final = re.compile(r"(?:IGO|NGO|ORG|ARM|PER)(?=[:-])")
_PLAIN: Final = re.compile(r"[A-Za-z0-9_-]")  # no full stop: an ending names the form of a page
_ESCAPED: Final = re.compile(r"~([0-9a-f]+)~")
_RESERVED: Final = re.compile(r"(?i:con|prn|aux|nul|com\d|lpt\d)")  # names that Windows keeps for itself


def slug(name: str) -> str:
    """An id as a part of an address that every file system takes too; `unslug` gives the id back.

    >>> slug("IGO:UN"), slug("PRK"), slug("a/b")
    ('IGO-UN', 'PRK', 'a~2f~b')
    """
    kind = _KIND.match(name)
    if kind and name[kind.end()] == ":" and not name[kind.end() + 1 :].startswith(":"):
        return f"{kind[0]}-{_escape(name[kind.end() + 1 :])}"
    if kind:
        return f"{kind[0]}~{ord(name[kind.end()]):x}~{_escape(name[kind.end() + 1 :])}"
    return _escape(name, first=True)


def _escape(text: str, *, first: bool = False) -> str:
    escaped = "".join(char if _PLAIN.fullmatch(char) else f"~{ord(char):x}~" for char in text)
    if first and _RESERVED.fullmatch(escaped):
        return f"~{ord(escaped[0]):x}~{escaped[1:]}"
    return escaped


def unslug(part: str) -> str:
    """The id that a part of an address stands for.

    >>> unslug("IGO-UN"), unslug("a~2f~b")
    ('IGO:UN', 'a/b')
    """
    kind = _KIND.match(part)
    if kind and part[kind.end()] == "-":
        part = f"{kind[0]}:{part[kind.end() + 1 :]}"
    return _ESCAPED.sub(lambda found: _character(found[1]), part)


def _character(digits: str) -> str:
    number = int(digits[:8], 16)
    return chr(number) if number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"


def file_of(path: str, form: str = "html") -> str:
    """The file of a page in one form, relative to the site's folder.

    >>> file_of("/"), file_of("/facts/4f2a", "json")
    ('index.html', 'facts/4f2a.json')
    """
    return f"{(_HOME_FILE if path == HOME else path).lstrip('/')}.{form}"


class Links:
    """Links from one page to others: `here` is its path; a built site needs the endings of its files."""

    __slots__ = ("base", "built", "here")

    def __init__(self, here: str, *, built: bool, base: str | None = None) -> None:
        self.here = here
        self.built = built
        self.base = base.rstrip("/") if base else None

    def to(self, path: str, form: str = "html") -> str:
        """The link from this page to a page in one form.

        >>> Links("/facts/4f2a", built=True).to("/actors/PRK")
        '../actors/PRK.html'
        >>> Links("/facts/4f2a", built=False).to("/")
        '../'
        """
        target = f"/{file_of(path, form)}" if form != "html" or self.built else path
        if not self.built and target == HOME:
            return self._up() or "./"
        return relpath(target, self.here.rsplit("/", 1)[0] or "/")

    def _up(self) -> str:
        return "../" * (self.here.count("/") - 1)

    def asset(self, name: str) -> str:
        """The link from this page to a file that lies in the site as it is, such as `static/site.css`."""
        return f"{self._up()}{name}"

    def whole(self, path: str, form: str = "html") -> str:
        """The address of a page as others would cite it; without a known base the path alone.

        >>> Links("/", built=True, base="https://news.example/").whole("/facts/4f2a")
        'https://news.example/facts/4f2a.html'
        """
        if form != "html" or self.built:
            path = path if path == HOME and form == "html" else f"/{file_of(path, form)}"
        return f"{self.base or ''}{path}"

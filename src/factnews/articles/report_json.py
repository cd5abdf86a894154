"""A report in our JSON form to an article: its text is already clean and stays as it is, to the code point."""

from __future__ import annotations

import re
from datetime import date, datetime

import msgspec

from factnews.articles import identity, language
from factnews.errors import InputError
from factnews.model import Article, Page

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SURROGATE = re.compile(r"[\ud800-\udfff]")


class _ReportFile(msgspec.Struct, frozen=True):
    """The fields that are read; claims, statements and any other field are passed over."""

    text: str | None = None
    id: str | int | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    byline: str | None = None
    language: str | None = None
    url: str | None = None


def article_of_json(page: Page) -> Article:
    """The report with `text` and `id` exactly as given; raises InputError for a field that cannot be used."""
    given = _decoded(page)
    if given.text is None or not given.text.strip():
        raise InputError(
            f'{page.source}: the report has no text; a JSON report needs its words in a field "text"; add it',
            reason="no-text",
        )
    if "\x00" in given.text or _SURROGATE.search(given.text):
        raise InputError(
            f"{page.source}: the text holds characters that cannot be stored (NUL or half of a surrogate pair); "
            f"Unicode text without them is allowed; remove them",
            reason="bad-text",
        )
    day, moment = _published(given.published, page.source)
    url = given.url or page.url
    if given.language:
        tongue: tuple[str, str] | None = (given.language[:2].casefold(), "given")
    else:
        tongue = language.language_of(given.text, None)
    fields = {
        "text": "given",
        "title": given.title and "given",
        "published": given.published and "given",
        "publisher": given.publisher and "given",
        "byline": given.byline and "given",
        "language": tongue and tongue[1],
        "url": "given" if given.url else page.url and "page",
    }
    return Article(
        id=identity.id_of(url, page.source) if given.id in {None, ""} else str(given.id),
        text=given.text,
        title=given.title or None,
        published=day,
        published_at=moment,
        publisher=given.publisher or None,
        byline=given.byline or None,
        language=tongue[0] if tongue else None,
        url=url,
        fetched=page.fetched,
        digest=page.digest,
        provenance=tuple((name, where) for name, where in fields.items() if where),
    )


def _decoded(page: Page) -> _ReportFile:
    try:
        body = page.body.removeprefix(b"\xef\xbb\xbf")
        return msgspec.json.decode(body, type=_ReportFile)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(
            f'{page.source}: no report in our JSON form ({error}); one object in UTF-8 with "text" and, where known, '
            f'"id", "title", "published", "publisher", "url" (strings) is allowed; correct the file',
            reason="bad-json",
        ) from error


def _published(given: str | None, source: str) -> tuple[date | None, datetime | None]:
    """The day as written, and the moment where a clock with a zone follows it."""
    if not given:
        return None, None
    try:
        if _DAY.fullmatch(given):
            return date.fromisoformat(given), None
        if _DAY.match(given):
            moment = datetime.fromisoformat(given)
            return moment.date(), moment if moment.tzinfo else None
    except ValueError:
        pass
    raise InputError(
        f'{source}: "published" is "{given[:40]}", which is no date; a day like 2020-06-16 (a clock with its zone may '
        f"follow: 2020-06-16T09:30:00+09:00) or null is allowed; correct it or leave it out and give --published",
        reason="bad-date",
    )

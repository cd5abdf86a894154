"""The language of a report: what its words show, else what the page says."""

from __future__ import annotations

import re
from functools import cache
from typing import Protocol, cast

from factnews.articles.jsonld import text_of
from factnews.articles.markup import Markup

_CODE = re.compile(r"^([a-z]{2})(?:[-_].*)?$", re.IGNORECASE)
_SURE = 0.9  # py3langid's normalised probability; on a paragraph of news it is above .99 or far below
_MIN_LETTERS = 60  # below that a headline full of names is taken for any language
_SAMPLE = 1500  # characters; more text costs time and changes nothing


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


def language_of(text: str, page: Markup | None) -> tuple[str, str] | None:
    """ISO 639-1 code and where it was found; the words win over the page's label where they are clear.

    >>> language_of("The ministry said on Tuesday that the office had been destroyed in an explosion.", None)
    ('en', 'py3langid')
    """
    sample = text[:_SAMPLE]
    said = _said(page) if page is not None else None
    if sum(character.isalpha() for character in sample) < _MIN_LETTERS:
        return said or _guessed(sample, at_least=_SURE)
    return _guessed(sample, at_least=_SURE) or said or _guessed(sample, at_least=0.0)


def _said(page: Markup) -> tuple[str, str] | None:
    locale = page.first_meta("og:locale", "language", "content-language", "dc.language")
    candidates = (
        (page.root.get("lang") or page.root.get("{http://www.w3.org/XML/1998/namespace}lang"), "html lang"),
        (text_of(page.report.get("inLanguage")) if page.report is not None else None, "json-ld inLanguage"),
        (locale[1] if locale else None, f"meta {locale[0]}" if locale else ""),
    )
    for label, where in candidates:
        if label and (match := _CODE.match(label.strip())):
            return match[1].lower(), where
    return None


def _guessed(sample: str, *, at_least: float) -> tuple[str, str] | None:
    if not any(character.isalpha() for character in sample):
        return None
    code, probability = _identifier().classify(sample)
    return (code, "py3langid") if probability >= at_least else None


@cache
def _identifier() -> _Identifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # 90 ms

    return cast(_Identifier, LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True))

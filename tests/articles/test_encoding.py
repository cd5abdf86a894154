"""Names with letters beyond ASCII are read as they were written, whatever the page declares."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.articles.encoding import decode

WORDS = "Café owners in Łódź met Mr. Müller on Monday – “again”, he said. Señor Ibáñez was there, too."


@pytest.mark.parametrize(
    ("body", "declared"),
    [
        (WORDS.encode(), "utf-8"),
        (WORDS.encode(), None),
        (WORDS.encode(), "iso-8859-1"),
        (WORDS.encode(), "no-such-charset"),
        (WORDS.encode(), "base64"),
        (b"\xef\xbb\xbf" + WORDS.encode(), "iso-8859-1"),
        (b"\xff\xfe" + WORDS.encode("utf-16-le"), None),
        (b'<meta charset="windows-1250">' + "Žluťoučký kůň Łódź".encode("cp1250"), None),
        (b'<?xml version="1.0" encoding="euc-kr"?>' + "서울".encode("euc-kr"), None),
        ("Москва предупредила Вашингтон".encode("cp1251"), "windows-1251"),
        ("北京呼吁各方保持克制".encode("gb2312"), "gb2312"),
    ],
)
def test_the_words_come_out_as_written(body: bytes, declared: str | None) -> None:
    text, _ = decode(body, declared)
    assert any(words in text for words in (WORDS, "Žluťoučký kůň Łódź", "서울", "Москва предупредила", "北京呼吁各方"))


def test_one_broken_byte_does_not_turn_a_utf8_page_into_mojibake() -> None:
    text, why = decode(WORDS.encode() * 5 + b"\xc3", "utf-8")
    assert WORDS in text
    assert why == "utf-8 (with broken letters)"


def test_an_undeclared_old_encoding_is_guessed() -> None:
    words = "Правительство объявило о прекращении переговоров, сообщило министерство во вторник. " * 5
    text, why = decode(words.encode("cp1251"), None)
    assert text == words
    assert "guessed" in why


@given(
    st.binary(max_size=200),
    st.one_of(st.none(), st.sampled_from(["utf-8", "latin-1", "shift_jis", "utf-16", "hex", "\x00"])),
)
@settings(deadline=None, max_examples=150)
def test_no_bytes_and_no_label_make_it_fail(body: bytes, declared: str | None) -> None:
    decode(body, declared)

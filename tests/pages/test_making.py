"""Messages are one printable line, whatever was named."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from factnews.pages.making import make_reject, one_line, web_address


@given(st.text())
def test_no_name_can_break_the_line_or_move_the_terminal(words: str) -> None:
    line = one_line(words)
    assert len(line) <= 400
    assert "\x1b" not in line
    assert len(line.splitlines()) <= 1
    assert one_line(line) == line


def test_a_reject_is_clean_in_both_its_fields() -> None:
    reject = make_reject("a\x1b[31m\nb", "empty", "x\n\ny")
    assert (reject.source, reject.message, reject.stage) == ("a [31m b", "x y", "pages")


def test_only_http_addresses_count_as_addresses() -> None:
    assert web_address("HTTPS://news.example/a") == "HTTPS://news.example/a"
    for words in (None, "", "news.example", "http://", "http:///a", "ftp://news.example", "https://a b"):
        assert web_address(words) is None

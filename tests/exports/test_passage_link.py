"""Links to passages: a reader who clicks lands on the words, not on others like them."""

from __future__ import annotations

import re
from urllib.parse import unquote

from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.exports.passage_link import passage_fragment, passage_link

TEXT = (
    "The ministry closed the office.\n"
    "The union said the ministry closed the office on Monday, and on Tuesday the union called its members out.\n"
    "The ministry closed the office."
)


def directive_places(fragment: str, text: str) -> list[tuple[int, int]]:
    """Every stretch of `text` that a browser could take for the passage of a text directive."""
    prefix = suffix = last = ""
    parts = fragment.split(",")
    if parts[0].endswith("-"):
        prefix = unquote(parts.pop(0)[:-1])
    if parts[-1].startswith("-"):
        suffix = unquote(parts.pop()[1:])
    first = unquote(parts[0])
    if len(parts) == 2:
        last = unquote(parts[1])

    def pattern(words: str) -> str:
        return r"\s+".join(re.escape(word) for word in words.split())

    found = []
    for match in re.finditer(rf"(?=({pattern(prefix)})\s*({pattern(first)})\s*{pattern(suffix)})", text, re.IGNORECASE):
        end = match.end(2)
        if last:
            closing = re.compile(pattern(last), re.IGNORECASE).search(text, end)
            if closing is None:
                continue
            end = closing.end()
        found.append((match.start(2), end))
    return found


def test_a_repeated_sentence_opens_at_the_one_that_was_meant() -> None:
    last = TEXT.rindex("The ministry")
    assert directive_places(passage_fragment(TEXT, last, len(TEXT)), TEXT) == [(last, len(TEXT))]
    assert directive_places(passage_fragment(TEXT, 0, 31), TEXT) == [(0, 31)]


def test_a_passage_over_several_paragraphs_is_linked_as_a_whole() -> None:
    fragment = passage_fragment(TEXT, 32, len(TEXT))
    assert set(directive_places(fragment, TEXT)) == {(32, len(TEXT))}
    assert len(fragment) < 120


def test_dashes_commas_and_ampersands_do_not_break_a_link() -> None:
    text = "A so-called “peace, bread & land” march."
    assert passage_fragment(text, 2, 11) == "so%2Dcalled"
    assert unquote(passage_fragment(text, 2, len(text))) == text[2:]
    assert "," not in passage_fragment(text, 2, len(text))


def test_a_passage_without_words_links_to_the_page_itself() -> None:
    assert passage_link("page.html", " \n ", 0, 3) == "page.html"


words = st.sampled_from(["the", "office", "said.", "North-South", "a,b", "Kaesong", "\n", "“we"])


@settings(deadline=None, max_examples=150)
@given(st.lists(words, min_size=1, max_size=60), st.integers(0, 60), st.integers(1, 60))
def test_a_link_always_reaches_its_passage_and_only_it_where_that_can_be_said(
    chosen: list[str], first: int, length: int
) -> None:
    text = re.sub(r" *\n *", "\n", " ".join(chosen))
    spans = [match.span() for match in re.finditer(r"\S+", text)]
    if not spans:
        return
    first %= len(spans)
    start, end = spans[first][0], spans[min(len(spans), first + length) - 1][1]
    found = directive_places(passage_fragment(text, start, end), text)
    line_end = start + len(text[start:end].split("\n", 1)[0])
    assert any(span in ((start, end), (start, line_end)) for span in found)

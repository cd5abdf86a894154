"""If windows lost or doubled words, sentences would vanish from reports."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.reading.encode import MAX_PIECES
from factnews.reading.windows import cut_windows, paragraphs, words_of


@given(
    st.lists(
        st.tuples(st.sampled_from(["word", "He", ".", "”", "said", "?"]), st.integers(1, 12), st.booleans()),
        max_size=400,
    )
)
@settings(deadline=None, max_examples=100)
def test_windows_cover_every_word_once_and_fit_the_encoder(parts: list[tuple[str, int, bool]]) -> None:
    words = [w for w, _, _ in parts]
    sizes = [n for _, n, _ in parts]
    numbers, number = [], 0
    for _, _, new in parts:
        number += new
        numbers.append(number)
    windows = cut_windows(words, numbers, sizes)
    assert [k for first, last in windows for k in range(first, last)] == list(range(len(words)))
    assert all(0 < sum(sizes[first:last]) <= MAX_PIECES for first, last in windows)


def test_blank_lines_and_short_lines_part_paragraphs_but_wrapped_lines_do_not() -> None:
    text = "A headline\nThe first line of a paragraph that somebody wrapped at the width of\na screen goes on.\n\nNext."
    assert [text[a:b] for a, b in paragraphs(text)] == [
        "A headline",
        "The first line of a paragraph that somebody wrapped at the width of\na screen goes on.",
        "Next.",
    ]


@given(st.text(alphabet="ab .\n\t", max_size=200))
@settings(deadline=None)
def test_no_word_is_lost_between_paragraphs(text: str) -> None:
    words, numbers = words_of(text)
    assert len(words) == len(numbers)
    assert "".join(w.text for w in words) == "".join(text.split())

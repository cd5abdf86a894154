"""The words shown beside a claim hold the claim, and no more of a long sentence than needed."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.cli.passages import WHOLE_SENTENCE, address_of, shorten
from factnews.model import Span


@settings(deadline=None, max_examples=100)
@given(
    st.lists(st.sampled_from(["peace", "in", "Velm", "negotiations", "a"]), min_size=1, max_size=150),
    st.data(),
)
def test_a_passage_holds_its_centre_and_is_cut_at_words(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    starts = [0] + [place + 1 for place, letter in enumerate(text) if letter == " "]
    centre = data.draw(st.sampled_from(starts))
    other = data.draw(st.sampled_from(starts))
    passage = shorten(text, Span(0, len(text)), [Span(centre, centre + 1), Span(other, other + 1)], centre)
    assert passage.start <= centre < passage.end
    assert text[passage.start : passage.end].split() == text[passage.start : passage.end].strip().split(" ")
    assert passage.start == 0 or text[passage.start - 1] == " "
    assert passage.end == len(text) or text[passage.end] == " "
    assert (passage.cut_before, passage.cut_after) == (passage.start > 0, passage.end < len(text))
    assert passage.end - passage.start <= 2 * WHOLE_SENTENCE


def test_only_pages_that_a_browser_shows_are_linked(tmp_path: Path) -> None:
    page = tmp_path / "a b.html"
    page.write_text("x")
    assert address_of(str(page), "https://x.example/") == page.resolve().as_uri()
    assert address_of("table.parquet#3", "https://x.example/") == "https://x.example/"
    assert address_of("https://y.example/", None) == "https://y.example/"
    assert address_of("-", None) is None

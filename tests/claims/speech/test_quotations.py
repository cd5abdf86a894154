from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.claims.speech.quotations import find_quotations


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in find_quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We leave,” she said. “Now.”", ["“We leave,”", "“Now.”"]),
        ('"We leave," she said. "Now."', ['"We leave,"', '"Now."']),
        ("``We leave,'' she said.", ["``We leave,''"]),
        ("'We leave now,' she said.", ["'We leave now,'"]),
        ("‘We leave now,’ she said.", ["‘We leave now,’"]),
        ('He called it " a mess , " and left.', ['" a mess , "']),
    ],
)
def test_words_are_found_in_each_kind_of_marks(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_apostrophes_are_no_quotation_marks() -> None:
    assert quoted("The workers' union didn't say whether the states' envoys, who'd met, agreed.") == []


def test_an_inner_quotation_is_part_of_the_outer() -> None:
    assert quoted("“He told me ‘no,’ and left,” she said.") == ["“He told me ‘no,’ and left,”"]
    assert quoted("“He told me “no,” and left,” she said.")[0].startswith("“He told me")


def test_a_quotation_that_opens_anew_in_each_paragraph_is_one_a_paragraph() -> None:
    text = "She said: “We leave.\n\n“Nobody stays behind.”\n\nThen she left."
    assert quoted(text) == ["“We leave.", "“Nobody stays behind.”"]
    assert [q.closed for q in find_quotations(text)] == [False, True]


def test_a_quotation_cut_into_paragraphs_without_marks_stays_whole() -> None:
    text = 'She said: "We leave.\n\nNobody stays.\n\nThat is all."\n\nThen she left.'
    (quotation,) = find_quotations(text)
    assert [text[part.start : part.end] for part in quotation.parts] == ['"We leave.', "Nobody stays.", 'That is all."']


def test_a_mark_that_is_never_closed_does_not_swallow_the_rest_of_a_report() -> None:
    text = "He said “we leave and never came.\n\n" + "\n\n".join(f"Paragraph {k}." for k in range(20))
    assert quoted(text) == ["“we leave and never came."]


def test_inches_and_lone_marks_do_no_harm() -> None:
    assert quoted('A 12" pipe burst.') == [] or len(quoted('A 12" pipe burst.')[0]) < 20


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet="aB .,\n“”\"'’‘?`-", max_size=60))
def test_quotations_lie_in_the_text_in_order_and_never_overlap(text: str) -> None:
    end = 0
    for quotation in find_quotations(text):
        assert end <= quotation.start < quotation.end <= len(text)
        inside = [(part.start, part.end) for part in quotation.parts]
        assert inside == sorted(inside)
        assert all(start < stop for start, stop in inside)
        end = quotation.end

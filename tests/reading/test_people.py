"""Names of people: who may be whom."""

from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.reading.people import gender_of, may_be_same, name_words, surname_code


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=30))
def test_any_name_gives_a_code_that_can_stand_after_per(name: str) -> None:
    code = surname_code(name)
    assert code
    assert code == code.upper()
    assert not any(c.isspace() or c == ":" for c in code)


def test_a_hyphened_name_parted_by_a_tokenizer_stays_one() -> None:
    assert surname_code("Tal Bar - Levin") == surname_code("Tal Bar-Levin") == "BAR-LEVIN"


def test_a_namesake_with_another_first_name_is_somebody_else() -> None:
    assert may_be_same(["lowe"], {"ann lowe"})
    assert may_be_same(["a", "lowe"], {"ann lowe"})
    assert not may_be_same(["peter", "lowe"], {"ann lowe"})
    assert name_words("Ann Lowe Jr.") == ["ann", "lowe"]


def test_a_title_tells_more_than_a_given_name() -> None:
    assert gender_of("Robin Lowe", ["Mrs."]) == "f"
    assert gender_of("Robert Lowe") == "m"
    assert gender_of("Lowe") is None

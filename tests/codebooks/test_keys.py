"""Looking names up however they are spelled."""

from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.codebooks.keys import is_acronym, key_of


def test_a_name_is_found_in_any_of_its_spellings() -> None:
    assert key_of("Kim Jong-un") == key_of("KIM JONG UN") == key_of("Kim Jong - un")
    assert key_of("The U.S.") == key_of("US’s") == "us"
    assert key_of("Recep Tayyip Erdoğan") == key_of("Recep Tayyip Erdogan")
    assert key_of("Workers' Party") == key_of("Workers ' Party")


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=40))
def test_a_key_looked_up_again_stays_the_same(name: str) -> None:
    key = key_of(name)
    assert "\t" not in key
    assert "\n" not in key
    assert key == key.strip()


def test_us_and_the_us_are_told_apart_by_their_capitals() -> None:
    assert is_acronym("US")
    assert is_acronym("U.N.")
    assert not is_acronym("us")
    assert not is_acronym("Iran")

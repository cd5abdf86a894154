"""States by their ISO codes, those of the past included."""

from factnews.codebooks import load

COUNTRIES = load().countries


def test_states_of_today_and_of_the_past_are_there() -> None:
    assert COUNTRIES["KOR"].name == "South Korea"
    assert COUNTRIES["XKX"].name == "Kosovo"
    assert {"SUN", "YUG", "CSK", "DDR"} <= set(COUNTRIES)


def test_codes_are_three_capitals() -> None:
    assert all(len(code) == 3 and code.isupper() and code.isascii() for code in COUNTRIES)
    assert len(COUNTRIES) > 240

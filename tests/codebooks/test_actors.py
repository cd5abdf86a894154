"""Who a name stands for on the day of a report."""

from datetime import date

import pytest

from factnews.codebooks import load

ACTORS = load().actors
DAY = date(2018, 3, 20)


@pytest.mark.parametrize(
    ("name", "code", "sector"),
    [
        ("the Kremlin", "RUS", "GOV"),
        ("Blue House", "KOR", "GOV"),
        ("Foggy Bottom", "USA", "GOV"),
        ("Bundestag", "DEU", "LEG"),
        ("Scotland Yard", "GBR", "COP"),
        ("NATO", "IGO:NATO", "IGO"),
        ("U.N. Security Council", "IGO:UN", "IGO"),
        ("Amnesty International", "NGO:AMNESTY", "NGO"),
        ("Hezbollah", "ARM:HEZBOLLAH", "REB"),
        ("Soviet Union", "SUN", None),
        ("Yonhap", "KOR", "MED"),
        ("Ankara", "TUR", None),
        ("Czechs", "CZE", None),
    ],
)
def test_a_reader_of_codes_gets_the_state_or_body_behind_a_name(name: str, code: str, sector: str | None) -> None:
    found = ACTORS.lookup(name, DAY)
    assert found is not None
    assert (found.code, found.sector) == (code, sector)


def test_an_official_is_in_office_only_in_his_term() -> None:
    terms = {year: ACTORS.lookup("John Kerry", date(year, 6, 1)) for year in (2014, 2020)}
    assert [a and (a.code, a.sector) for a in terms.values()] == [("USA", "GOV"), ("USA", "ELI")]
    candidate = ACTORS.lookup("Donald Trump", date(2016, 6, 1))
    assert candidate is not None
    assert candidate.sector == "PTY"


def test_one_name_means_different_bodies_at_different_times() -> None:
    before, after = ACTORS.lookup("Taliban", date(2010, 1, 1)), ACTORS.lookup("Taliban", date(2022, 1, 1))
    assert (before and before.code, after and after.code) == ("ARM:TALIBAN", "AFG")
    belgrade = [ACTORS.lookup("Belgrade", date(year, 1, 1)) for year in (1999, 2010)]
    assert [b and b.code for b in belgrade] == ["YUG", "SRB"]


def test_the_longest_name_wins_and_lower_case_words_are_no_names() -> None:
    words = "South Korean President Moon".split()
    found = ACTORS.match(words, DAY)
    assert found is not None
    assert (found.words, found.actor.code) == (2, "KOR")
    assert ACTORS.match(["us", "and", "them"], DAY) is None
    hyphen = ACTORS.match(["Moon", "Jae", "-", "in", "said"], DAY)
    assert hyphen is not None
    assert hyphen.words == 4
    steel = ACTORS.match(["U.S.", "steel", "makers"], DAY)
    assert steel is not None
    assert steel.actor.code == "USA"


def test_a_minister_of_long_ago_does_not_claim_his_namesakes() -> None:
    rows = [r for r in ACTORS.candidates("Jose Antonio Garcia Belaunde") if r.source == "petrarch"]
    assert rows
    assert ACTORS.lookup("Jose Antonio Garcia Belaunde", date(2023, 1, 1)) is None


def test_an_unknown_name_is_nobody() -> None:
    assert ACTORS.lookup("Wilhelmina Quarrystone", DAY) is None
    assert ACTORS.lookup("", DAY) is None


@pytest.mark.parametrize(
    ("words", "whole"), [("the United States", True), ("NATO", True), ("Finnish dockers", False), ("Tillerson", False)]
)
def test_a_whole_state_or_body_is_told_from_those_in_it(words: str, whole: bool) -> None:
    assert ACTORS.is_whole(words) is whole

"""Agent words have the sector that a reader would give them."""

import pytest

from factnews.codebooks import load

AGENTS = load().agents


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        ("foreign minister", "GOV"),
        ("riot police", "COP"),
        ("troops", "MIL"),
        ("lawmakers", "LEG"),
        ("protesters", "CIV"),
        ("rebels", "REB"),
        ("supreme court", "JUD"),
        ("state media", "MED"),
        ("opposition leader", "OPP"),
        ("companies", "BUS"),
    ],
)
def test_an_agent_word_has_its_sector(words: str, sector: str) -> None:
    agent = AGENTS.of_words(words.split())
    assert agent is not None
    assert agent.sector == sector


def test_a_former_official_is_out_of_office_and_a_former_protester_is_not() -> None:
    minister, protester = AGENTS.of_words(["minister"]), AGENTS.of_words(["protester"])
    assert minister is not None
    assert protester is not None
    assert AGENTS.sector(minister, ["former"]) == "ELI"
    assert AGENTS.sector(protester, ["former"]) == "CIV"


def test_a_thing_is_no_agent() -> None:
    assert AGENTS.of_words(["table"]) is None
    assert AGENTS.of_words([]) is None

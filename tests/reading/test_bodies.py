"""Organisations that no table knows."""

from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.reading.bodies import acronyms, unknown_body


def test_a_short_form_in_brackets_becomes_the_code() -> None:
    introduced = acronyms("The Council for Quiet Harbours (CQH) and the River Bank Group (RBG) met.")
    assert introduced == {"CQH": "Council for Quiet Harbours", "RBG": "River Bank Group"}
    body = unknown_body("Council for Quiet Harbours", "PRT", introduced)
    assert body is not None
    assert (body.code, body.sector) == ("NGO:CQH", "NGO")


def test_the_kind_of_a_body_follows_from_its_name() -> None:
    kinds = {
        name: unknown_body(name, "PRT", {})
        for name in ("Lima Steel Corp", "Porto Morning Post", "Open Sea Institute", "Zub")
    }
    assert {name: body and body.code for name, body in kinds.items()} == {
        "Lima Steel Corp": "ORG:LIMA-STEEL",
        "Porto Morning Post": "PRT",
        "Open Sea Institute": "NGO:OPEN-SEA-INSTITUTE",
        "Zub": "ORG:ZUB",
    }


def test_brackets_that_are_no_short_form_introduce_nothing() -> None:
    assert acronyms("She (MP) left. It rose in March (GMT).") == {}


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet="AB ab(). -’", max_size=60))
def test_any_text_can_be_searched_for_short_forms(text: str) -> None:
    for short, long in acronyms(text).items():
        assert short.isupper()
        assert long.split()[0] in text

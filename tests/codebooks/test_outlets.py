"""An outlet is known by its address."""

import pytest

from factnews.codebooks import load

OUTLETS = load().outlets


@pytest.mark.parametrize(
    ("host", "country"),
    [("www.bbc.co.uk", "GBR"), ("edition.cnn.com", "USA"), ("KCNA.KP:443", "PRK"), ("tass.com", "RUS")],
)
def test_an_outlet_is_found_by_its_host_or_a_parent_domain(host: str, country: str) -> None:
    outlet = OUTLETS.outlet_of_domain(host)
    assert outlet is not None
    assert outlet.country == country


def test_a_state_outlet_says_whose_it_is() -> None:
    kcna = OUTLETS.outlet_of_domain("kcna.kp")
    assert kcna is not None
    assert kcna.ownership == "state-controlled"


@pytest.mark.parametrize("host", ["", "uk", "co.uk", "localhost", "no-such-paper.example"])
def test_an_unknown_host_is_no_outlet(host: str) -> None:
    assert OUTLETS.outlet_of_domain(host) is None

"""Private addresses in all their disguises must be refused."""

from __future__ import annotations

import ipaddress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factnews.errors import FetchError
from factnews.pages.addresses import NOT_PUBLIC, check_public, is_public, resolve


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.127.255.254",
        "198.18.0.1",
        "203.0.113.9",
        "224.0.0.1",
        "239.255.255.250",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::ffff:169.254.169.254",
        "::127.0.0.1",
        "64:ff9b::10.0.0.1",
        "2002:7f00:0001::",
        "2001::1",
        "fe80::1",
        "fe80::1%eth0",
        "2606:4700::1%eth0",
        "fc00::1",
        "fd12:3456::1",
        "fec0::1",
        "ff02::1",
        "2001:db8::1",
        "not an address",
        "",
    ],
)
def test_an_address_of_somebodys_own_network_is_never_read_by_accident(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["1.1.1.1", "93.184.215.14", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "::ffff:1.1.1.1"]
)
def test_the_public_internet_stays_readable(address: str) -> None:
    assert is_public(address)


@given(
    st.sampled_from(NOT_PUBLIC).flatmap(
        lambda network: st.integers(0, network.num_addresses - 1).map(network.__getitem__)
    )
)
@settings(deadline=None, max_examples=100)
def test_no_address_of_a_special_network_is_public_in_any_wrapping(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    assert not is_public(str(address))
    if address.version == 4:
        assert not is_public(f"::ffff:{address}")
        assert not is_public(f"64:ff9b::{address}")


def test_one_private_address_among_public_ones_refuses_the_host() -> None:
    with pytest.raises(FetchError, match="allow-private") as caught:
        check_public("news.example", ["1.1.1.1", "127.0.0.1"])
    assert caught.value.reason == "private-address"


@pytest.mark.parametrize("host", ["localhost", "2130706433", "0x7f.1", "127.1"])
def test_loopback_written_oddly_is_seen_as_loopback(host: str) -> None:
    try:
        addresses = resolve(host, 80, 5)
    except FetchError:
        return  # some resolvers refuse such spellings, which is as good
    with pytest.raises(FetchError):
        check_public(host, addresses)

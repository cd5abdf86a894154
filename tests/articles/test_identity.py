"""One report under many addresses is stored once; two reports are not taken for one."""

from __future__ import annotations

import pytest

from factnews.articles.identity import address_of, id_of
from tests.articles.pages import Layout, json_ld, parsed

URL = "https://www.alder.example/world/strike?id=7"


@pytest.mark.parametrize(
    "same",
    [
        "http://alder.example/world/strike?id=7",
        "https://m.alder.example/world/strike/?id=7",
        "https://www.alder.example/world/strike?utm_source=mail&id=7&fbclid=abc#top",
    ],
)
def test_spellings_of_one_address_share_an_id(same: str) -> None:
    assert id_of(same, "a") == id_of(URL, "b")


@pytest.mark.parametrize(
    "other", ["https://www.alder.example/world/strike?id=8", "https://brack.example/world/strike?id=7"]
)
def test_other_addresses_have_other_ids(other: str) -> None:
    assert id_of(other, "a") != id_of(URL, "a")


def test_a_file_without_an_address_is_known_by_its_name() -> None:
    assert id_of(None, "a.txt") == id_of(None, "a.txt") != id_of(None, "b.txt")
    assert len(id_of(None, "a.txt")) == 12


def canonical(address: str) -> str:
    return f'<link rel="canonical" href="{address}">'


@pytest.mark.parametrize(
    ("head", "url", "address", "where"),
    [
        (canonical("/world/s"), "https://alder.example/x?y=1", "https://alder.example/world/s", "canonical link"),
        (canonical("https://brack.example/s"), "https://alder.example/x", "https://alder.example/x", "page"),
        (canonical("https://alder.example/"), "https://alder.example/x", "https://alder.example/x", "page"),
        (canonical("http://[broken"), "https://alder.example/x", "https://alder.example/x", "page"),
        (
            '<meta property="og:url" content="https://alder.example/s?utm_medium=x">',
            None,
            "https://alder.example/s",
            "meta og:url",
        ),
        (json_ld(url="https://alder.example/s"), None, "https://alder.example/s", "json-ld url"),
    ],
)
def test_the_address_a_page_names_for_itself_is_believed_on_its_own_host_only(
    head: str, url: str | None, address: str, where: str
) -> None:
    assert address_of(parsed(Layout(head=head), url=url)) == (address, where)


def test_a_page_without_any_address_has_none() -> None:
    assert address_of(parsed()) is None

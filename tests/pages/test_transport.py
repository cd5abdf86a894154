"""The address that was checked is the address that is connected to; nothing lies between."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import httpcore
import pytest

from factnews.pages import FetchSettings, Network
from tests.pages.helpers import Answer, Site, fetched, reasons

PUBLIC = "93.184.215.14"
STRICT = FetchSettings(timeout=60)


class World(httpcore.NetworkBackend):
    """Public addresses are all played by one server of this machine; what was dialled is remembered."""

    def __init__(self, site: Site) -> None:
        self.dialled: list[str] = []
        self._port = site.port
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        self.dialled.append(host)
        return self._inner.connect_tcp("127.0.0.1", self._port, timeout, local_address, socket_options)


def names(table: dict[str, list[str]]) -> Network:
    return Network(resolve=lambda host, port, timeout: table.get(host, [host]))


def in_world(site: Site, table: dict[str, list[str]]) -> tuple[World, Network]:
    world = World(site)
    return world, Network(resolve=lambda host, port, timeout: table.get(host, [host]), backend=world)


def test_a_public_host_is_read_and_keeps_its_name_in_the_request(site: Site) -> None:
    site.pages["/a"] = Answer()
    world, network = in_world(site, {"news.example": [PUBLIC]})
    pages, rejects = fetched("http://news.example/a", settings=STRICT, network=network)
    assert rejects == []
    assert [page.url for page in pages] == ["http://news.example/a"]
    assert site.asked[-1][1]["host"] == "news.example"
    assert set(world.dialled) == {PUBLIC}


@pytest.mark.parametrize("url", ["http://127.0.0.1:{port}/a", "http://localhost:{port}/a", "http://[::1]:{port}/a"])
def test_a_loopback_address_is_refused_before_any_connection(site: Site, url: str) -> None:
    site.pages["/a"] = Answer()
    assert reasons(url.format(port=site.port), settings=STRICT) == ["private-address"]
    assert site.asked == []


def test_a_redirect_from_a_public_page_to_loopback_is_refused(site: Site) -> None:
    site.pages["/go"] = Answer(b"", 302, {"Location": f"http://127.0.0.1:{site.port}/secret"})
    site.pages["/secret"] = Answer()
    world, network = in_world(site, {"news.example": [PUBLIC]})
    assert reasons("http://news.example/go", settings=STRICT, network=network) == ["private-address"]
    assert "/secret" not in site.paths()
    assert set(world.dialled) == {PUBLIC}


def test_a_redirect_to_a_name_that_resolves_to_loopback_is_refused(site: Site) -> None:
    site.pages["/go"] = Answer(b"", 301, {"Location": "http://inside.example/secret"})
    site.pages["/secret"] = Answer()
    world, network = in_world(site, {"news.example": [PUBLIC], "inside.example": ["127.0.0.1"]})
    assert reasons("http://news.example/go", settings=STRICT, network=network) == ["private-address"]
    assert "/secret" not in site.paths()
    assert set(world.dialled) == {PUBLIC}


@pytest.mark.parametrize("inside", ["127.0.0.1", "::ffff:127.0.0.1", "169.254.169.254", "100.64.1.1", "fe80::1"])
def test_a_name_that_resolves_to_an_inner_address_is_refused(site: Site, inside: str) -> None:
    world, network = in_world(site, {"news.example": [PUBLIC, inside]})
    assert reasons("http://news.example/a", settings=STRICT, network=network) == ["private-address"]
    assert world.dialled == []


def test_robots_txt_is_no_way_round_the_check(site: Site) -> None:
    site.pages["/robots.txt"] = Answer(b"", 302, {"Location": "http://inside.example/robots.txt"})
    site.pages["/a"] = Answer()
    world, network = in_world(site, {"news.example": [PUBLIC], "inside.example": ["10.0.0.1"]})
    assert reasons("http://news.example/a", settings=STRICT, network=network) == ["private-address"]
    assert set(world.dialled) == {PUBLIC}


def test_a_name_server_that_changes_its_answer_after_the_check_gains_nothing(site: Site) -> None:
    site.pages["/a"] = Answer(headers={"Content-Type": "text/html", "Connection": "close"})
    site.pages["/robots.txt"] = Answer(b"", 404, {"Connection": "close"})
    answers = [[PUBLIC], ["127.0.0.1"]]
    asked: list[str] = []

    def rebinding(host: str, port: int, timeout: float) -> Sequence[str]:
        asked.append(host)
        return answers[min(len(asked), 2) - 1]

    world = World(site)
    network = Network(resolve=rebinding, backend=world)
    relaxed = FetchSettings(timeout=60, respect_robots=False)
    pages, _ = fetched("http://news.example/a", settings=relaxed, network=network)
    assert len(pages) == 1
    assert asked == ["news.example"]  # once for the connection: checked and used are the same answer
    assert world.dialled == [PUBLIC]

    asked.clear()
    world.dialled.clear()
    # With robots.txt there are two connections here; the second is checked as the first was.
    assert reasons("http://news.example/a", settings=STRICT, network=network) == ["private-address"]
    assert world.dialled == [PUBLIC]


def test_the_next_address_of_a_host_is_tried_when_the_first_is_dead(site: Site) -> None:
    site.pages["/a"] = Answer()

    class HalfDead(World):
        def connect_tcp(self, host: str, port: int, *rest: object, **more: object) -> httpcore.NetworkStream:
            if host == "93.184.215.13":
                raise httpcore.ConnectError("refused")
            return super().connect_tcp(host, port)

    network = Network(resolve=lambda host, port, timeout: ["93.184.215.13", PUBLIC], backend=HalfDead(site))
    pages, _ = fetched("http://news.example/a", settings=STRICT, network=network)
    assert len(pages) == 1


def test_private_addresses_are_read_when_the_user_allows_it(site: Site) -> None:
    site.pages["/a"] = Answer()
    pages, rejects = fetched(f"{site.url}/a")
    assert (len(pages), rejects) == (1, [])

"""Which network addresses are public: everything else is refused unless private addresses are allowed."""

from __future__ import annotations

import ipaddress
import queue
import socket
import threading
from collections.abc import Sequence

from factnews.errors import FetchError

# IANA special-purpose registries (RFC 6890 and updates), multicast (RFC 5771, RFC 4291), site-local (RFC 3879).
# Written out because what `ipaddress.is_global` knows differs between versions of Python.
NOT_PUBLIC = tuple(
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # carrier-grade NAT
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local, cloud metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relay, withdrawn
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
        "::/128",  # unspecified
        "::1/128",  # loopback
        "64:ff9b:1::/48",  # local translation
        "100::/64",  # discard
        "2001::/23",  # protocol assignments, Teredo
        "2001:db8::/32",  # documentation
        "3fff::/20",  # documentation
        "5f00::/16",  # segment routing
        "fc00::/7",  # unique local
        "fe80::/10",  # link-local
        "fec0::/10",  # site-local, withdrawn
        "ff00::/8",  # multicast
    )
)
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_COMPATIBLE = ipaddress.IPv6Network("::/96")  # IPv4-compatible, withdrawn


def embedded_ipv4(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address that an IPv6 address carries (mapped, 6to4, NAT64, compatible), if any."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address in _NAT64 or (address in _COMPATIBLE and int(address) > 1):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def is_public(address: str) -> bool:
    """Tell whether a numeric address lies in the public internet; what is no address is not public.

    >>> is_public("93.184.215.14"), is_public("169.254.169.254"), is_public("::ffff:127.0.0.1")
    (True, False, False)
    """
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.scope_id is not None:
            return False
        if (inner := embedded_ipv4(parsed)) is not None:
            return is_public(str(inner))
    return parsed.is_global and not parsed.is_multicast and not any(parsed in network for network in NOT_PUBLIC)


def resolve(host: str, port: int, timeout: float) -> Sequence[str]:
    """Return the numeric addresses of `host` by the system's resolver, in its order; raises `FetchError`.

    The resolver has no time limit of its own, so it works in a thread that is left behind after `timeout` seconds.
    """
    answers: queue.SimpleQueue[list[str] | OSError | UnicodeError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put(list(dict.fromkeys(str(answer[4][0]) for answer in found)))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=ask, daemon=True, name=f"resolve {host}").start()
    try:
        answer = answers.get(timeout=max(timeout, 0.001))
    except queue.Empty:
        raise FetchError(f"the name {host} was not resolved in time; try again later", reason="timeout") from None
    if not isinstance(answer, list) or not answer:
        raise FetchError(f"no address found for {host}; check the spelling and the network", reason="network")
    return answer


def check_public(host: str, addresses: Sequence[str]) -> None:
    """Raise `FetchError` where any of the `addresses` of `host` is not public."""
    for address in addresses:
        if not is_public(address):
            which = address if address == host else f"{host} ({address})"
            raise FetchError(
                f"{which} is not a public address; give --allow-private to read from your own network",
                reason="private-address",
            )

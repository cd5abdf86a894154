"""The connection itself: made to an address that was checked, under one time limit for all that happens on it.

A name is resolved once for each connection, every address it has is checked, and the connection goes to one of exactly
these addresses, while the Host header and the TLS name stay those of the URL. Between check and use nothing is resolved
again, so a name server cannot answer "public" first and "127.0.0.1" afterwards.
"""

from __future__ import annotations

import functools
import ssl
import time
from collections.abc import Iterable, Iterator
from typing import Any

import httpcore
import httpx

from factnews.pages.addresses import check_public, resolve
from factnews.pages.settings import Network

_TRIES = 4  # addresses of one name that are tried


class Deadline:
    """Seconds left for one address with all its redirects; without it a server could drip a byte at a time for ever."""

    def __init__(self) -> None:
        self._end = float("inf")

    def start(self, seconds: float) -> None:
        """Begin to count down from `seconds`."""
        self._end = time.monotonic() + seconds

    def remaining(self, at_most: float | None = None) -> float:
        """Return the seconds left, but not more than `at_most`; raises `httpcore.ReadTimeout` when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the time for this address is used up")
        return left if at_most is None else min(left, at_most)


class TimedStream(httpcore.NetworkStream):
    """A connection whose every step has at most the time that is left."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.remaining(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.remaining(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secured = self._inner.start_tls(ssl_context, server_hostname, self._deadline.remaining(timeout))
        return TimedStream(secured, self._deadline)

    # Any: the answer's type hangs on the question (a socket, an address, a flag), as in httpcore.
    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class CheckedBackend(httpcore.NetworkBackend):
    """Connects to checked addresses only."""

    def __init__(self, *, allow_private: bool, network: Network, deadline: Deadline) -> None:
        self._allow_private = allow_private
        self._resolve = network.resolve or resolve
        self._inner = network.backend or httpcore.SyncBackend()
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = self._resolve(host, port, self._deadline.remaining(timeout))
        if not self._allow_private:
            check_public(host, addresses)
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in addresses[:_TRIES]:
            try:
                stream = self._inner.connect_tcp(
                    address,
                    port,
                    timeout=self._deadline.remaining() / 2,  # leave time for the next address
                    local_address=local_address,
                    socket_options=socket_options,
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
                continue
            return TimedStream(stream, self._deadline)
        raise failure


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: httpcore.ConnectionPool | Iterable[bytes]) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream  # type: ignore[misc]  # httpcore types the stream of a sync answer as either kind

    def close(self) -> None:
        if hasattr(self._stream, "close"):
            self._stream.close()


@functools.cache
def _ssl_context() -> ssl.SSLContext:
    return httpx.create_ssl_context()  # 30 ms: the certificates are read once a process


class CheckedTransport(httpx.BaseTransport):
    """httpx over `CheckedBackend`; HTTP/1.1, no proxies (a proxy would make the connection out of our sight)."""

    def __init__(self, *, allow_private: bool, network: Network, deadline: Deadline) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=_ssl_context(),
            max_connections=8,
            keepalive_expiry=15.0,
            network_backend=CheckedBackend(allow_private=allow_private, network=network, deadline=deadline),
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            status_code=answer.status,
            headers=answer.headers,
            stream=_Body(answer.stream),  # type: ignore[arg-type]
            extensions=answer.extensions,
        )

    def close(self) -> None:
        self._pool.close()

"""One address on the web: caps on size, redirects and time; conditional GET; robots; no private addresses."""

from __future__ import annotations

import time
from dataclasses import dataclass
from urllib.parse import urlsplit

import httpcore
import httpx

from factnews.errors import FetchError, InputError
from factnews.pages.gunzip import gunzip, size_words
from factnews.pages.making import Headers, web_address
from factnews.pages.robots import ROBOTS_CAP, Answer, Robots
from factnews.pages.settings import FetchSettings, Network
from factnews.pages.transport import CheckedTransport, Deadline

REDIRECTS = frozenset({301, 302, 303, 307, 308})
ACCEPT = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json;q=0.9,*/*;q=0.5"
)
# Kinds that cannot hold a report: refused by the server's word, before a byte of them is read.
BINARY_TYPES = ("image/", "video/", "audio/", "font/", "application/pdf", "application/zip", "application/vnd.")
# Not kept with the page: they name the reader's session, not the page.
PRIVATE_HEADERS = frozenset({"set-cookie", "set-cookie2", "www-authenticate"})


@dataclass(frozen=True, slots=True)
class Download:
    """What a server gave, after redirects and unpacking."""

    url: str  # the last address
    body: bytes
    media_type: str  # as the server says, lower case; "" where it says none
    charset: str | None
    headers: Headers


class WebClient:
    """Fetches addresses one after the other, in one set of connections."""

    def __init__(self, settings: FetchSettings, network: Network) -> None:
        self._settings = settings
        self._deadline = Deadline()
        self._sleep = network.sleep
        self._robots = Robots(self._robots_txt, settings.user_agent)
        self._last: dict[str, float] = {}  # site -> when it was last asked
        self._client = httpx.Client(
            transport=CheckedTransport(allow_private=settings.allow_private, network=network, deadline=self._deadline),
            headers={"User-Agent": settings.user_agent, "Accept": ACCEPT, "Accept-Encoding": "gzip"},
            follow_redirects=False,
            trust_env=False,
            timeout=None,  # noqa: S113  the deadline in the transport is the limit
        )

    def close(self) -> None:
        """Close all connections."""
        self._client.close()

    def download(self, url: str) -> Download | None:
        """Return what `url` gives, or None where it has not changed since (304); raises `FetchError`."""
        self._client.cookies.clear()
        self._deadline.start(self._settings.timeout)
        named = url
        for _ in range(self._settings.max_redirects + 1):
            url = checked_address(url)
            self._ask_leave(url)
            answer = self._hop(url, conditional=True, cap=self._settings.max_bytes)
            if not isinstance(answer, str):
                return answer
            url = answer
        raise FetchError(
            f"{named} redirects more than {self._settings.max_redirects} times; look up its real address in a browser",
            reason="redirects",
        )

    def _ask_leave(self, url: str) -> None:
        if not self._settings.respect_robots:
            return
        delay = min(self._robots.check(url), self._settings.max_crawl_delay)
        site = urlsplit(url).netloc
        wait = delay - (time.monotonic() - self._last.get(site, float("-inf")))
        if delay and wait > 0:
            self._sleep(wait)
            self._deadline.start(self._settings.timeout)  # politeness is not the server's slowness
        self._last[site] = time.monotonic()

    def _hop(self, url: str, *, conditional: bool, cap: int) -> Download | str | None:
        """Return the answer of `url`, or the address it redirects to, or None where nothing changed."""
        validators = self._settings.validators(url) if conditional else None
        try:
            with self._client.stream("GET", url, headers=_conditions(validators)) as response:
                if response.status_code in REDIRECTS and "location" in response.headers:
                    return str(response.url.join(response.headers["location"]))
                if response.status_code == 304 and validators is not None:
                    return None
                if response.status_code != 200:
                    raise _status_error(url, response)
                return _download(url, response, cap)
        except (httpcore.TimeoutException, httpx.TimeoutException):
            raise FetchError(
                f"{url} took longer than {self._settings.timeout:g} seconds; try again later", reason="timeout"
            ) from None
        except (httpcore.ConnectError, httpcore.ProxyError) as error:
            raise FetchError(
                f"no connection to {url} ({_why(error)}); check the address and the network", reason="network"
            ) from None
        except (httpcore.NetworkError, httpcore.ProtocolError, httpx.HTTPError, httpx.StreamError) as error:
            raise FetchError(
                f"{url} broke off or answered against the rules of HTTP ({_why(error)}); try again later",
                reason="network",
            ) from None
        except (httpcore.UnsupportedProtocol, httpx.InvalidURL, UnicodeError, ValueError) as error:
            raise FetchError(f"{url} cannot be asked for ({_why(error)})", reason="bad-address") from None

    def _robots_txt(self, url: str) -> Answer:
        for _ in range(self._settings.max_redirects + 1):
            try:
                answer = self._hop(checked_address(url), conditional=False, cap=ROBOTS_CAP)
            except _StatusError as error:
                return Answer(error.status, b"")
            except FetchError as error:
                if error.reason in {"too-large", "content-encoding", "binary", "truncated", "damaged"}:
                    return Answer(404, b"")  # no robots.txt that anybody could read
                raise
            if isinstance(answer, Download):
                return Answer(200, answer.body)
            url = answer or url
        return Answer(404, b"")  # RFC 9309: too many redirects count as none


class _StatusError(FetchError):
    """An answer without a page; `status` is that of HTTP."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message, reason="http-status")
        self.status = status


def checked_address(url: str) -> str:
    """Return `url` where it is an address we would ask for; raises `FetchError` with the reason `bad-address`.

    >>> checked_address("ftp://news.example/a")
    Traceback (most recent call last):
    factnews.errors.FetchError: ftp://news.example/a is not a web address; http:// and https:// are read
    """
    if web_address(url) is None:
        raise FetchError(f"{url} is not a web address; http:// and https:// are read", reason="bad-address")
    try:
        parsed = httpx.URL(url.strip())
    except httpx.InvalidURL as error:
        raise FetchError(f"{url} is not a web address ({error})", reason="bad-address") from None
    if parsed.userinfo:
        raise FetchError(
            f"an address on {parsed.host} carries a name or password; save the page in a browser and read the file",
            reason="bad-address",
        )
    if not parsed.host:
        raise FetchError(f"{url} names no server", reason="bad-address")
    return str(parsed.copy_with(fragment=None))


def _conditions(validators: tuple[str | None, str | None] | None) -> dict[str, str]:
    etag, modified = validators or (None, None)
    conditions = {"If-None-Match": etag, "If-Modified-Since": modified}
    return {name: value for name, value in conditions.items() if value}


def _status_error(url: str, response: httpx.Response) -> _StatusError:
    status = response.status_code
    if status in {401, 402, 403, 407, 451}:
        what_to_do = "the site does not show it to programs; save the page in a browser and read the file"
    elif status in {404, 410}:
        what_to_do = "check the address"
    else:
        what_to_do = "try again later"
    return _StatusError(f"{url} answered HTTP {status} {response.reason_phrase}; {what_to_do}", status)


def _download(url: str, response: httpx.Response, cap: int) -> Download:
    media_type = response.headers.get("content-type", "").split(";")[0].strip().lower()
    if media_type.startswith(BINARY_TYPES):
        raise FetchError(f"{url} is {media_type}, no page of text", reason="binary")
    declared = response.headers.get("content-length", "")
    if declared.isdigit() and int(declared) > cap:
        raise _too_large(url, cap)
    raw = bytearray()
    for chunk in response.iter_raw():
        raw += chunk
        if len(raw) > cap:
            raise _too_large(url, cap)
    kept = tuple((name.lower(), value) for name, value in response.headers.items() if name not in PRIVATE_HEADERS)
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    return Download(url, _unpacked(url, bytes(raw), encoding, cap), media_type, response.charset_encoding, kept)


def _unpacked(url: str, raw: bytes, encoding: str, cap: int) -> bytes:
    if encoding in {"", "identity"} or not raw:
        return raw
    if encoding not in {"gzip", "x-gzip"}:
        raise FetchError(f"{url} came packed as {encoding}, though only gzip was asked for", reason="content-encoding")
    try:
        return gunzip(raw, cap)
    except InputError as error:
        raise FetchError(f"{url}: {error}", reason=error.reason) from None


def _too_large(url: str, cap: int) -> FetchError:
    return FetchError(f"{url} is larger than {size_words(cap)}, the cap for one page", reason="too-large")


def _why(error: Exception) -> str:
    return str(error) or type(error).__name__

"""What a site allows (robots.txt, RFC 9309), asked once for each site."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from protego import Protego

from factnews.errors import FetchError

ROBOTS_CAP = 512_000  # bytes; RFC 9309 asks for at least 500 KiB
_FAILURE_LIFE = 60.0  # seconds for which a dead site is not asked again


@dataclass(frozen=True, slots=True)
class Answer:
    """A site's answer to the question for its robots.txt."""

    status: int
    body: bytes


@dataclass(frozen=True, slots=True)
class _Rules:
    parsed: Protego | None  # None: the site did not say and must be left alone
    crawl_delay: float


class Robots:
    """The rules of sites met so far; `get` fetches a robots.txt (following redirects) or raises `FetchError`."""

    def __init__(self, get: Callable[[str], Answer], user_agent: str) -> None:
        self._get = get
        self._agent = re.split(r"[/ ]", user_agent, maxsplit=1)[0]
        self._rules: dict[str, _Rules] = {}
        self._failures: dict[str, tuple[float, FetchError]] = {}

    def check(self, url: str) -> float:
        """Return the seconds the site wants between two requests; raises `FetchError` where it wants none of `url`."""
        rules = self._rules_of(url)
        if rules.parsed is None:
            raise FetchError(
                f"{url} is left alone: the site could not show its robots.txt (server error); try again later",
                reason="robots",
            )
        if not rules.parsed.can_fetch(url, self._agent):
            raise FetchError(
                f"{url} is closed to {self._agent} by the site's robots.txt; save the page in a browser and read that",
                reason="robots",
            )
        return rules.crawl_delay

    def _rules_of(self, url: str) -> _Rules:
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        if (known := self._rules.get(site)) is not None:
            return known
        if (failure := self._failures.get(site)) is not None and time.monotonic() - failure[0] < _FAILURE_LIFE:
            raise failure[1]
        try:
            answer = self._get(f"{site}/robots.txt")
        except FetchError as error:
            self._failures[site] = (time.monotonic(), error)
            raise
        self._rules[site] = rules = self._rules_in(answer)
        return rules

    def _rules_in(self, answer: Answer) -> _Rules:
        if answer.status == 429 or answer.status >= 500:
            return _Rules(None, 0.0)
        words = answer.body.decode("utf-8", errors="replace") if answer.status == 200 else ""
        parsed = Protego.parse(words)
        return _Rules(parsed, float(parsed.crawl_delay(self._agent) or 0.0))

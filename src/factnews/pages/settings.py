"""What a fetch may do, and the seams (clock, network) that tests replace instead of patching."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeAlias

from factnews import __version__
from factnews.errors import InputError

if TYPE_CHECKING:
    import httpcore

Validators: TypeAlias = tuple[str | None, str | None]
"""(ETag, Last-Modified) of the version of a page that is already kept."""

Previous: TypeAlias = Callable[[str], Validators | None] | Mapping[str, Validators]
Clock: TypeAlias = Callable[[], datetime]

MEBIBYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """Caps and manners of a fetch; each cap holds for one page, be it a file, a line, a row, a record or an answer.

    >>> FetchSettings(max_redirects=-1)
    Traceback (most recent call last):
    factnews.errors.InputError: max_redirects is -1; it must be 0 or more
    """

    max_bytes: int = 10 * MEBIBYTE  # the longest news page of the extraction corpora has 4 MB
    max_redirects: int = 5
    timeout: float = 30.0  # seconds for one address with all its redirects
    allow_private: bool = False
    respect_robots: bool = True
    user_agent: str = f"factnews/{__version__}"
    previous: Previous | None = None  # address -> validators of the version we have, for conditional GET
    max_entries: int = 1000  # of one feed
    max_crawl_delay: float = 10.0  # seconds; a longer Crawl-delay is cut to this

    def __post_init__(self) -> None:
        for name, least in (("max_bytes", 1), ("max_redirects", 0), ("max_entries", 1), ("max_crawl_delay", 0)):
            if (value := getattr(self, name)) < least:
                raise InputError(f"{name} is {value}; it must be {least} or more", reason="bad-setting")
        if self.timeout <= 0:
            raise InputError(f"timeout is {self.timeout}; it must be more than 0 seconds", reason="bad-setting")

    def validators(self, url: str) -> Validators | None:
        """Return ETag and Last-Modified of the version of `url` that is already kept, if any."""
        if self.previous is None:
            return None
        return self.previous.get(url) if isinstance(self.previous, Mapping) else self.previous(url)


@dataclass(frozen=True, slots=True)
class Network:
    """How names become addresses, addresses connections, and pauses time."""

    resolve: Callable[[str, int, float], Sequence[str]] | None = None  # host, port, seconds -> addresses; None: system
    backend: httpcore.NetworkBackend | None = None  # makes the connection to an address already checked; None: sockets
    sleep: Callable[[float], None] = time.sleep


def utc_now() -> datetime:
    """Return the present moment in UTC."""
    return datetime.now(UTC)

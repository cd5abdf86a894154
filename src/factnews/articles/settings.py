"""What a user can set for extraction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class ExtractSettings:
    """Limits for one page, and what to fall back on where a page is silent.

    `timeout` is in seconds (time spent waiting for a free core is not counted), `memory` and `max_bytes` are in bytes,
    all for one page. The defaults come from trafilatura's cost on hostile pages: 20 MB of HTML keep it busy for 53 s;
    an ordinary page takes 20 ms.

    >>> ExtractSettings().timeout
    10.0
    """

    published: date | None = None  # used where a page gives no publication date
    timeout: float = 10.0
    memory: int = 1_000 * MEGABYTE
    max_bytes: int = 10 * MEGABYTE
    prefetch: int = 2  # pages extracted ahead while the consumer works on an earlier one
    outlet_of_domain: Callable[[str], str | None] | None = None  # the media table's seam: "bbc.co.uk" -> "BBC"


DEFAULT_SETTINGS = ExtractSettings()

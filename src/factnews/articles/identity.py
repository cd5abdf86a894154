"""Which report a page is: its canonical address, and an id that all versions of the report share."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import blake2b
from urllib.parse import SplitResult, parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from factnews.articles import jsonld
from factnews.articles.markup import Markup

# Parameters that say where a reader came from, never which report it is: analytics (utm, Adobe), advertising clicks,
# mailings, share buttons of the outlets' own.
_TRACKING = re.compile(
    r"^(?:utm_\w+|mtm_\w+|pk_\w+|fbclid|gclid|gclsrc|dclid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid|_hsenc|_hsmi|mkt_tok|"
    r"cmpid|icid|ocid|ncid|sr_share|smid|smtyp|ref|ref_src|referrer|at_\w+|ns_\w+|"
    r"sharetype|spm|cmp|__twitter_impression|traffic_source|guccounter)$",
    re.IGNORECASE,
)
_HOST_PREFIX = re.compile(r"^(?:www\d?|m|mobile|amp)\.")
_ID_BYTES = 6  # 12 hexadecimal digits: one chance in 3,500 of a clash among 400,000 addresses


def address_of(page: Markup) -> tuple[str, str] | None:
    """The report's address and where it was found; None for a page that came without one and names none.

    A page may name an address for itself only on its own host: a copy that calls another site's page its original is
    a report of its own. The front page is no report's address.
    """
    own = _split(page.url)
    candidates: list[tuple[str, str]] = []
    if page.canonical_link:
        candidates.append((page.canonical_link, "canonical link"))
    if found := page.first_meta("og:url"):
        candidates.append((found[1], "meta og:url"))
    if page.report is not None:
        candidates += [(address, "json-ld url") for address in jsonld.addresses(page.report)]
    for given, where in candidates:
        try:
            named = _split(urljoin(page.url, given) if page.url else given)
        except ValueError:
            continue
        if named is None or (not named.path.strip("/") and not named.query):
            continue
        if own is None or _host(named) == _host(own):
            return without_tracking(urlunsplit(named)), where
    return (without_tracking(page.url), "page") if page.url else None


def without_tracking(url: str) -> str:
    """The address without parameters that only track the reader and without the fragment.

    >>> without_tracking("https://harbourcourier.example/a?id=7&utm_source=x#top")
    'https://harbourcourier.example/a?id=7'
    """
    parts = _split(url)
    if parts is None:
        return url
    kept = [
        (name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(name)
    ]
    changed = len(kept) != len(parse_qsl(parts.query, keep_blank_values=True))
    return urlunsplit(parts._replace(query=urlencode(kept) if changed else parts.query, fragment=""))


def id_of(url: str | None, source: str) -> str:
    """Twelve hexadecimal digits (BLAKE2b) of the address, or of the file's name where there is no address.

    The scheme, `www.`, a trailing slash, tracking and the order of parameters make no difference.

    >>> id_of("https://www.harbourcourier.example/a/?utm_source=x", "") == id_of("http://harbourcourier.example/a", "")
    True
    """
    parts = _split(url)
    if parts is None:
        return _digest(["file", source])
    kept = sorted(
        (name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.match(name)
    )
    return _digest([_host(parts), parts.path.rstrip("/"), urlencode(kept)])


def _digest(parts: Iterable[str]) -> str:
    return blake2b("\n".join(parts).encode("utf-8", "replace"), digest_size=_ID_BYTES).hexdigest()


def _host(parts: SplitResult) -> str:
    return _HOST_PREFIX.sub("", (parts.hostname or "").casefold())


def _split(url: str | None) -> SplitResult | None:
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        return parts if parts.scheme in {"http", "https"} and parts.hostname else None
    except ValueError:
        return None

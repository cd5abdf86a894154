"""Ways to pass a page on: plain links that nobody follows but the reader."""

from __future__ import annotations

from urllib.parse import quote, urlencode

import msgspec


class Share(msgspec.Struct, frozen=True):
    """A place to pass a page on to, and the link that does it."""

    name: str
    href: str


def share_links(title: str, url: str, image: str | None = None) -> tuple[Share, ...]:
    """Links that open each service's own form with the page filled in; Pinterest needs an image.

    >>> share_links("Rain", "https://news.example/facts/1")[0].href
    'https://twitter.com/intent/tweet?text=Rain&url=https%3A%2F%2Fnews.example%2Ffacts%2F1'
    """

    def link(address: str, **fields: str) -> str:
        return f"{address}?{urlencode(fields, quote_via=quote)}"

    both = f"{title} {url}"
    shares = [
        Share("X", link("https://twitter.com/intent/tweet", text=title, url=url)),
        Share("Facebook", link("https://www.facebook.com/sharer.php", u=url)),
        Share("Bluesky", link("https://bsky.app/intent/compose", text=both)),
        Share("LinkedIn", link("https://www.linkedin.com/sharing/share-offsite/", url=url)),
        Share("Reddit", link("https://www.reddit.com/submit", url=url, title=title)),
    ]
    if image is not None:
        pin = link("https://www.pinterest.com/pin/create/button/", url=url, media=image, description=title)
        shares.append(Share("Pinterest", pin))
    shares.append(Share("E-mail", f"mailto:?{urlencode({'subject': title, 'body': url}, quote_via=quote)}"))
    return tuple(shares)

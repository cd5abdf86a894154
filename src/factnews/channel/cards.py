"""Cards: the picture of a page that other services show when it is passed on."""

from __future__ import annotations

from factnews.channel.views.parts import View


def card_path(view: View) -> str | None:  # noqa: ARG001
    """Where the card of a page lies in the site; None for pages without one."""
    return None

"""The options of `build`, `serve` and `demo`; what they do is in `building` and `serving`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Location = Annotated[
    str,
    typer.Option("--store", metavar="LOC", help="The store: a file such as news.db, or postgresql://USER@HOST/NAME."),
]
Name = Annotated[str, typer.Option("--name", metavar="NAME", help="What the channel is called.")]
Base = Annotated[
    str | None,
    typer.Option("--base", metavar="URL", help="Its address on the web, for feeds, sitemaps, cards and share links."),
]
FullText = Annotated[
    list[str] | None,
    typer.Option(
        "--full-text",
        metavar="OUTLET",
        help="Show this outlet's reports whole, because you may; others are quoted. May be given again; * for all.",
    ),
]
Host = Annotated[str, typer.Option("--host", metavar="HOST", help="Where to listen; only this machine by default.")]
Port = Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535, help="The port; 0 takes any free one.")]
NoOpen = Annotated[bool, typer.Option("--no-open", help="Do not open the browser.")]


def build(
    *,
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The folder for the site.")],
    store: Location,
    name: Name = "Fact News",
    base: Base = None,
    full_text: FullText = None,
) -> None:
    """Write the channel as a folder of files.

    It works from a folder, a USB stick or any web host. A site that stands there is replaced when all is written.
    """
    from factnews.cli.building import build_site, channel_settings

    build_site(store, out, channel_settings(name=name, base=base, full_text=full_text))


def serve(
    *,
    store: Location,
    host: Host = "127.0.0.1",
    port: Port = 8765,
    name: Name = "Fact News",
    base: Base = None,
    full_text: FullText = None,
) -> None:
    """Serve the channel, with search and an API; a run may write to the store meanwhile."""
    from factnews.cli.building import channel_settings
    from factnews.cli.serving import serve_store

    serve_store(store, channel_settings(name=name, base=base, full_text=full_text), host=host, port=port)


def demo(*, port: Port = 0, no_open: NoOpen = False) -> None:
    """Show a channel made from sample reports: read them, build the site, serve it.

    The store is kept in the user's folder for caches, so that the second time is quick.
    """
    from factnews.cli.serving import show_demo

    show_demo(port=port, browser=not no_open)

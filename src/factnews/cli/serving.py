"""`serve` and `demo`: the channel at an address of this machine."""

from __future__ import annotations

import os
import socket
import webbrowser
from hashlib import sha256
from pathlib import Path
from threading import Timer

from factnews import pipeline
from factnews.channel.server import application
from factnews.channel.settings import ALL_OUTLETS, ChannelSettings
from factnews.cli.building import build_site
from factnews.cli.consoles import progress_console
from factnews.errors import InputError
from factnews.store import Store

EXAMPLES = Path(__file__).parent.parent / "examples"
OPENS_AFTER = 0.8
"""Seconds until the browser is opened: the server listens by then."""


def serve_store(location: str, settings: ChannelSettings, *, host: str, port: int, browser: bool = False) -> None:
    """Serves the channel of a store until it is interrupted; says its address in one line on standard error.

    Raises `InputError` where nothing can listen at this host and port, `StoreError` where there is no store.
    """
    import uvicorn

    app = application(location, settings)
    listening = _listen(host, port)
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listening.getsockname()[1]}/"
    progress_console().print(f"serving {location} at {address} (Ctrl-C ends it)", soft_wrap=True)
    if browser:
        Timer(OPENS_AFTER, webbrowser.open, [address]).start()
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, server_header=False))
    server.run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(family, kind, protocol)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(address)
        listening.listen()  # before the address is told: who follows it at once waits and is not turned away
    except OSError as error:
        what = (error.strerror or str(error)).lower()
        message = (
            f"nothing can listen at {host}, port {port}: {what}; give another --host or --port (0 takes any free one)"
        )
        raise InputError(message, reason="bad-address") from error
    return listening


def cache_folder() -> Path:
    """The user's folder for what can be made anew."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "factnews"


def show_demo(*, port: int, browser: bool) -> None:
    """Reads the sample reports into a store of its own, builds their site beside it, and serves the store."""
    # a store of its own for each version: what another one has read would stay as it was
    folder = cache_folder() / "demo" / sha256(pipeline.code_version().encode()).hexdigest()[:8]
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        what = (error.strerror or str(error)).lower()
        message = (
            f"the folder {folder} for the demo cannot be made: {what}; set XDG_CACHE_HOME to one that you may write"
        )
        raise InputError(message, reason="bad-folder") from error
    location = str(folder / "news.db")
    console = progress_console()
    console.print("reading the sample reports ...", soft_wrap=True)
    with Store.open(location) as store:
        pipeline.run([str(EXAMPLES)], store)
    settings = ChannelSettings(name="Fact News, a demo", full_text=(ALL_OUTLETS,))
    build_site(location, folder / "site", settings)
    serve_store(location, settings, host="127.0.0.1", port=port, browser=browser)

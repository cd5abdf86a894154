"""`build`: the channel of a store as a folder of files."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from factnews.channel.build import Built, build
from factnews.channel.reading import Archive
from factnews.channel.settings import ChannelSettings
from factnews.cli.consoles import progress_console
from factnews.errors import InputError
from factnews.store.shelf import Shelf


def channel_settings(*, name: str, base: str | None, full_text: Sequence[str] | None) -> ChannelSettings:
    """The settings that options name; InputError for an address that is none of the web.

    >>> channel_settings(name="News", base="https://news.example/", full_text=None).base
    'https://news.example'
    """
    if base is not None:
        parts = urlsplit(base)
        if parts.scheme not in ("http", "https") or not parts.netloc or parts.query or parts.fragment:
            message = f"--base {base!r} is not an address on the web; write it as https://news.example or https://example.org/news"
            raise InputError(message, reason="bad-address")
        base = base.rstrip("/")
    if not name.strip():
        raise InputError("--name is empty; give the channel a name", reason="bad-name")
    return ChannelSettings(name=name.strip(), base=base, full_text=tuple(full_text or ()))


def build_site(location: str, out: Path, settings: ChannelSettings) -> None:
    """Writes the site to `out` and says in one line on standard error what was written."""
    console = progress_console()
    began = time.monotonic()
    with Shelf.open(location, readonly=True) as shelf:
        archive = Archive(shelf, settings)
        if console.is_terminal:
            columns = SpinnerColumn(), TextColumn("{task.completed:,.0f} files"), TimeElapsedColumn()
            with Progress(*columns, console=console, transient=True) as bar:
                task = bar.add_task("", total=None)
                built = build(archive, out, progress=lambda files: bar.update(task, completed=files))
        else:
            built = build(archive, out)
    console.print(built_line(built, out, time.monotonic() - began), soft_wrap=True)


def built_line(built: Built, out: Path, seconds: float) -> str:
    """What was built, in one line.

    >>> built_line(Built(files=1200, size=9_400_000), Path("site"), 3.04)
    'site: 1,200 files, 9.4 MB, 3.0 s; open site/index.html'
    """
    return f"{out}: {built.files:,} files, {built.size / 1e6:.1f} MB, {seconds:.1f} s; open {out / 'index.html'}"

"""Where commands write: standard output for what was asked for, standard error for how it goes."""

from __future__ import annotations

import sys

from rich.console import Console


def output_console() -> Console:
    """The console of standard output: colours and links only on a terminal; no markup, since reports hold brackets."""
    return Console(highlight=False, markup=False, emoji=False)


def progress_console() -> Console:
    """The console of standard error."""
    return Console(stderr=True, highlight=False, markup=False, emoji=False)


def write_line(line: bytes) -> None:
    """One line of UTF-8 to standard output, whatever the terminal's encoding: JSON is for programs."""
    sys.stdout.flush()
    sys.stdout.buffer.write(line + b"\n")


def write_text(text: str) -> None:
    """Text to standard output as UTF-8, line ends as they are."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8"))

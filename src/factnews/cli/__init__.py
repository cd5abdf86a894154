"""The command `factnews`: parse, call, print. Nothing heavy is imported before a command needs it."""

from __future__ import annotations

import sys
from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line (`sys.argv` where no arguments are given) and leave with its exit code.

    0: done; 2: something given could not be used, said in one line on standard error; 130: interrupted.
    """
    from factnews.cli.leaving import run_and_say

    sys.exit(run_and_say(sys.argv[1:] if arguments is None else arguments))

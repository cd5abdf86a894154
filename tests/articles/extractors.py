"""Extractors that misbehave, found by name in the child process."""

from __future__ import annotations

import os
import sys
import time

from factnews.articles.single import extract_plainly
from factnews.model import Article, Page


def hangs_on_slow(page: Page) -> Article:
    """Sleeps for ever on pages whose source has "slow" in it."""
    if "slow" in page.source:
        time.sleep(600)
    return extract_plainly(page)


def spins(page: Page) -> Article:
    """Works for ever."""
    while True:
        pass


def eats_memory(page: Page) -> Article:
    """Takes memory until there is none, on pages whose source has "greedy" in it."""
    if "greedy" in page.source:
        held = []
        while True:
            held.append(b"x" * 10_000_000)
    return extract_plainly(page)


def dies(page: Page) -> Article:
    """Ends the process."""
    os._exit(3)


def fails(page: Page) -> Article:
    """Raises what no caller expects."""
    raise KeyError("odd page")


def prints(page: Page) -> Article:
    """Writes to standard output, as libraries sometimes do."""
    sys.stdout.write("noise " * 1000)
    sys.stdout.flush()
    os.write(1, b"more noise")
    return extract_plainly(page)

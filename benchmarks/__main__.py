"""Command line: `python -m benchmarks pipeline [--pages N] [--peer] [--json FILE]`, `… channel [--facts N]`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table

from benchmarks import channel, peer
from benchmarks.channel import ChannelBenchmark
from benchmarks.corpus import DEFAULT_SEED
from benchmarks.figures import Benchmark
from benchmarks.pipeline import run
from factnews.errors import FactNewsError, InputError

PROMISED_MS = 100
"""What any page and any search may take at the 95th percentile."""


def parser() -> argparse.ArgumentParser:
    """The command line's grammar."""
    top = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure how fast FactNews works.")
    commands = top.add_subparsers(dest="command", required=True)
    one = commands.add_parser("pipeline", help="pages/s and words per processor second by stage, memory, start-up time")
    one.add_argument("--pages", type=int, default=200, metavar="N", help="how many pages to make (default 200)")
    one.add_argument("--seed", type=int, default=DEFAULT_SEED, help="other pages of the same kind")
    one.add_argument("--peer", action="store_true", help=f"also a bare parse by {peer.PACKAGE}, and the ratio")
    one.add_argument("--json", metavar="FILE", help="write the figures as JSON (- for standard output)")
    two = commands.add_parser(
        "channel", help="milliseconds of each kind of page and search over a made-up store, and a build"
    )
    two.add_argument("--facts", type=int, default=100_000, metavar="N", help="how many facts to make (default 100,000)")
    two.add_argument("--asks", type=int, default=60, metavar="N", help="requests of each kind (default 60)")
    two.add_argument("--seed", type=int, default=DEFAULT_SEED, help="other news of the same kind")
    two.add_argument("--keep", type=Path, metavar="DIR", help="keep store and index there and use them again")
    two.add_argument("--json", metavar="FILE", help="write the figures as JSON (- for standard output)")
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one benchmark; 0 done, 2 something given cannot be used."""
    given = parser().parse_args(arguments)
    console = Console(stderr=given.json == "-")
    try:
        done: Benchmark | ChannelBenchmark
        if given.command == "channel":
            if given.facts < 10 or given.asks < 1:
                raise InputError("--facts: give 10 or more; --asks: give 1 or more", reason="usage")
            done = channel.run(given.facts, asks=given.asks, seed=given.seed, keep=given.keep)
            print_channel(done, console)
        else:
            if given.pages < 1:
                raise InputError(f"--pages {given.pages}: give 1 or more", reason="usage")
            done = run(given.pages, with_peer=given.peer, seed=given.seed)
            print_benchmark(done, console, asked_for_peer=given.peer)
        if given.json:
            write_json(done, given.json)
    except FactNewsError as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        return 2
    return 0


def print_benchmark(done: Benchmark, console: Console, *, asked_for_peer: bool) -> None:
    """Print the table by stage and one line each for memory, start-up and the peer."""
    console.print(
        f"{done.whole.pages} pages, {done.whole.words} words, {done.whole.claims} claims, "
        f"{done.whole.statements} statements; seed {done.seed}, "
        f"{'core ' + str(done.core) if done.core is not None else 'no core set'}, one thread",
        style="bold",
    )
    table = Table()
    table.add_column("stage")
    for column in ("pages/s", "words/CPU-s", "CPU s", "share"):
        table.add_column(column, justify="right")
    cost = sum(stage.cpu for stage in done.stages.stages)
    for stage in (*done.stages.stages, *done.whole.stages):
        measured = done.whole if stage in done.whole.stages else done.stages
        table.add_row(
            stage.name,
            f"{stage.pages_per_second(measured.pages):,.1f}",
            f"{stage.words_per_cpu_second(measured.words):,.0f}",
            f"{stage.cpu:.2f}",
            f"{stage.cpu / cost:.0%}" if cost and measured is done.stages else "",
        )
    console.print(table)
    console.print(
        f"peak memory {done.whole.memory / 1e6:,.0f} MB, a worker {done.whole.workers_memory / 1e6:,.0f} MB; "
        f"imports and weights {done.whole.start:.2f} CPU s"
    )
    first = "no claim was printed" if done.first_claim is None else f"{done.first_claim:.2f} s"
    console.print(f"start of a fresh process to its first claim: {first}")
    if done.peer and done.ratio is not None:
        theirs = done.peer.stages[0].words_per_cpu_second(done.peer.words)
        console.print(
            f"{done.peer_name}, bare parse of the same texts: {theirs:,.0f} words/CPU-s, "
            f"{done.peer.memory / 1e6:,.0f} MB; ratio {done.ratio:.2f} (above 1: FactNews is faster)"
        )
    elif asked_for_peer:
        console.print(peer.HOW_TO_INSTALL)


def print_channel(done: ChannelBenchmark, console: Console) -> None:
    """Print how long each kind of page took, and how long a build."""
    console.print(
        f"{done.facts:,} facts, {done.claims:,} claims, {done.reports:,} reports, {done.stories:,} stories; seed {done.seed}, "
        f"{'core ' + str(done.core) if done.core is not None else 'no core set'}",
        style="bold",
    )
    table = Table()
    table.add_column("page")
    for column in ("asked", "median ms", "p95 ms", "median CPU ms", "p95 CPU ms", "KB"):
        table.add_column(column, justify="right")
    for one in done.timings:
        times = (f"{value:.1f}" for value in (one.median, one.p95, one.cpu_median, one.cpu_p95))
        table.add_row(one.name, str(one.asked), *times, f"{one.size / 1000:.1f}")
    console.print(table)
    for what, slow in (
        ("wall clock", [one.name for one in done.timings if one.p95 > PROMISED_MS]),
        ("processor time", [one.name for one in done.timings if one.cpu_p95 > PROMISED_MS]),
    ):
        console.print(f"over {PROMISED_MS} ms of {what} at the 95th percentile: {', '.join(slow) or 'none'}")
    console.print(f"store filled in {done.filled:.1f} s; first search, index made: {done.indexed:.1f} s")
    each = 1000 / done.built_pages
    console.print(
        f"build: {done.built_pages} pages in {done.built_files} files, {done.built:.1f} s, {done.built_cpu:.1f} CPU s; "
        f"1,000 pages: {each * done.built:.1f} s, {each * done.built_cpu:.1f} CPU s"
    )


def write_json(done: Benchmark | ChannelBenchmark, target: str) -> None:
    """Write all figures as one JSON object."""
    encoded = msgspec.json.format(msgspec.json.encode(done), indent=2) + b"\n"
    if target == "-":
        sys.stdout.write(encoded.decode())
        return
    try:
        Path(target).write_bytes(encoded)
    except OSError as error:
        raise InputError(f"cannot write {target}: {error.strerror}; give --json a path that can be written") from error


if __name__ == "__main__":
    sys.exit(main())

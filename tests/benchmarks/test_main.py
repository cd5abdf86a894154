from __future__ import annotations

import io
import json
from pathlib import Path

import msgspec
import pytest
from rich.console import Console

from benchmarks.__main__ import main, print_benchmark, write_json
from benchmarks.figures import Benchmark, Measured, Stage
from benchmarks.peer import HOW_TO_INSTALL

STAGES = Measured(10, 6000, (Stage("fetch", 0.5, 0.5), Stage("read", 0.5, 1.0)), 0.4, 200_000_000, 0, 30, 20)
WHOLE = Measured(10, 6000, (Stage("whole", 1.0, 2.0),), 0.4, 300_000_000, 90_000_000, 30, 20)
PEER = Measured(10, 6000, (Stage("parse", 2.0, 2.0),), 1.0, 500_000_000)
DONE = Benchmark(STAGES, WHOLE, 1.25, 7, 1)


def shown(done: Benchmark, *, asked_for_peer: bool = False) -> str:
    out = io.StringIO()
    print_benchmark(done, Console(file=out, width=160), asked_for_peer=asked_for_peer)
    return out.getvalue()


def test_the_table_tells_speed_memory_and_start() -> None:
    text = shown(DONE)
    assert "6,000" in text  # words a processor second of the whole
    assert "peak memory 300 MB, a worker 90 MB" in text
    assert "first claim: 1.25 s" in text


def test_the_ratio_says_which_side_is_faster() -> None:
    done = msgspec.structs.replace(DONE, peer=PEER, peer_name="peer")
    assert done.ratio == 2.0
    assert "3,000 words/CPU-s" in shown(done)


def test_a_missing_peer_is_one_line_that_says_how_to_install_it() -> None:
    assert HOW_TO_INSTALL in shown(DONE, asked_for_peer=True)
    assert DONE.ratio is None


def test_figures_written_as_json_are_read_back(tmp_path: Path) -> None:
    write_json(DONE, str(tmp_path / "figures.json"))
    assert msgspec.json.decode((tmp_path / "figures.json").read_bytes(), type=Benchmark) == DONE
    assert json.loads((tmp_path / "figures.json").read_text())["first_claim"] == 1.25


def test_no_pages_is_one_line_and_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pipeline", "--pages", "0"]) == 2
    assert "give 1 or more" in capsys.readouterr().err

"""How a command ends: one clear line, never a traceback, and a code that scripts can rely on."""

from __future__ import annotations

import signal
import subprocess
import sys
import time

import pytest

from factnews import __version__
from tests.cli.conftest import Factnews


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["fcts"], "no such command: fcts, did you mean facts?"),
        (["facts", "--stor", "x"], "no such option: --stor, did you mean --store?"),
        (["facts"], "'--store'"),
        (["facts", "--store", "none/news.db"], "there is no store at none/news.db"),
        (["facts", "--store", "news.db", "--class", "ASULT"], "did you mean ASSAULT?; allowed: AGREE, "),
        (["facts", "--store", "news.db", "--status", "maybe"], "allowed: happened, "),
        (["facts", "--store", "news.db", "--since", "16.6.2020"], "write it as YYYY-MM-DD"),
        (["facts", "--store", "news.db", "--since", "2020-06-31"], "is not a day"),
        (["facts", "--store", "news.db", "--since", "2020-06-02", "--until", "2020-06-01"], "is after --until"),
        (["claims", "--store", "news.db", "--actor", "Nort Korea"], "did you mean North Korea?"),
        (["claims", "--store", "news.db", "--country", "Atlantis"], "is not known"),
        (["claims", "--store", "news.db", "--min-confidence", "3"], "--min-confidence"),
        (["claims", "--store", "news.db", "--limit", "0"], "--limit"),
        (["claims", "--store", "mysql://x/y", "--json"], "postgresql://"),
    ],
)
def test_what_cannot_be_used_gives_one_clear_line(factnews: Factnews, arguments: list[str], said: str) -> None:
    ended = factnews(arguments)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith("factnews: ")
    assert ended.err.count("\n") == 1
    assert said in ended.err


def test_json_and_csv_at_once_are_refused(factnews: Factnews, store: str) -> None:
    assert "exclude each other" in factnews(["facts", "--store", store, "--json", "--csv"]).err


def test_the_version_and_the_help_are_printed(factnews: Factnews) -> None:
    assert factnews(["--version"]).out == f"factnews {__version__}\n"
    assert "explain" in factnews([]).out
    assert factnews(["read", "--help"]).code == 0


def test_help_loads_nothing_heavy() -> None:
    heavy = ("rich", "numpy", "onnxruntime", "sqlalchemy", "msgspec", "httpx", "lxml", "trafilatura", "pyarrow")
    program = (
        "import sys; from factnews.cli.leaving import run_and_say; run_and_say(['--help']); "
        f"sys.stderr.write(' '.join(name for name in {heavy!r} if name in sys.modules))"
    )
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert ended.stderr == ""


def test_a_reader_that_stops_reading_ends_the_command_quietly(store: str) -> None:
    script = f'{sys.executable} -c "from factnews.cli import main; main()" claims --store {store} --json | true'
    ended = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert ended.stderr == ""


def test_an_interrupt_ends_quietly_with_130() -> None:
    program = (
        "from factnews.cli import app, leaving\n"
        "import time, sys\n"
        "def wait(): print('ready', flush=True); time.sleep(30)\n"
        "app.app.command('wait')(wait)\n"
        "sys.exit(leaving.run_and_say(['wait']))"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == b"ready\n"
        time.sleep(0.1)
        running.send_signal(signal.SIGINT)
        _, complaint = running.communicate(timeout=20)
    assert (running.returncode, complaint) == (130, b"")

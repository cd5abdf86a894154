from __future__ import annotations

import subprocess
import sys
import time

from benchmarks.clock import cpu_seconds, peak_memory, timed

BUSY = "import time\nwhile time.process_time() < 0.3: pass"


def burn(seconds: float) -> None:
    until = time.process_time() + seconds
    while time.process_time() < until:
        pass


def test_own_work_is_counted_and_sleep_is_not() -> None:
    with timed() as worked:
        burn(0.1)
    with timed() as slept:
        time.sleep(0.1)
    assert worked.cpu >= 0.1
    assert slept.cpu < 0.08
    assert slept.wall >= 0.1


def test_work_of_ended_and_of_running_children_is_counted() -> None:
    before = cpu_seconds()
    subprocess.run([sys.executable, "-c", BUSY], check=True)
    assert cpu_seconds() - before > 0.25
    if sys.platform != "linux":
        return
    with subprocess.Popen([sys.executable, "-c", BUSY + "\ninput()"], stdin=subprocess.PIPE) as child:
        before, deadline = cpu_seconds(), time.monotonic() + 30
        while cpu_seconds() - before < 0.2:
            assert time.monotonic() < deadline, "the running child's work was never seen"
            time.sleep(0.05)
        child.communicate(b"\n")


def test_memory_is_in_bytes() -> None:
    assert 5e6 < peak_memory()[0] < 1e12

"""The demo: the first thing that a newcomer sees comes up by itself, and every page of it is there."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from urllib.request import urlopen

import pytest

PROGRAM = "from factnews.cli import main; main()"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a demo that began with an empty cache."""
    cache = tmp_path_factory.mktemp("cache")
    command = [sys.executable, "-c", PROGRAM, "demo", "--no-open"]
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE) as demo:
        assert demo.stderr
        lines = []
        for line in demo.stderr:
            lines.append(line.decode())
            if found := re.search(r"at (http://127\.0\.0\.1:\d+/)", lines[-1]):
                yield found[1]
                break
        else:
            pytest.fail("".join(lines))
        demo.terminate()


def asked(address: str, path: str) -> str:
    """A page of the demo; an error where it is not there."""
    with urlopen(address + path, timeout=60) as answer:
        return str(answer.read().decode())


def test_the_demo_serves_stories_facts_feeds_search_and_data(address: str) -> None:
    home = asked(address, "")
    for kind in ("stories", "facts"):
        link = re.search(rf'href="({kind}/[0-9a-f]+)"', home)
        assert link, kind
        assert "<h1" in asked(address, link[1])
    assert len(json.loads(asked(address, "api/facts"))["facts"]) > 10
    assert "Beirut" in asked(address, "search?q=port")
    for feed in ("index.rss", "index.atom", "index.feed.json"):
        assert "Lebanese government" in asked(address, feed)

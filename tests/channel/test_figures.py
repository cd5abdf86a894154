from __future__ import annotations

from pathlib import Path

from factnews.channel import figures

ROOT = Path(__file__).parent.parent.parent


def test_the_site_states_the_figures_that_were_measured() -> None:
    measured = (ROOT / "evaluation" / "baseline.json").read_bytes()
    assert figures.PATH.read_bytes() == measured, (
        "copy evaluation/baseline.json to src/factnews/channel/data/accuracy.json"
    )
    shown = figures.shipped_figures()
    assert len(shown) >= len(figures.WORDS)
    assert all(0 <= figure.value <= 1 for figure in shown)

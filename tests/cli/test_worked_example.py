"""The worked example: its commands run, and what the page tells a reader of them holds."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Factnews

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "docs" / "worked-example"


def test_four_reports_of_one_event_become_one_story_and_one_fact_with_two_tolls(
    factnews: Factnews, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    location = str(tmp_path / "news.db")
    assert factnews(["run", "docs/worked-example", "--store", location]).code == 0
    (story,) = map(json.loads, factnews(["stories", "--store", location, "--json"]).out.splitlines())
    assert len(story["reports"]) == len(list(REPORTS.glob("*.txt"))) == 4
    assert story["title"] in {
        "Twenty Indian soldiers killed in clash with Chinese troops",
        "India says 20 of its soldiers killed in clash with China",
    }

    clashes = factnews(["facts", "--class", "ASSAULT", "--store", location, "--json"]).out.splitlines()
    clash = max(map(json.loads, clashes), key=lambda fact: len(fact["outlets"]))
    assert (clash["actors"], clash["recipients"], clash["first"]) == (["CHN"], ["IND"], "2020-06-15")
    assert len(clash["outlets"]) == 4

    explained = factnews(["explain", clash["id"], "--store", location]).out
    assert re.search(r"killed +20 [\s\S]{1,200}\n +3 +The Harbour", explained)

    points = [
        json.loads(line)
        for line in factnews(
            ["timeline", "China", "India", "--by", "day", "--store", location, "--json"]
        ).out.splitlines()
    ]
    assert points[0]["start"] == "2020-06-15"
    assert points[0]["conflict"] > 0
    assert points[-1]["end"] >= "2020-06-18"
    denial = factnews(["facts", "--class", "REJECT", "--store", location]).out.splitlines()
    assert any("CHN" in line for line in denial)

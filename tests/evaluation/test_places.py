"""The figures for places count what is unresolved as wrong, and a broken gold file is named with its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.places import distance_km, evaluate
from factnews.errors import InputError


def gold(folder: Path, *toponyms: tuple[str, float, float]) -> Path:
    text = " and ".join(name for name, _, _ in toponyms)
    marked = [
        {
            "span": [text.index(name), text.index(name) + len(name)],
            "text": name,
            "lat": lat,
            "lon": lon,
            "geonameid": None,
        }
        for name, lat, lon in toponyms
    ]
    path = folder / "gold.jsonl"
    path.write_text(json.dumps({"id": "a", "text": text, "outlet": None, "toponyms": marked}) + "\n", encoding="utf-8")
    return path


def test_an_unresolved_name_counts_as_wrong(tmp_path: Path) -> None:
    figures = evaluate(gold(tmp_path, ("Damascus", 33.5, 36.3), ("Xqzvtown", 33.0, 36.0)))
    assert (figures.toponyms, figures.accuracy_161, figures.resolved) == (2, 0.5, 0.5)


def test_a_place_a_thousand_kilometres_off_counts_as_wrong(tmp_path: Path) -> None:
    assert evaluate(gold(tmp_path, ("Damascus", 43.5, 36.3))).accuracy_161 == 0


def test_distances_are_those_on_the_globe() -> None:
    assert distance_km(0, 179.5, 0, -179.5) == pytest.approx(111.2, abs=0.1)


def test_a_line_of_another_form_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text('\n{"text": "a"}\n', encoding="utf-8")
    with pytest.raises(InputError, match="line 2"):
        evaluate(path)

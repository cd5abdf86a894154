"""A chart that a reader cannot see, hear or trust is worse than its table."""

from __future__ import annotations

import re
from itertools import pairwise

from factnews.channel.charts import relations, spark
from factnews.channel.relations import Month

MONTHS = (Month("2031-11", 3, 12.0, 4.5), Month("2031-12", 0, 0.0, 0.0), Month("2032-01", 1, 0.0, 9.0))


def _heights(part: str, drawn: str) -> list[float]:
    found = re.search(rf'<g class="[^"]*{part}_marks"[^>]*>(.*?)</g>', drawn)
    assert found
    return [float(high) for high in re.findall(r'd="M[^"]*?v(-?[0-9.]+)h', found[1])]


def test_the_bars_are_as_high_as_the_months_scores() -> None:
    drawn = str(relations(MONTHS))
    cooperation, conflict = _heights("cooperation", drawn), _heights("conflict", drawn)
    assert len(cooperation) == len(conflict) == len(MONTHS)
    unit = cooperation[0] / 12.0
    assert unit > 5, "pixels for a score of one"
    assert [round(high / unit, 1) for high in cooperation] == [12.0, 0.0, 0.0]
    assert [round(high / unit, 1) for high in conflict] == [4.5, 0.0, 9.0]


def test_a_chart_says_in_words_what_it_shows_and_bears_no_style_of_its_own() -> None:
    drawn = str(relations(MONTHS))
    assert 'role="img" aria-label="Cooperation and conflict by month, 2031-11 to 2032-01' in drawn
    assert "2031-11</text>" in drawn
    assert not re.search(r"style=|<style|<script|<image|href", drawn), "the site's policy would refuse it"


def test_years_of_months_are_labelled_without_overlap() -> None:
    months = tuple(Month(f"{2001 + n // 12}-{n % 12 + 1:02}", 1, 1.0 + n % 7, 1.0) for n in range(240))
    labels = re.findall(r'translate\(([0-9.]+),[0-9.]+\)"[^>]*opacity="1">\d{4}-\d\d</text>', str(relations(months)))
    places = [float(place) for place in labels]
    assert 4 < len(places) < 15
    assert min(b - a for a, b in pairwise(places)) > 70, "18-pixel letters on a phone"


def test_without_anything_to_draw_there_is_no_chart() -> None:
    assert relations(()) == ""
    assert spark([1.0]) == ""


def test_a_line_of_tension_goes_up_with_cooperation() -> None:
    drawn = str(spark([-5.0, 5.0]))
    heights = [float(pair.split(",")[1]) for pair in re.findall(r'points="([^"]+)"', drawn)[0].split()]
    assert heights[0] > heights[1]
    assert "from -5.0 to +5.0" in drawn

"""A map whose names cannot be read says less than its table."""

from __future__ import annotations

from factnews.channel.maps import world_map
from factnews.channel.views.listing import Spot


def test_names_on_a_map_do_not_lie_over_each_other() -> None:
    near = [Spot("/places/1", "Zenda", 50.0, 14.0, 9), Spot("/places/2", "Strelsau", 50.02, 14.02, 3)]
    far = Spot("/places/3", "Hentzau", 52.0, 20.0, 1)
    drawn = str(world_map([*near, far]))
    assert drawn.count('class="spot"') == 3
    assert [name for name in ("Zenda", "Strelsau", "Hentzau") if f">{name}</text>" in drawn] == ["Zenda", "Hentzau"]


def test_without_places_there_is_no_map() -> None:
    assert world_map([]) == ""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from factnews.channel.api.answers import DOCUMENT, SCHEMA
from factnews.channel.api.filters import FILTERS, Listing
from factnews.channel.api.lists import ENDPOINTS
from factnews.channel.feeds.table import ListedFact, ListedStory
from factnews.channel.forms import FORMS

PAGE = (Path(__file__).parents[3] / "docs" / "api.md").read_text(encoding="utf-8")


def rows(heading: str) -> list[list[str]]:
    """The cells of the table that has this heading in its first column, or of all such tables."""
    found: list[list[str]] = []
    for block in re.findall(rf"^\| {heading} \|.*\n\| ---.*\n((?:\|.*\n)+)", PAGE, flags=re.MULTILINE):
        found += [[cell.strip() for cell in line.strip("|\n").split("|")] for line in block.splitlines()]
    return found


def words(cell: str) -> list[str]:
    """What stands in backticks."""
    return re.findall(r"`([^`]+)`", cell)


def test_every_filter_is_documented_with_the_lists_that_know_it_and_no_other() -> None:
    told = {name: cells for cells in rows("filter") for name in words(cells[0])}
    assert list(told) == [one.name for one in FILTERS]
    for one in FILTERS:
        lists = (
            set(Listing) if told[one.name][1] == "all" else {Listing(name) for name in told[one.name][1].split(", ")}
        )
        assert lists == set(one.lists)
        if one.name in ("status", "standing"):
            assert words(told[one.name][2]) == list(one.allowed)


def test_every_path_and_ending_is_documented_and_no_other() -> None:
    assert [words(cells[0])[0] for cells in rows("path")] == [*(one.path for one in ENDPOINTS), DOCUMENT, SCHEMA]
    assert [words(cells[0])[0] for cells in rows("ending")] == [f".{form.ending}" for form in FORMS]


@pytest.mark.parametrize(("struct", "first"), [(ListedFact, "headline"), (ListedStory, "title")])
def test_every_column_of_a_table_is_documented_and_no_other(struct: type[msgspec.Struct], first: str) -> None:
    blocks = re.findall(r"^\| column \|.*\n\| ---.*\n((?:\|.*\n)+)", PAGE, flags=re.MULTILINE)
    block = next(block for block in blocks if f"`{first}`" in block)
    told = [name for line in block.splitlines() for name in words(line.split("|")[1])]
    assert told == [field.encode_name for field in msgspec.structs.fields(struct)]

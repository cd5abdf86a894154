from __future__ import annotations

import json
from pathlib import Path

from jsonschema import Draft202012Validator

from factnews.channel.reading import Archive
from factnews.channel.routes import ROUTES
from factnews.channel.schema import TWINS, twin_schema
from factnews.channel.site import Site
from factnews.store.shelf import Shelf
from tests.channel.shelves import fill, story_of, tell


def test_the_schema_holds_for_the_json_twin_of_every_kind_of_page(tmp_path: Path) -> None:
    told = [tell(n) for n in range(12)]
    fill(tmp_path / "news.db", told, [story_of(told)])
    schema = json.loads(twin_schema())
    assert set(TWINS) == {route.name for route in ROUTES}
    with Shelf.open(tmp_path / "news.db", readonly=True) as shelf:
        site = Site(Archive(shelf), built=True)
        for route, ids, _ in site.pages():
            for _, written in site.write_all(route, ids, ("json",)):
                here = {"$defs": schema["$defs"], "$ref": f"#/$defs/{TWINS[route.name].__name__}"}
                Draft202012Validator(here).validate(json.loads(written.body))

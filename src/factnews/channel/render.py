"""Views to HTML: one environment of templates, everything escaped, nothing undefined."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from factnews.channel import cards, charts, maps, meta, sharing
from factnews.channel.days import day_words
from factnews.channel.forms import Form
from factnews.channel.settings import ChannelSettings
from factnews.channel.urls import Links
from factnews.channel.views.parts import View

HERE = Path(__file__).parent
STATIC = HERE / "static"


def static_files() -> tuple[Path, ...]:
    """The files that pages load, as they are."""
    return tuple(sorted(path for path in STATIC.iterdir() if path.is_file()))


class Renderer:
    """Writes views as HTML."""

    def __init__(self, settings: ChannelSettings) -> None:
        self.settings = settings
        self._environment = Environment(
            loader=FileSystemLoader(HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._versions = {path.name: sha256(path.read_bytes()).hexdigest()[:10] for path in static_files()}
        self._environment.globals.update(
            settings=settings,
            day_words=day_words,
            spark=charts.spark,
            relations_chart=charts.relations,
            world_map=maps.world_map,
            map_note=maps.NOTE,
            card=cards.card_path,
            share_links=sharing.share_links,
            structured=meta.structured,
        )

    def html(self, template: str, view: View, links: Links, forms: Sequence[Form]) -> bytes:
        """A view as a whole HTML page in UTF-8."""

        def static(name: str) -> str:
            return links.asset(f"static/{name}?v={self._versions[name]}")

        page = self._environment.get_template(template)
        return page.render(view=view, links=links, forms=forms, static=static).encode("utf-8", "replace")

"""The one door to the codebooks: `load()`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from msgspec import Struct

from factnews.codebooks.actors import ActorBook
from factnews.codebooks.agents import Agents
from factnews.codebooks.cameo import Cameo
from factnews.codebooks.countries import Countries
from factnews.codebooks.names import NameTable
from factnews.codebooks.outlets import Outlets
from factnews.codebooks.plover import Plover

_HERE = Path(__file__).parent


class Codebooks(Struct, frozen=True):
    """All codebooks of the package."""

    actors: ActorBook
    agents: Agents
    countries: Countries
    plover: Plover
    cameo: Cameo
    outlets: Outlets


@cache
def load() -> Codebooks:
    """Return the codebooks, loaded once per process; large tables are mapped and read at the first question."""
    data, own = _HERE / "data", _HERE / "own"
    plover = Plover(data / "plover.json")
    return Codebooks(
        actors=ActorBook(NameTable(data / "names.tsv")),
        agents=Agents(own / "agents.tsv"),
        countries=Countries(data / "countries.tsv"),
        plover=plover,
        cameo=Cameo(data / "cameo.tsv", own / "cameo_rules.tsv", plover),
        outlets=Outlets(data / "outlets.tsv"),
    )

"""Maps of the world and of regions, drawn here as SVG from Natural Earth's borders; nothing is fetched.

Not by Vega-Lite, which draws our charts: from the same borders it takes 74 ms for a world (176 KB) and 316 ms for a region
(1.8 MB, for it keeps what lies out of sight), this 18 ms (123 KB) and 5 ms (48 KB); and a page is to be there in 100 ms.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

import msgspec
from markupsafe import Markup, escape

from factnews.channel.views.listing import Spot

Ring = tuple[tuple[float, float], ...]
"""(longitude, latitude) in WGS 84 degrees, closed."""

WIDTH = 720.0
NOTE = "Borders as Natural Earth draws them: those in fact, not those claimed."
REGION_AT_LEAST = 12.0
"""Degrees that a regional map shows at least: around a single city, its neighbours are still seen."""
REGION_AT_MOST = 110.0
"""Degrees beyond which the whole world is drawn."""
_COARSEST = 0.6
"""Pixels between two points of a border that are both worth drawing."""
_DATA = Path(__file__).parent / "data" / "world_atlas"
_A1, _A2, _A3, _A4 = 1.340264, -0.081106, 0.000893, 0.003796  # Equal Earth (Šavrič, Patterson and Jenny 2018)
_M = sqrt(3) / 2


class _Transform(msgspec.Struct, frozen=True):
    scale: tuple[float, float]
    translate: tuple[float, float]


class _Geometry(msgspec.Struct, frozen=True):
    type: str
    arcs: list[msgspec.Raw] = []


class _Collection(msgspec.Struct, frozen=True):
    geometries: list[_Geometry]


class _Objects(msgspec.Struct, frozen=True):
    countries: _Collection


class _Topology(msgspec.Struct, frozen=True):
    transform: _Transform
    arcs: list[list[tuple[int, int]]]
    objects: _Objects


@dataclass(frozen=True, slots=True)
class _Shape:
    ring: Ring
    west: float
    east: float
    south: float
    north: float


@cache
def _shapes(name: str) -> tuple[_Shape, ...]:
    topology = msgspec.json.decode((_DATA / name).read_bytes(), type=_Topology)
    (sx, sy), (tx, ty) = topology.transform.scale, topology.transform.translate
    arcs: list[list[tuple[float, float]]] = []
    for packed in topology.arcs:
        x = y = 0
        arc = []
        for dx, dy in packed:
            x, y = x + dx, y + dy
            arc.append((x * sx + tx, y * sy + ty))
        arcs.append(arc)
    shapes: list[_Shape] = []
    for geometry in topology.objects.countries.geometries:
        for numbers in _rings(geometry):
            ring: list[tuple[float, float]] = []
            for number in numbers:
                arc = arcs[number] if number >= 0 else arcs[~number][::-1]
                ring += arc[1:] if ring else arc
            shape = _shape(_unwrapped(ring))
            shapes.append(shape)
            if shape.east > 180:  # Chukotka stands at both edges of the world
                shapes.append(_shape([(lon - 360, lat) for lon, lat in shape.ring]))
            if shape.west < -180:
                shapes.append(_shape([(lon + 360, lat) for lon, lat in shape.ring]))
    return tuple(shapes)


def _unwrapped(ring: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """A ring whose longitudes go on beyond 180 degrees instead of jumping to the other edge of the world."""
    points: list[tuple[float, float]] = []
    turn = 0.0
    for lon, lat in ring:
        if points and abs(lon + turn - points[-1][0]) > 180:
            turn += 360 if points[-1][0] > lon + turn else -360
        points.append((lon + turn, lat))
    return points


def _shape(ring: Sequence[tuple[float, float]]) -> _Shape:
    lons, lats = [point[0] for point in ring], [point[1] for point in ring]
    return _Shape(tuple(ring), min(lons), max(lons), min(lats), max(lats))


def _rings(geometry: _Geometry) -> Iterator[list[int]]:
    if geometry.type == "Polygon":
        for part in geometry.arcs:
            yield msgspec.json.decode(part, type=list[int])
    elif geometry.type == "MultiPolygon":
        for part in geometry.arcs:
            yield from msgspec.json.decode(part, type=list[list[int]])


@dataclass(frozen=True, slots=True)
class _Frame:
    """What a map shows; `centre` and `span` in degrees, `span` None for the whole world."""

    lon: float
    lat: float
    span: float | None

    @property
    def height(self) -> float:
        """Pixels from top to bottom."""
        return WIDTH * 0.487 if self.span is None else WIDTH * 0.56

    def place(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a place stands on the map, in pixels."""
        if self.span is None:
            x, y = _equal_earth(lon, lat)
            return WIDTH / 2 + x * WIDTH / 5.414, self.height / 2 - y * WIDTH / 5.414
        unit = WIDTH / self.span
        x = WIDTH / 2 + (lon - self.lon) * unit
        return x, self.height / 2 - (lat - self.lat) * unit / max(0.2, cos(radians(self.lat)))


def _equal_earth(lon: float, lat: float) -> tuple[float, float]:
    t = asin(_M * sin(radians(lat)))
    t2 = t * t
    t6 = t2 * t2 * t2
    x = 2 * sqrt(3) * radians(lon) * cos(t) / (3 * (9 * _A4 * t6 * t2 + 7 * _A3 * t6 + 3 * _A2 * t2 + _A1))
    return x, t * (_A4 * t6 * t2 + _A3 * t6 + _A2 * t2 + _A1)


def _frame(spots: Sequence[Spot]) -> _Frame:
    south, north = min(s.lat for s in spots), max(s.lat for s in spots)
    west, east = min(s.lon for s in spots), max(s.lon for s in spots)
    span = max((east - west) * 1.4, (north - south) * 2.4, REGION_AT_LEAST)
    if span > REGION_AT_MOST:
        return _Frame(0.0, 0.0, None)
    # rounded, so that maps of neighbouring places share their borders
    step = span / 6
    return _Frame(
        round(round((west + east) / 2 / step) * step, 2),
        round(round((south + north) / 2 / step) * step, 2),
        round(span, 1),
    )


@lru_cache(maxsize=512)
def _borders(frame: _Frame) -> str:
    parts: list[str] = []
    for shape in _shapes("countries-110m.json" if frame.span is None or frame.span > 60 else "countries-50m.json"):
        if frame.span is not None and not _in_sight(shape, frame):
            continue
        points: list[str] = []
        last = (-1e9, -1e9)
        for lon, lat in shape.ring:
            x, y = frame.place(lon, lat)
            if abs(x - last[0]) + abs(y - last[1]) < _COARSEST:
                continue
            last = (x, y)
            points.append(f"{min(max(x, -WIDTH), 2 * WIDTH):.1f} {min(max(y, -WIDTH), 2 * WIDTH):.1f}")
        if len(points) > 2:
            parts.append(f"M{'L'.join(points)}Z")
    return "".join(parts)


def _in_sight(shape: _Shape, frame: _Frame) -> bool:
    wide = (frame.span or 360.0) / 2
    high = wide * 0.56
    beside = shape.east < frame.lon - wide or shape.west > frame.lon + wide
    return not (beside or shape.north < frame.lat - high or shape.south > frame.lat + high)


MOST_NAMES = 6
NAME_HEIGHT, NAME_WIDTH = 18.0, 110.0  # names nearer than that to one of a place with more facts would lie over it


def world_map(spots: Sequence[Spot], label: str = "Map") -> Markup:
    """A map with a point for each place, larger where more took place; its table stands beside it. Empty without places."""
    if not spots:
        return Markup("")
    frame = _frame(spots)
    most = max(spot.facts for spot in spots)
    points: list[str] = []
    named: list[tuple[float, float]] = []
    for spot in sorted(spots, key=lambda spot: -spot.facts):
        x, y = frame.place(spot.lon, spot.lat)
        size = 4 + 9 * sqrt(spot.facts / most)
        points.append(
            f'<circle class="spot" cx="{x:.1f}" cy="{y:.1f}" r="{size:.1f}"><title>{escape(spot.label)}: {spot.facts}'
            "</title></circle>"
        )
        apart = all(abs(y - other_y) >= NAME_HEIGHT or abs(x - other_x) >= NAME_WIDTH for other_x, other_y in named)
        if len(named) < MOST_NAMES and frame.span is not None and apart:
            named.append((x, y))
            flip = x > WIDTH * 0.8
            points.append(
                f'<text class="spot-name" x="{x - size - 4 if flip else x + size + 4:.1f}" y="{y + 4:.1f}"'
                f"{' text-anchor=' + chr(34) + 'end' + chr(34) if flip else ''}>{escape(spot.label)}</text>"
            )
    return Markup(  # noqa: S704  numbers and escaped words only
        f'<svg class="map" role="img" aria-label="{escape(label)}" viewBox="0 0 {WIDTH:g} {frame.height:g}" '
        f'width="{WIDTH:g}" height="{frame.height:g}"><rect class="sea" width="{WIDTH:g}" height="{frame.height:g}"/>'
        f'<path class="land" d="{_borders(frame)}"/>{"".join(points)}</svg>'
    )

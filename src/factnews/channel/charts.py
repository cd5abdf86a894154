"""Small charts, drawn here as SVG: no style attribute, no script, colours from the site's own style sheet."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from factnews.channel.relations import Month

SCALE = 10.0
"""PLOVER scores reach from -10 to 10."""
SPARK_WIDTH, SPARK_HEIGHT = 120.0, 28.0
CHART_WIDTH, CHART_HEIGHT = 720.0, 220.0
_MARGIN_LEFT, _MARGIN_BOTTOM = 36.0, 26.0
_HALF_TICK = 36.0  # half the room of "2020-06" in the size that phones see: the last one must not leave the chart


def spark(values: Sequence[float]) -> Markup:
    """A small line of scores over the days of a story; above the middle is cooperation. Empty for fewer than two days."""
    if len(values) < 2:
        return Markup("")
    step = (SPARK_WIDTH - 6) / (len(values) - 1)
    points = [
        (3 + place * step, SPARK_HEIGHT / 2 - max(-SCALE, min(SCALE, value)) / SCALE * (SPARK_HEIGHT / 2 - 3))
        for place, value in enumerate(values)
    ]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    label = f"Tension over {len(values)} days: from {values[0]:+.1f} to {values[-1]:+.1f}"
    end = points[-1]
    return Markup(  # noqa: S704  numbers and escaped words only
        f'<svg class="spark" role="img" aria-label="{escape(label)}" viewBox="0 0 {SPARK_WIDTH:g} {SPARK_HEIGHT:g}" '
        f'width="{SPARK_WIDTH:g}" height="{SPARK_HEIGHT:g}">'
        f'<line class="spark-zero" x1="0" x2="{SPARK_WIDTH:g}" y1="{SPARK_HEIGHT / 2:g}" y2="{SPARK_HEIGHT / 2:g}"/>'
        f'<polyline class="spark-line" points="{line}"/>'
        f'<circle class="spark-end" cx="{end[0]:.1f}" cy="{end[1]:.1f}" r="2.5"/></svg>'
    )


def relations(months: Sequence[Month]) -> Markup:
    """Bars of cooperation (up) and conflict (down) month by month; its table stands beside it."""
    if not months:
        return Markup("")
    top = max([1.0, *(month.cooperation for month in months)])
    bottom = max([1.0, *(month.conflict for month in months)])
    height = CHART_HEIGHT - _MARGIN_BOTTOM
    unit = (height - 8) / (top + bottom)
    zero = 4 + top * unit
    room = (CHART_WIDTH - _MARGIN_LEFT) / len(months)
    wide = max(1.0, min(room * 0.7, 28.0))
    bars: list[str] = []
    for place, month in enumerate(months):
        x = _MARGIN_LEFT + place * room + (room - wide) / 2
        size = month.cooperation * unit
        if month.cooperation:
            title = f"{month.month}: cooperation {month.cooperation:g}"
            bars.append(_bar("cooperation", title, x=x, y=zero - size, wide=wide, high=size))
        if month.conflict:
            title = f"{month.month}: conflict {month.conflict:g}"
            bars.append(_bar("conflict", title, x=x, y=zero, wide=wide, high=month.conflict * unit))
    every = max(1, -(-len(months) // 8))
    ticks: list[str] = []
    for place in range(0, len(months), every):
        x = min(_MARGIN_LEFT + place * room + room / 2, CHART_WIDTH - _HALF_TICK)
        ticks.append(
            f'<text class="tick" x="{x:.1f}" y="{CHART_HEIGHT - 8:g}" text-anchor="middle">{months[place].month}</text>'
        )
    axis = (
        f'<line class="axis" x1="{_MARGIN_LEFT:g}" x2="{CHART_WIDTH:g}" y1="{zero:.1f}" y2="{zero:.1f}"/>'
        f'<text class="tick" x="{_MARGIN_LEFT - 6:g}" y="14" text-anchor="end">{top:.0f}</text>'
        f'<text class="tick" x="{_MARGIN_LEFT - 6:g}" y="{zero + 4:.1f}" text-anchor="end">0</text>'
        f'<text class="tick" x="{_MARGIN_LEFT - 6:g}" y="{height:.1f}" text-anchor="end">{bottom:.0f}</text>'
    )
    label = f"Cooperation and conflict by month, {months[0].month} to {months[-1].month}; the numbers stand in the table below"
    return Markup(  # noqa: S704  numbers and escaped words only
        f'<svg class="chart" role="img" aria-label="{escape(label)}" viewBox="0 0 {CHART_WIDTH:g} {CHART_HEIGHT:g}" '
        f'width="{CHART_WIDTH:g}" height="{CHART_HEIGHT:g}">{"".join(bars)}{axis}{"".join(ticks)}</svg>'
    )


def _bar(kind: str, title: str, *, x: float, y: float, wide: float, high: float) -> str:
    return (
        f'<rect class="bar-{kind}" x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{max(high, 0.5):.1f}">'
        f"<title>{escape(title)}</title></rect>"
    )

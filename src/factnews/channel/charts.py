"""Small charts as SVG: no style attribute, no script, colours from the site's own style sheet.

The chart of relations is Vega-Lite's (Satyanarayan et al. 2017), written with Altair and drawn by vl-convert: 20 ms of a
core. The line in a list of stories is drawn here: a home page has a score of them, and is to be there in 100 ms.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

import msgspec
from markupsafe import Markup, escape

from factnews.channel.relations import Month

SCALE = 10.0
"""PLOVER scores reach from -10 to 10."""
SPARK_WIDTH, SPARK_HEIGHT = 120.0, 28.0
CHART_WIDTH, CHART_HEIGHT = 720, 240
MONTHS = "months"
LETTERS = 12  # pixels; on a phone the style sheet has them larger
PADDING = {"left": 22, "right": 22, "top": 6, "bottom": 6}  # pixels: half a label, so that the larger ones are not cut
WIDEST = 28  # pixels of a bar
LABELS_APART = 40  # pixels, so that the larger ones do not touch either


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


@lru_cache(maxsize=512)
def relations(months: tuple[Month, ...]) -> Markup:
    """Bars of cooperation (up) and conflict (down) month by month; its table stands beside it. Empty without months."""
    if not months:
        return Markup("")
    import vl_convert

    drawn = vl_convert.vegalite_to_svg({**_chart(), "datasets": {MONTHS: msgspec.to_builtins(months)}})
    label = f"Cooperation and conflict by month, {months[0].month} to {months[-1].month}; the numbers stand in the table below"
    return Markup(f'<div class="chart" role="img" aria-label="{escape(label)}">{drawn}</div>')  # noqa: S704  numbers only


@cache
def _chart() -> Mapping[str, object]:
    """The chart without its rows, as Vega-Lite. The names of its parts become classes of the SVG, which the style sheet
    colours; what the chart says to a screen reader stands around it."""
    import altair

    month = altair.X(
        "month:O", title=None, axis=altair.Axis(labelAngle=0, labelOverlap="greedy", labelSeparation=LABELS_APART)
    )
    score = altair.Axis(labelExpr="abs(datum.value)", tickCount=5)
    bars = altair.Chart().mark_bar(aria=False, size=altair.ExprRef(f"min({WIDEST}, 0.7 * bandwidth('x'))"))
    chart = altair.layer(
        bars.encode(month, altair.Y("cooperation:Q", title=None, axis=score)).properties(name="cooperation"),
        bars.transform_calculate(below="-datum.conflict")
        .encode(month, altair.Y("below:Q", title=None))
        .properties(name="conflict"),
        altair.Chart().mark_rule(aria=False).encode(altair.YDatum(0)).properties(name="zero"),
        data=altair.NamedData(MONTHS),
    )
    fit = altair.AutoSizeParams(type="fit", contains="padding")
    chart = chart.properties(
        width=CHART_WIDTH, height=CHART_HEIGHT, autosize=fit, background="transparent", padding=PADDING
    )
    chart = chart.configure_axis(aria=False, domain=False, ticks=False, labelFontSize=LETTERS)
    chart = chart.configure_axisX(grid=False).configure_view(stroke=None)
    spec: Mapping[str, object] = chart.to_dict()
    return spec

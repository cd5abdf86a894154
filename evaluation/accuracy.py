"""The tables of `docs/accuracy.md`, made from `baseline.json`, so that the page cannot disagree with the pinned figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evaluation.gate import Baseline, load_baseline
from factnews.errors import InputError

PAGE = Path(__file__).parent.parent / "docs" / "accuracy.md"
BEGIN, END = "<!-- figures:begin -->", "<!-- figures:end -->"

POLNEAR = "attribution/polnear.dev.jsonl"
MEANTIME = "factuality/meantime_modality.dev.jsonl"
GUM = "syntax/en_gum-ud-test.conllu"
PROPBANK_DEV = "syntax/ewt_propbank_dev.json"


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: where it is pinned, what it must reach and is aimed at, and what others reach ("–": nothing known)."""

    what: str
    command: str
    path: str
    figure: str
    must: str
    aim: str = "–"
    peer: str = "–"
    human: str = "–"
    percent: bool = False
    falling: bool = False  # the pinned figure is a share of successes, shown is that of failures


# Peers and human agreement as measured on the same sets, but for the class of claims, where peers were measured on other
# sets with the same classes.
TABLES: tuple[tuple[str, tuple[Row, ...]], ...] = (
    (
        "Claims and statements",
        (
            Row("words that tell an event, F1", "claims", "dev", "found", "–"),
            Row("… with their class, F1", "claims", "dev", "class", "0.60", "0.80", "0.24–0.37", "0.87–0.89"),
            Row("… with all actors and recipients, F1", "claims", "dev", "who", "0.45", "0.70", "–", "0.78–0.80"),
            Row("… with status, dates and source, F1", "claims", "dev", "full", "0.30", "0.55", "–", "0.66–0.70"),
            Row("statements, F1", "statements", "dev", "found", "–", "–", "–", "0.94–1.00"),
            Row("… with their speaker, F1", "statements", "dev", "speaker", "0.78", "0.92", "–", "0.94–0.97"),
            Row("codes of annotated participants, share", "actors", "dev", "code", "–"),
            Row(
                "sentences without events, share with a claim", "quiet", "evaluation/quiet", "quiet", "< 0.10", "< 0.05",
                "0.37–0.61", falling=True,
            ),
        ),
    ),
    (
        "Attribution, times, places",
        (
            Row("PolNeAR dev, content F1", "attribution", POLNEAR, "content", "0.65", "0.75", "0.44"),
            Row("… of those, share with the source", "attribution", POLNEAR, "source", "0.92", "0.95", "0.90"),
            Row("MEANTIME modality dev, macro-F, four labels", "modality", MEANTIME, "macro", "0.70", "0.80", "0.55"),
            Row("… all seven labels", "modality", MEANTIME, "all labels", "–"),
            Row("te3-platinum, value F1", "times", "temporal/te3_platinum.test.jsonl", "value_f1", "0.79", "0.85", "0.781"),
            Row("te3-platinum, strict F1", "times", "temporal/te3_platinum.test.jsonl", "strict_f1", "0.82", "0.86", "0.818"),
            Row("LGL, within 161 km, names given", "places", "geo/lgl.test.jsonl", "accuracy_161", "0.70", "0.80", "0.795"),
            Row("TR-News, within 161 km, names given", "places", "geo/trnews.test.jsonl", "accuracy_161", "0.74", "0.82", "0.767"),
        ),
    ),
    (
        "The reader",
        (
            Row("EWT test, LAS", "syntax", "syntax/en_ewt-ud-test.conllu", "LAS", "90.0", "91", percent=True),
            Row("GUM test, LAS", "syntax", GUM, "LAS", "89.3", "90.5", percent=True),
            Row("GUM test, raw text, sentence F", "syntax --raw", GUM, "sentences", "96", "97.5", "96.9", percent=True),
            Row("names, UNER EWT test, strict F", "entities", "ner/uner_ewt_test.json", "all", "72", "78", percent=True),
            Row("names, GUM dev, strict F", "entities", "ner/gum_dev.json", "all", "72", "78", percent=True),
            Row("PropBank EWT dev, argument F, seven roles", "roles", PROPBANK_DEV, "arguments", "78", "84", percent=True),
            Row("… all roles, unknown ones missed", "roles", PROPBANK_DEV, "all roles", "–", percent=True),
        ),
    ),
)  # fmt: skip


def tables(baseline: Baseline) -> str:
    """All tables as Markdown."""
    parts = []
    for title, rows in TABLES:
        lines = [f"## {title}", "", "| what | figure | must reach | aim | best peer | two people | command |"]
        lines += ["| --- | --- | --- | --- | --- | --- | --- |", *(_line(row, baseline) for row in rows)]
        parts.append("\n".join(lines))
    parts.append("\n".join(_classes(baseline)))
    return "\n\n".join(parts)


def _line(row: Row, baseline: Baseline) -> str:
    command = f"`python -m evaluation {row.command}{'' if row.command == 'quiet' else f' GOLD/{row.path}'}`"
    return f"| {row.what} | {_shown(row, baseline)} | {row.must} | {row.aim} | {row.peer} | {row.human} | {command} |"


def _shown(row: Row, baseline: Baseline) -> str:
    pinned = baseline.find(row.command, row.path)
    value = pinned.figures.get(row.figure) if pinned else None
    if value is None:
        return "not pinned"
    value = 1 - value if row.falling else value
    return f"**{100 * value:.1f}**" if row.percent else f"**{value:.3f}**"


def _classes(baseline: Baseline) -> Iterator[str]:
    yield "## Claims by class"
    yield ""
    yield "Words and class, F1, on dev: `python -m evaluation classes GOLD/dev`."
    yield ""
    pinned = baseline.find("classes", "dev")
    figures = sorted(pinned.figures.items(), key=lambda one: (-one[1], one[0])) if pinned else []
    yield "| class | F1 |"
    yield "| --- | --- |"
    for name, value in figures:
        yield f"| {name} | {value:.2f} |"


def page(text: str, baseline: Baseline) -> str:
    """The page with its tables made anew; the words around them stay.

    Raises `InputError` where the page has lost the marks between which the tables stand.
    """
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise InputError(f"{PAGE.name} lacks {BEGIN} or {END}: put them back around the tables", reason="usage")
    return f"{before}{BEGIN}\n{tables(baseline)}\n{END}{after}"


def run(*, write: bool) -> Sequence[str]:
    """Lines of the tables; with `write`, the page is written anew."""
    baseline = load_baseline()
    if write:
        PAGE.write_text(page(PAGE.read_text(encoding="utf-8"), baseline), encoding="utf-8")
    return tables(baseline).split("\n")

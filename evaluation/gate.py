"""The gate: every pinned figure is measured again, and none may fall by more than noise.

`baseline.json` pins, for each set, its digest, its size and its figures. The code is deterministic, but int8 arithmetic
differs a little between processors; `TOLERANCE` states for each command what counts as noise.
Within noise the higher figure stays pinned, so that small falls cannot add up over many updates.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from evaluation import quiet
from evaluation.gold import decode, digest_of
from evaluation.measures import Outcome
from evaluation.runners import ReportCache, run
from factnews.errors import InputError

BASELINE = Path(__file__).with_name("baseline.json")

TOLERANCE: Mapping[str, float] = {  # greatest fall of a figure that is noise
    "facts": 0.02,  # 171 pairs of claims: three of them
    "events": 0.005,
    "classes": 0.1,  # a class has some 20 claims: two of them
    "claims": 0.01,  # 303 claims: three of them
    "statements": 0.01,  # 202 statements: two of them
    "actors": 0.005,
    "times": 0.005,  # 138 expressions in the smallest set
    "places": 0.005,
    "syntax": 0.002,  # 25,000 words: 50 of them
    "entities": 0.005,
    "attribution": 0.005,  # 2,192 attributions
    "modality": 0.02,  # two of the labels have 15 and 36 events
    "roles": 0.003,
    "quiet": 0.011,  # 300 sentences: three of them
}
OWN = "evaluation/quiet"  # the set that lies beside the code and not among the annotated ones
PINNED: Mapping[str, tuple[str, ...]] = {  # shares among matched pairs are not pinned: they move when more is found
    "facts": ("pairs", "gain", "one fact", "joined for two outlets"),
    "events": ("conll", "muc", "b_cubed", "ceaf"),
    "claims": ("found", "class", "who", "full"),
    "statements": ("found", "speaker", "manner"),
    "actors": ("code",),
    "entities": ("all",),
    "times": ("strict_f1", "relaxed_f1", "value_f1"),
    "places": ("accuracy_161", "same_id"),
    "modality": ("macro", "all labels"),
    "roles": ("arguments", "all roles"),
    "quiet": ("quiet",),
}
SETS: tuple[tuple[str, str], ...] = (
    ("facts", "dev"),
    ("events", "coref/ecbplus.dev.jsonl"),
    ("claims", "dev"),
    ("classes", "dev"),
    ("statements", "dev"),
    ("actors", "dev"),
    ("times", "temporal/te3_platinum.test.jsonl"),
    ("places", "geo/lgl.test.jsonl"),
    ("places", "geo/trnews.test.jsonl"),
    ("syntax", "syntax/en_ewt-ud-test.conllu"),
    ("syntax", "syntax/en_gum-ud-test.conllu"),
    ("syntax --raw", "syntax/en_gum-ud-test.conllu"),
    ("entities", "ner/uner_ewt_test.json"),
    ("entities", "ner/gum_dev.json"),  # of wikigold and re3d the reader was trained on a part
    ("attribution", "attribution/polnear.dev.jsonl"),
    ("modality", "factuality/meantime_modality.dev.jsonl"),
    ("roles", "syntax/ewt_propbank_dev.json"),
    ("quiet", OWN),
)


class Pinned(msgspec.Struct, frozen=True):
    """What the baseline says of one set."""

    command: str
    path: str  # relative to the folder of gold sets
    digest: str
    size: int
    figures: dict[str, float]


class Baseline(msgspec.Struct, frozen=True):
    """All pinned sets."""

    sets: tuple[Pinned, ...] = ()

    def find(self, command: str, path: str) -> Pinned | None:
        """The pinned set of that command and path, or None."""
        return next((pinned for pinned in self.sets if (pinned.command, pinned.path) == (command, path)), None)


@dataclass(frozen=True, slots=True)
class Comparison:
    """One figure, as pinned and as measured now."""

    command: str
    path: str
    figure: str
    old: float | None  # None: not pinned yet
    new: float | None  # None: pinned but no longer measured
    allowed: float

    @property
    def fell(self) -> bool:
        """Whether the figure is lost or lower than pinned by more than noise."""
        if self.old is None:
            return False
        return self.new is None or self.new < self.old - self.allowed - 1e-9


def load_baseline(path: Path = BASELINE) -> Baseline:
    """The pinned figures; an empty baseline where none was written yet."""
    return decode(path, Baseline) if path.is_file() else Baseline()


def check_gold(gold: Path, sets: Sequence[tuple[str, str]]) -> None:
    """Raise `InputError` with what is missing, before anything slow runs."""
    if not gold.is_dir():
        raise InputError(f"no gold folder {gold}: give the folder of the annotated sets with --gold", reason="no-gold")
    missing = sorted({path for _, path in sets if not place_of(gold, path).exists()})
    if missing:
        raise InputError(f"{gold} lacks {', '.join(missing)}: give the full folder with --gold", reason="no-gold")


def measure(gold: Path, sets: Sequence[tuple[str, str]], *, workers: int = 1) -> Iterator[Pinned]:
    """Run each set and yield what would be pinned of it."""
    cache = ReportCache(workers=workers)
    for command, path in sets:
        name, _, option = command.partition(" ")
        place = place_of(gold, path)
        outcome = run(name, place, cache=cache, raw=option == "--raw")
        yield Pinned(command, path, digest_of(place), outcome.size, figures_of(name, outcome))


def place_of(gold: Path, path: str) -> Path:
    """Where a set lies: in the folder of annotated sets, but for our own sentences."""
    return quiet.FOLDER if path == OWN else gold / path


def figures_of(command: str, outcome: Outcome) -> dict[str, float]:
    """The figures of an outcome that are pinned."""
    kept = PINNED.get(command)
    return {m.name: m.value for m in outcome.measures if kept is None or m.name in kept}


def compare(baseline: Baseline, measured: Sequence[Pinned]) -> list[Comparison]:
    """Each figure as pinned and as measured, in the order of the sets."""
    rows: list[Comparison] = []
    for now in measured:
        before = baseline.find(now.command, now.path)
        old = before.figures if before else {}
        allowed = TOLERANCE[now.command.split()[0]]
        rows += [
            Comparison(now.command, now.path, figure, old.get(figure), now.figures.get(figure), allowed)
            for figure in dict.fromkeys((*old, *now.figures))
        ]
    return rows


def changed_sets(baseline: Baseline, measured: Sequence[Pinned]) -> list[str]:
    """One line for each set whose content is not the one its figures were pinned on."""
    lines = []
    for now in measured:
        before = baseline.find(now.command, now.path)
        if before and before.digest != now.digest:
            lines.append(
                f"{now.command} {now.path}: the set changed since its figures were pinned "
                f"({before.digest[:12]} of {before.size}, now {now.digest[:12]} of {now.size})"
            )
    return lines


def updated(baseline: Baseline, measured: Sequence[Pinned], *, allow_lower: bool) -> Baseline:
    """The baseline with the new figures; lower ones only where allowed, or where the set itself changed."""
    kept = {(pinned.command, pinned.path): pinned for pinned in baseline.sets}
    for now in measured:
        before = kept.get((now.command, now.path))
        figures = now.figures
        if before and before.digest == now.digest and not allow_lower:
            figures = {name: max(value, before.figures.get(name, value)) for name, value in figures.items()}
        kept[now.command, now.path] = Pinned(now.command, now.path, now.digest, now.size, figures)
    return Baseline(tuple(kept[key] for key in sorted(kept)))


def write_baseline(baseline: Baseline, path: Path = BASELINE) -> None:
    """Write the pinned figures, indented, so that a change is read in a diff."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(baseline), indent=2) + b"\n")

"""PLOVER: sixteen classes with their modes, quads and conflict-cooperation scores."""

from __future__ import annotations

from pathlib import Path

import msgspec

from factnews.model import EventClass


class Mode(msgspec.Struct, frozen=True):
    """A mode of a class: what it means, and its conflict-cooperation score (-10..10) where the manual has one."""

    meaning: str
    score: float | None = None


class PloverClass(msgspec.Struct, frozen=True):
    """A class: meaning (paraphrased), quad, score (-10..10), whether it needs a recipient, and its modes."""

    meaning: str
    quad: str
    score: float
    modes: dict[str, Mode]
    requires_recipient: bool = False


class Plover:
    """The PLOVER codebook (PLOVER 2.0 draft manual, 2024-02-04)."""

    def __init__(self, path: Path) -> None:
        self.classes: dict[EventClass, PloverClass] = {
            EventClass(name): msgspec.structs.replace(entry, quad=entry.quad.split(" (")[0])
            for name, entry in msgspec.json.decode(path.read_bytes(), type=dict[str, PloverClass]).items()
        }

    def intensity(self, event_class: EventClass, mode: str | None = None) -> float:
        """Return the score of a mode, or of its class where the mode has none (-10 conflict .. 10 cooperation)."""
        entry = self.classes[event_class]
        known = entry.modes.get(mode) if mode else None
        return known.score if known and known.score is not None else entry.score

    def quad(self, event_class: EventClass) -> str:
        """Return "verbal cooperation", "material cooperation", "verbal conflict" or "material conflict"."""
        return self.classes[event_class].quad

    def modes(self, event_class: EventClass) -> tuple[str, ...]:
        """Return the names of the modes of a class."""
        return tuple(self.classes[event_class].modes)

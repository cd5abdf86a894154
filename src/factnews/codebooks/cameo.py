"""CAMEO: codes with labels of our own and Goldstein values, and the way from a PLOVER event to its nearest code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from factnews.codebooks.plover import Plover
from factnews.model import EventClass, Status


class CameoCode(Struct, frozen=True):
    """A CAMEO code (leading zeros kept): label, Goldstein value (-10..10), the PLOVER class and mode it maps to."""

    code: str
    label: str
    goldstein: float
    quad: str
    plover_class: str | None
    plover_mode: str | None
    context: str | None


class Coding(Struct, frozen=True):
    """What exports need of one event: the nearest CAMEO code, its Goldstein value, the PLOVER score and the quad."""

    cameo: str | None
    goldstein: float | None
    intensity: float
    quad: str


class _Rule(Struct, frozen=True):
    mode: str
    status: str
    words: re.Pattern[str] | None
    code: str

    def fits(self, mode: str | None, status: Status, words: str) -> bool:
        return (
            self.mode in {"*", mode}
            and self.status in {"*", status.value}
            and (self.words is None or self.words.search(words) is not None)
        )


class Cameo:
    """The CAMEO codebook."""

    def __init__(self, path: Path, rules: Path, plover: Plover) -> None:
        self._plover = plover
        self.codes: Mapping[str, CameoCode] = {
            f[0]: CameoCode(f[0], f[1], float(f[2]), f[3], f[4] or None, f[5] or None, f[6] or None)
            for f in (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines())
        }
        self._rules: dict[EventClass, list[_Rule]] = {}
        for line in rules.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                name, mode, status, words, code = line.split("\t")
                pattern = None if words == "*" else re.compile(rf"\b(?:{'|'.join(words.split())})", re.IGNORECASE)
                self._rules.setdefault(EventClass(name), []).append(_Rule(mode, status, pattern, code))

    def __getitem__(self, code: str) -> CameoCode:
        return self.codes[code]

    def __len__(self) -> int:
        return len(self.codes)

    def code(
        self, event_class: EventClass, mode: str | None = None, status: Status = Status.HAPPENED, words: str = ""
    ) -> Coding:
        """Return the coding of an event; `words` are those of its trigger and object.

        A negated event has no CAMEO code: CAMEO codes what happened, and its users would count it as such.
        """
        intensity, quad = self._plover.intensity(event_class, mode), self._plover.quad(event_class)
        if status is Status.NEGATED:
            return Coding(cameo=None, goldstein=None, intensity=intensity, quad=quad)
        best = next(rule.code for rule in self._rules[event_class] if rule.fits(mode, status, words))
        return Coding(cameo=best, goldstein=self.codes[best].goldstein, intensity=intensity, quad=quad)

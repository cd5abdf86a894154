"""How sure a claim is: from what the event head gives its word to the share of such claims that are right.

The head's softmax is too sure of itself (of what it gives 0.6, four in ten are right). Two numbers bring it down, a slope and
a shift of its log odds (Platt's scaling), fitted on annotated reports that the reader was not trained on; they are in
`confidence.toml`, written anew by `python -m evaluation calibrate GOLD_DIR --write` whenever the weights have changed.
"""

from __future__ import annotations

import math
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_EDGE = 1e-4  # log odds of 0 and 1 would be infinite


@dataclass(frozen=True, slots=True)
class Calibration:
    """A slope and a shift of log odds; slope 1 and shift 0 change nothing."""

    slope: float
    shift: float

    def of(self, chance: float) -> float:
        """The calibrated chance, 0 to 1, rounded to four places; never falls as `chance` rises where the slope is positive.

        >>> Calibration(1.0, 0.0).of(0.8), Calibration(0.5, -0.5).of(0.9)
        (0.8, 0.6453)
        """
        odds = self.slope * log_odds(chance) + self.shift
        return round(1 / (1 + math.exp(-odds)), 4)


def log_odds(chance: float) -> float:
    """Log odds of a chance, 0 and 1 taken as nearly so."""
    inside = min(max(chance, _EDGE), 1 - _EDGE)
    return math.log(inside / (1 - inside))


@cache
def load_calibration() -> Calibration:
    """The shipped numbers, read once."""
    written = tomllib.loads(files("factnews.claims").joinpath("confidence.toml").read_text(encoding="utf-8"))
    return Calibration(float(written["slope"]), float(written["shift"]))

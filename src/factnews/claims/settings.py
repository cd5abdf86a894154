"""Settings of the coder. Each number was chosen on the annotated training reports or the development reports, as noted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeSettings:
    """How sure the coder must be.

    `least_confidence` trades recall for precision: the default gives the best class F1 on the development reports; 0.6 and
    more leaves only what is hardly ever wrong.
    """

    least_confidence: float = 0.36
    least_role: float = 0.4
    keep_dropped: bool = False

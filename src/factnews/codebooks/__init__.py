"""Codebooks: PLOVER, CAMEO, states, actors by date, outlets. `load()` gives them all."""

from factnews.codebooks.books import Codebooks, load

__all__ = ["Codebooks", "load"]

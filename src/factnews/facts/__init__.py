"""Claims of many reports about the same event become one fact."""

from factnews.facts.versions import merge

__all__ = ["merge"]

"""From an article to its structure: sentences, trees, entities, and what the learned heads propose."""

from factnews.reading.reader import ParsedWords, Reader

__all__ = ["ParsedWords", "Reader"]

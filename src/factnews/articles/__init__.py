"""Articles from pages: the report's own text, and title, date, outlet, byline and language with where each was found.

`extract()` is the room's verb; `extract_one()` does one page in this process and raises.
"""

from __future__ import annotations

from factnews.articles.settings import ExtractSettings
from factnews.articles.single import extract_one
from factnews.articles.stream import extract
from factnews.articles.worker import Worker

__all__ = ["ExtractSettings", "Worker", "extract", "extract_one"]

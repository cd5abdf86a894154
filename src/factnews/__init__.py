"""FactNews: who did what to whom, when, where, and according to whom, read from news reports with the exact words."""

__version__ = "0.1.0"

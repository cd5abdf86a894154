"""Measures FactNews against annotated reports: one runner per kind of gold, and a gate over the pinned figures."""

"""The interface for programs: facts, claims, stories, actors and search as JSON, page by page."""

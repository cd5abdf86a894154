"""How reported words are found: cues, quotation marks, and the clauses that hang on a cue."""

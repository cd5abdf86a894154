"""From a reading to statements and claims: who did what to whom, when, where, according to whom."""

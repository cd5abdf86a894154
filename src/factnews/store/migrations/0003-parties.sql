-- Whoever takes part in a fact, once: as actor, as recipient, or as both. Most questions ask for either.
INSERT INTO fact_codes (fact, role, n, code, day)
SELECT fact, 'party', ROW_NUMBER() OVER (PARTITION BY fact ORDER BY code) - 1, code, day
FROM (SELECT DISTINCT fact, code, day FROM fact_codes WHERE role IN ('actor', 'recipient')) AS parties;

-- What a fact rests on, where facts went whose ids are gone, and stories. Frozen, as 0001 is.
-- A day that is not known is 0001-01-01: so every row of an index has its place in the order, in both databases.

ALTER TABLE facts ADD COLUMN object TEXT;
ALTER TABLE facts ADD COLUMN standing TEXT NOT NULL DEFAULT 'asserted';
ALTER TABLE facts ADD COLUMN reports INTEGER NOT NULL DEFAULT 0;
ALTER TABLE facts ADD COLUMN intensity {real};
ALTER TABLE facts ADD COLUMN goldstein {real};
ALTER TABLE facts ADD COLUMN quad TEXT NOT NULL DEFAULT '';
ALTER TABLE facts ADD COLUMN cameo TEXT;
ALTER TABLE facts ADD COLUMN confidence {real} NOT NULL DEFAULT 0;
ALTER TABLE facts ADD COLUMN day DATE NOT NULL DEFAULT '0001-01-01';
ALTER TABLE facts ADD COLUMN day_last DATE NOT NULL DEFAULT '0001-01-01';
ALTER TABLE facts ADD COLUMN told DATE NOT NULL DEFAULT '0001-01-01';
ALTER TABLE facts ADD COLUMN engine TEXT NOT NULL DEFAULT '';
UPDATE facts SET
    reports = (SELECT count(DISTINCT c.article) FROM fact_claims f JOIN claims c ON c."key" = f.claim
               WHERE f.fact = facts.id),
    confidence = coalesce((SELECT max(c.confidence) FROM fact_claims f JOIN claims c ON c."key" = f.claim
                           WHERE f.fact = facts.id), 0),
    day = coalesce(first, (SELECT min(c.day_first) FROM fact_claims f JOIN claims c ON c."key" = f.claim
                           WHERE f.fact = facts.id), '0001-01-01'),
    day_last = coalesce(last, (SELECT max(c.day_last) FROM fact_claims f JOIN claims c ON c."key" = f.claim
                               WHERE f.fact = facts.id), '0001-01-01'),
    told = coalesce((SELECT max(a.published) FROM fact_claims f JOIN claims c ON c."key" = f.claim
                     JOIN articles a ON a."key" = c.article WHERE f.fact = facts.id), '0001-01-01');
-- Until the next run merges them anew, old facts stand as far as can be told from their claims alone.
UPDATE facts SET standing = 'attributed only' WHERE NOT EXISTS (
    SELECT 1 FROM fact_claims f WHERE f.fact = facts.id
    AND NOT EXISTS (SELECT 1 FROM attributions a WHERE a.claim = f.claim));
DROP INDEX ix_facts_class;
CREATE INDEX ix_facts_day ON facts (day, id);
CREATE INDEX ix_facts_told ON facts (told, id);
CREATE INDEX ix_facts_class ON facts (event_class, day, id);
CREATE INDEX ix_facts_country ON facts (country, day, id);
CREATE INDEX ix_facts_status ON facts (status, day, id);
CREATE INDEX ix_facts_standing ON facts (standing, day, id);

ALTER TABLE fact_codes ADD COLUMN day DATE NOT NULL DEFAULT '0001-01-01';
UPDATE fact_codes SET day = (SELECT facts.day FROM facts WHERE facts.id = fact_codes.fact);
DROP INDEX ix_fact_codes_code;
CREATE INDEX ix_fact_codes_code ON fact_codes (code, role, day, fact);

ALTER TABLE fact_names ADD COLUMN folded TEXT NOT NULL DEFAULT '';
ALTER TABLE fact_names ADD COLUMN day DATE NOT NULL DEFAULT '0001-01-01';
UPDATE fact_names SET
    folded = lower(name),
    day = (SELECT facts.day FROM facts WHERE facts.id = fact_names.fact);
CREATE INDEX ix_fact_names_folded ON fact_names (folded, role, day, fact);

-- What of a fact is shown and never searched: claim ids as they were given, lines of report, values, history, links; JSON.
CREATE TABLE fact_details (
    fact TEXT NOT NULL,
    details TEXT NOT NULL,
    PRIMARY KEY (fact),
    FOREIGN KEY(fact) REFERENCES facts (id) ON DELETE CASCADE
);

-- Claims of former versions of reports, with the fact on which they left a trace; without one where they left none.
CREATE TABLE fact_earlier (
    claim {key} NOT NULL,
    fact TEXT,
    n INTEGER NOT NULL,
    PRIMARY KEY (claim),
    FOREIGN KEY(claim) REFERENCES claims ("key") ON DELETE CASCADE,
    FOREIGN KEY(fact) REFERENCES facts (id) ON DELETE CASCADE
){rowless};
CREATE INDEX ix_fact_earlier_fact ON fact_earlier (fact);

CREATE TABLE fact_places (
    fact TEXT NOT NULL,
    geonameid {key} NOT NULL,
    text TEXT NOT NULL,
    country TEXT,
    lat {real},
    lon {real},
    day DATE NOT NULL,
    PRIMARY KEY (fact, geonameid),
    FOREIGN KEY(fact) REFERENCES facts (id) ON DELETE CASCADE
){rowless};
CREATE INDEX ix_fact_places_place ON fact_places (geonameid, day, fact);

-- No foreign key: a forward outlives what it leads from, and is mended when what it leads to goes too.
CREATE TABLE forwards (
    gone TEXT NOT NULL,
    fact TEXT NOT NULL,
    PRIMARY KEY (gone)
){rowless};
CREATE INDEX ix_forwards_fact ON forwards (fact);

-- Reports that are not independent of each other: the leading one is the first.
CREATE TABLE report_lines (
    article TEXT NOT NULL,
    leader TEXT NOT NULL,
    n INTEGER NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (article)
){rowless};
CREATE INDEX ix_report_lines_leader ON report_lines (leader, n);

CREATE TABLE stories (
    id TEXT NOT NULL,
    title TEXT NOT NULL,
    first DATE,
    last DATE,
    day DATE NOT NULL,
    facts INTEGER NOT NULL,
    PRIMARY KEY (id)
){rowless};
CREATE INDEX ix_stories_day ON stories (day, id);

-- No foreign key to facts: these are merged anew more often than stories are grouped, and forwards lead on.
CREATE TABLE story_facts (
    story TEXT NOT NULL,
    n INTEGER NOT NULL,
    fact TEXT NOT NULL,
    PRIMARY KEY (story, n),
    FOREIGN KEY(story) REFERENCES stories (id) ON DELETE CASCADE
){rowless};
CREATE INDEX ix_story_facts_fact ON story_facts (fact);

CREATE TABLE story_names (
    story TEXT NOT NULL,
    role TEXT NOT NULL,
    n INTEGER NOT NULL,
    name TEXT NOT NULL,
    folded TEXT NOT NULL,
    day DATE NOT NULL,
    PRIMARY KEY (story, role, n),
    FOREIGN KEY(story) REFERENCES stories (id) ON DELETE CASCADE
){rowless};
CREATE INDEX ix_story_names_folded ON story_names (folded, role, day, story);

CREATE INDEX ix_articles_published ON articles (published, id) WHERE is_current;

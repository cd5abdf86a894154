-- The first tables. Frozen: a change of the tables is a new file with the next number.
-- {serial}, {key}, {real}, {blob}, {moment} are the database's own types; {rowless} ends a table that is found by its
-- primary key.
-- Spans are code points into articles.text: start, and stop, which is exclusive.

CREATE TABLE articles (
    "key" {serial} NOT NULL,
    id TEXT NOT NULL,
    version INTEGER NOT NULL,
    is_current BOOLEAN NOT NULL,
    digest TEXT NOT NULL,
    content TEXT NOT NULL,
    processor TEXT NOT NULL,
    title TEXT,
    published DATE,
    published_at TEXT,
    publisher TEXT,
    outlet TEXT,
    byline TEXT,
    language TEXT,
    url TEXT,
    fetched {moment},
    provenance TEXT NOT NULL,
    notes TEXT NOT NULL,
    text TEXT NOT NULL,
    tokens {blob} NOT NULL,
    PRIMARY KEY ("key"),
    UNIQUE (id, version)
);
CREATE UNIQUE INDEX ix_articles_current ON articles (id) WHERE is_current;
CREATE INDEX ix_articles_digest ON articles (digest);
CREATE INDEX ix_articles_outlet ON articles (outlet);

CREATE TABLE bodies (
    digest TEXT NOT NULL,
    size {key} NOT NULL,
    codec TEXT NOT NULL,
    body {blob} NOT NULL,
    PRIMARY KEY (digest)
);

CREATE TABLE facts (
    id TEXT NOT NULL,
    event_class TEXT NOT NULL,
    mode TEXT,
    status TEXT NOT NULL,
    first DATE,
    last DATE,
    country TEXT,
    PRIMARY KEY (id)
){rowless};
CREATE INDEX ix_facts_class ON facts (event_class);

CREATE TABLE rejects (
    id TEXT NOT NULL,
    source TEXT NOT NULL,
    stage TEXT NOT NULL,
    reason TEXT NOT NULL,
    message TEXT NOT NULL,
    noted {moment} NOT NULL,
    PRIMARY KEY (id)
){rowless};

CREATE TABLE claims (
    "key" {key} NOT NULL,
    article {key} NOT NULL,
    n INTEGER NOT NULL,
    id TEXT NOT NULL,
    sentence INTEGER NOT NULL,
    trigger_start INTEGER NOT NULL,
    trigger_stop INTEGER NOT NULL,
    trigger_text TEXT NOT NULL,
    event_class TEXT NOT NULL,
    mode TEXT,
    object_start INTEGER,
    object_stop INTEGER,
    object_text TEXT,
    status TEXT NOT NULL,
    when_text TEXT,
    when_first DATE,
    when_last DATE,
    when_start INTEGER,
    when_stop INTEGER,
    day_first DATE,
    day_last DATE,
    place_start INTEGER,
    place_stop INTEGER,
    place_text TEXT,
    country TEXT,
    geonameid {key},
    lat {real},
    lon {real},
    cameo TEXT,
    goldstein {real},
    intensity {real},
    quad TEXT NOT NULL,
    confidence {real} NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY ("key"),
    FOREIGN KEY(article) REFERENCES articles ("key") ON DELETE CASCADE
);
CREATE INDEX ix_claims_article ON claims (article);
CREATE INDEX ix_claims_class ON claims (event_class);
CREATE INDEX ix_claims_country ON claims (country);
CREATE INDEX ix_claims_day ON claims (day_first);
CREATE INDEX ix_claims_id ON claims (id);

CREATE TABLE dropped_claims (
    article {key} NOT NULL,
    n INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    text TEXT NOT NULL,
    event_class TEXT NOT NULL,
    confidence {real} NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (article, n),
    FOREIGN KEY(article) REFERENCES articles ("key") ON DELETE CASCADE
){rowless};

CREATE TABLE fact_codes (
    fact TEXT NOT NULL,
    role TEXT NOT NULL,
    n INTEGER NOT NULL,
    code TEXT NOT NULL,
    PRIMARY KEY (fact, role, n),
    FOREIGN KEY(fact) REFERENCES facts (id) ON DELETE CASCADE
){rowless};
CREATE INDEX ix_fact_codes_code ON fact_codes (code, role);

CREATE TABLE fact_names (
    fact TEXT NOT NULL,
    role TEXT NOT NULL,
    n INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (fact, role, n),
    FOREIGN KEY(fact) REFERENCES facts (id) ON DELETE CASCADE
){rowless};

CREATE TABLE mentions (
    article {key} NOT NULL,
    n INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    sentence INTEGER NOT NULL,
    head INTEGER NOT NULL,
    kind TEXT NOT NULL,
    code TEXT,
    sector TEXT,
    name TEXT,
    why TEXT NOT NULL,
    PRIMARY KEY (article, n),
    FOREIGN KEY(article) REFERENCES articles ("key") ON DELETE CASCADE
){rowless};

CREATE TABLE pages (
    id TEXT NOT NULL,
    digest TEXT NOT NULL,
    source TEXT NOT NULL,
    url TEXT,
    address TEXT,
    media_type TEXT NOT NULL,
    charset TEXT,
    headers TEXT NOT NULL,
    fetched {moment} NOT NULL,
    PRIMARY KEY (id),
    FOREIGN KEY(digest) REFERENCES bodies (digest)
);
CREATE INDEX ix_pages_address ON pages (address);
CREATE INDEX ix_pages_digest ON pages (digest);

CREATE TABLE places (
    article {key} NOT NULL,
    n INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    text TEXT NOT NULL,
    geonameid {key},
    lat {real},
    lon {real},
    country TEXT,
    PRIMARY KEY (article, n),
    FOREIGN KEY(article) REFERENCES articles ("key") ON DELETE CASCADE
){rowless};

CREATE TABLE sentences (
    article {key} NOT NULL,
    n INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    paragraph INTEGER NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (article, n),
    FOREIGN KEY(article) REFERENCES articles ("key") ON DELETE CASCADE
){rowless};

CREATE TABLE statements (
    "key" {key} NOT NULL,
    article {key} NOT NULL,
    n INTEGER NOT NULL,
    id TEXT NOT NULL,
    speaker_start INTEGER,
    speaker_stop INTEGER,
    speaker_text TEXT,
    speaker_code TEXT,
    speaker_sector TEXT,
    cue_start INTEGER,
    cue_stop INTEGER,
    cue_text TEXT,
    manner TEXT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY ("key"),
    FOREIGN KEY(article) REFERENCES articles ("key") ON DELETE CASCADE
);
CREATE INDEX ix_statements_article ON statements (article);
CREATE INDEX ix_statements_speaker ON statements (speaker_code);

CREATE TABLE times (
    article {key} NOT NULL,
    n INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    text TEXT NOT NULL,
    type TEXT NOT NULL,
    value TEXT NOT NULL,
    first DATE,
    last DATE,
    PRIMARY KEY (article, n),
    FOREIGN KEY(article) REFERENCES articles ("key") ON DELETE CASCADE
){rowless};

CREATE TABLE attributions (
    claim {key} NOT NULL,
    n INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    text TEXT NOT NULL,
    code TEXT,
    sector TEXT,
    manner TEXT NOT NULL,
    PRIMARY KEY (claim, n),
    FOREIGN KEY(claim) REFERENCES claims ("key") ON DELETE CASCADE
){rowless};

CREATE TABLE claim_also (
    claim {key} NOT NULL,
    n INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (claim, n),
    FOREIGN KEY(claim) REFERENCES claims ("key") ON DELETE CASCADE
){rowless};

CREATE TABLE claim_counts (
    claim {key} NOT NULL,
    n INTEGER NOT NULL,
    kind TEXT NOT NULL,
    low {key} NOT NULL,
    high {key},
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (claim, n),
    FOREIGN KEY(claim) REFERENCES claims ("key") ON DELETE CASCADE
){rowless};

CREATE TABLE fact_claims (
    claim {key} NOT NULL,
    fact TEXT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (claim),
    FOREIGN KEY(claim) REFERENCES claims ("key") ON DELETE CASCADE,
    FOREIGN KEY(fact) REFERENCES facts (id) ON DELETE CASCADE
){rowless};
CREATE INDEX ix_fact_claims_fact ON fact_claims (fact);

CREATE TABLE markers (
    page TEXT NOT NULL,
    outcome TEXT NOT NULL,
    article {key},
    processor TEXT NOT NULL,
    noted {moment} NOT NULL,
    PRIMARY KEY (page),
    FOREIGN KEY(page) REFERENCES pages (id) ON DELETE CASCADE,
    FOREIGN KEY(article) REFERENCES articles ("key")
){rowless};

CREATE TABLE participants (
    claim {key} NOT NULL,
    role TEXT NOT NULL,
    n INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    text TEXT NOT NULL,
    code TEXT,
    sector TEXT,
    PRIMARY KEY (claim, role, n),
    FOREIGN KEY(claim) REFERENCES claims ("key") ON DELETE CASCADE
){rowless};
CREATE INDEX ix_participants_code ON participants (code, role);

CREATE TABLE statement_content (
    statement {key} NOT NULL,
    n INTEGER NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    PRIMARY KEY (statement, n),
    FOREIGN KEY(statement) REFERENCES statements ("key") ON DELETE CASCADE
){rowless};

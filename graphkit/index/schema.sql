-- The tables of a store's index. `VERSION` in file.py goes up whenever one of them changes.

CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- what has changed since the graph was last derived: articles, claims, entities, texts
CREATE TABLE journal (kind TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;

-- articles, and what they speak of; days are ISO dates, empty where they are not known
CREATE TABLE article (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, day TEXT NOT NULL, variant INTEGER NOT NULL, together BLOB NOT NULL
);
CREATE INDEX article_variant ON article (variant);
CREATE TABLE entity (
  number INTEGER PRIMARY KEY, iri TEXT NOT NULL UNIQUE, type TEXT NOT NULL, known INTEGER NOT NULL,
  label TEXT, aliases TEXT NOT NULL, states TEXT NOT NULL, names TEXT NOT NULL, articles INTEGER NOT NULL
);
CREATE TABLE occurs (
  entity INTEGER NOT NULL, day TEXT NOT NULL, article INTEGER NOT NULL, printed TEXT,
  PRIMARY KEY (entity, day, article)
) WITHOUT ROWID;
CREATE INDEX occurs_article ON occurs (article, entity);

-- who may be who: keys that names share, names that are alike, pairs that evidence speaks for, what was joined
CREATE TABLE key (word TEXT NOT NULL, entity INTEGER NOT NULL, PRIMARY KEY (word, entity)) WITHOUT ROWID;
CREATE INDEX key_entity ON key (entity);
CREATE TABLE alike (
  first INTEGER NOT NULL, second INTEGER NOT NULL, score REAL NOT NULL, reason TEXT NOT NULL,
  one TEXT NOT NULL, other TEXT NOT NULL, PRIMARY KEY (first, second)
) WITHOUT ROWID;
CREATE INDEX alike_second ON alike (second);
CREATE TABLE pair (
  first TEXT NOT NULL, second TEXT NOT NULL, score REAL NOT NULL, plain INTEGER NOT NULL, reasons TEXT NOT NULL,
  PRIMARY KEY (first, second)
) WITHOUT ROWID;
CREATE INDEX pair_second ON pair (second);
CREATE TABLE stands (entity TEXT PRIMARY KEY, canonical TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX stands_canonical ON stands (canonical);

-- texts: each wording once, its word sequences as 32-bit hashes, and the wordings that share many of them
CREATE TABLE variant (number INTEGER PRIMARY KEY, print TEXT NOT NULL UNIQUE, grams BLOB NOT NULL);
CREATE TABLE gram (hash INTEGER NOT NULL, variant INTEGER NOT NULL, PRIMARY KEY (hash, variant)) WITHOUT ROWID;
CREATE TABLE akin (
  one INTEGER NOT NULL, other INTEGER NOT NULL, share REAL NOT NULL, likeness REAL NOT NULL, PRIMARY KEY (one, other)
) WITHOUT ROWID;
CREATE INDEX akin_other ON akin (other);

-- articles that say that they have what they tell from an outlet, and those that so tell one report
CREATE TABLE retells (
  claim TEXT NOT NULL, outlet TEXT NOT NULL, article TEXT NOT NULL, PRIMARY KEY (claim, outlet, article)
) WITHOUT ROWID;
CREATE INDEX retells_article ON retells (article);
CREATE TABLE cites (one TEXT NOT NULL, other TEXT NOT NULL, outlet TEXT NOT NULL, PRIMARY KEY (one, other)) WITHOUT ROWID;
CREATE INDEX cites_other ON cites (other);

-- what attestations say of their claims, as far as status goes, and where their articles come from
CREATE TABLE said (
  claim TEXT NOT NULL, id TEXT NOT NULL, article TEXT NOT NULL, speaker TEXT, voices TEXT NOT NULL,
  polarity TEXT NOT NULL, certainty TEXT NOT NULL, mode TEXT NOT NULL, source_type TEXT, PRIMARY KEY (claim, id)
) WITHOUT ROWID;
CREATE INDEX said_article ON said (article);
CREATE TABLE printed (
  article TEXT PRIMARY KEY, origin TEXT NOT NULL, publisher TEXT, superseded INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX printed_origin ON printed (origin);

-- which claims an accepted relation rests on
CREATE TABLE support (
  source TEXT NOT NULL, property TEXT NOT NULL, target TEXT NOT NULL, claim TEXT NOT NULL,
  PRIMARY KEY (source, property, target, claim)
) WITHOUT ROWID;
CREATE INDEX support_claim ON support (claim);

-- words of passages and of whole articles
CREATE VIRTUAL TABLE words USING fts5 (text, node UNINDEXED, tokenize = "unicode61 remove_diacritics 2");
CREATE TABLE text_of (article INTEGER NOT NULL, word_row INTEGER NOT NULL, PRIMARY KEY (article, word_row)) WITHOUT ROWID;

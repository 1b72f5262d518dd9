-- The counters of a batch are sums over its documents and problems, kept by the triggers below.
CREATE TABLE batch (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  created_at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('importing', 'analyzing', 'ready')),
  sites INTEGER NOT NULL DEFAULT 0,
  -- The blocks of documents up to this id stand in block_place.
  placed_to INTEGER NOT NULL DEFAULT 0,
  documents INTEGER NOT NULL DEFAULT 0,
  documents_done INTEGER NOT NULL DEFAULT 0,
  flags INTEGER NOT NULL DEFAULT 0,
  open INTEGER NOT NULL DEFAULT 0,
  confirmed INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0,
  by_curator INTEGER NOT NULL DEFAULT 0,
  by_policy INTEGER NOT NULL DEFAULT 0,
  characters INTEGER NOT NULL DEFAULT 0,
  characters_cut INTEGER NOT NULL DEFAULT 0,
  problems INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Folders and files that were imported: no export may go there.
CREATE TABLE source_root (
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  path TEXT NOT NULL,
  PRIMARY KEY (batch_id, path)
) STRICT, WITHOUT ROWID;

-- A file as it was found. sha256 is NULL until it has been read to its end.
CREATE TABLE source_file (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  path TEXT NOT NULL,
  -- The name as bytes, where it is not valid UTF-8.
  raw_path BLOB,
  reader TEXT NOT NULL,
  size INTEGER NOT NULL,
  sha256 TEXT
) STRICT;
CREATE UNIQUE INDEX source_file_by_path ON source_file (batch_id, path, sha256);

CREATE TABLE document (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  source_file_id INTEGER NOT NULL REFERENCES source_file (id),
  -- Stable over imports: hash of path, record key and the SHA-256 of the bytes.
  uid TEXT NOT NULL,
  path TEXT NOT NULL,
  record_key TEXT,
  -- The record's own id as JSON, where it has one.
  record_id TEXT,
  -- Natural order of paths, then the place inside the file.
  sort_key TEXT NOT NULL,
  record_number INTEGER NOT NULL,
  title TEXT,
  url TEXT,
  -- given_site: named by the document itself; site: what detection works with.
  given_site TEXT,
  site TEXT,
  -- From here on the text stands in the JSON-LD of a page alone.
  json_ld_from INTEGER,
  encoding TEXT NOT NULL,
  encoding_confidence REAL NOT NULL,
  sha256 TEXT NOT NULL,
  text_length INTEGER NOT NULL,
  flags INTEGER NOT NULL DEFAULT 0,
  open INTEGER NOT NULL DEFAULT 0,
  confirmed INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0,
  by_curator INTEGER NOT NULL DEFAULT 0,
  by_policy INTEGER NOT NULL DEFAULT 0,
  characters_cut INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX document_by_uid ON document (batch_id, uid);
CREATE INDEX document_in_order ON document (batch_id, sort_key, record_number);
CREATE INDEX document_open ON document (batch_id, sort_key, record_number) WHERE open > 0;

-- Bytes as found and the text that offsets count in. text is NULL where the bytes are its UTF-8;
-- utf16le keeps lone surrogates, which UTF-8 cannot.
CREATE TABLE document_body (
  document_id INTEGER PRIMARY KEY REFERENCES document (id),
  bytes BLOB NOT NULL,
  text BLOB,
  text_form TEXT NOT NULL CHECK (text_form IN ('bytes', 'utf8', 'utf16le'))
) STRICT;

CREATE TABLE block (
  document_id INTEGER NOT NULL REFERENCES document (id),
  position INTEGER NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  hash INTEGER NOT NULL,
  PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;

-- Where block texts stand. Filled in the order of hashes when all files are read: as an index of
-- block it would be written to in no order while importing, which takes several times as long.
CREATE TABLE block_place (
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  hash INTEGER NOT NULL,
  document_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (batch_id, hash, document_id, position)
) STRICT, WITHOUT ROWID;

-- Block texts that stand in the batch more than once, counted after an import.
CREATE TABLE block_repeat (
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  hash INTEGER NOT NULL,
  occurrences INTEGER NOT NULL,
  PRIMARY KEY (batch_id, hash)
) STRICT, WITHOUT ROWID;

-- What the last analysis claims; replaced whenever a document is analysed again.
CREATE TABLE flag (
  document_id INTEGER NOT NULL REFERENCES document (id),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  kind TEXT NOT NULL,
  confidence REAL NOT NULL,
  detector TEXT NOT NULL,
  reason TEXT NOT NULL,
  also TEXT,
  evidence TEXT,
  PRIMARY KEY (document_id, start, end)
) STRICT, WITHOUT ROWID;

-- One undo step: everything that was decided with one key. After an undo the step is 'undone',
-- and 'dropped' once something else was decided instead.
CREATE TABLE step (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  label TEXT NOT NULL,
  created_at TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped')),
  -- Where to go to see it.
  document_id INTEGER NOT NULL REFERENCES document (id),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL
) STRICT;
CREATE INDEX step_by_state ON step (batch_id, state, id);

-- The log. Undo and redo append too: actor and decided_at say who did this when;
-- word_actor and word_at whose word stands after it (after an undo, the earlier one).
CREATE TABLE decision (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  step_id INTEGER NOT NULL REFERENCES step (id),
  action TEXT NOT NULL CHECK (action IN ('decide', 'undo', 'redo')),
  document_id INTEGER NOT NULL REFERENCES document (id),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  kind TEXT NOT NULL,
  confidence REAL NOT NULL,
  detector TEXT NOT NULL,
  reason TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('open', 'confirmed', 'rejected')),
  actor TEXT NOT NULL CHECK (actor IN ('curator', 'policy', 'rule')),
  decided_at TEXT NOT NULL,
  word_actor TEXT,
  word_at TEXT,
  previous_verdict TEXT NOT NULL CHECK (previous_verdict IN ('open', 'confirmed', 'rejected')),
  previous_actor TEXT,
  previous_at TEXT
) STRICT;
CREATE INDEX decision_by_step ON decision (step_id, action, seq);
CREATE INDEX decision_by_span ON decision (document_id, start, end, seq);

-- The last decision on each span that is not open; can be derived from the log at any time.
CREATE TABLE verdict (
  document_id INTEGER NOT NULL REFERENCES document (id),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'rejected')),
  actor TEXT NOT NULL CHECK (actor IN ('curator', 'policy', 'rule')),
  decided_at TEXT NOT NULL,
  kind TEXT NOT NULL,
  confidence REAL NOT NULL,
  detector TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (document_id, start, end)
) STRICT, WITHOUT ROWID;

CREATE TABLE problem (
  id INTEGER PRIMARY KEY,
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  path TEXT NOT NULL,
  record_key TEXT,
  code TEXT NOT NULL,
  message TEXT NOT NULL
) STRICT;
CREATE INDEX problem_by_path ON problem (batch_id, path);

CREATE TRIGGER decision_is_never_changed BEFORE UPDATE ON decision
BEGIN SELECT RAISE (ABORT, 'decisions are append-only'); END;
CREATE TRIGGER decision_is_never_removed BEFORE DELETE ON decision
BEGIN SELECT RAISE (ABORT, 'decisions are append-only'); END;
CREATE TRIGGER document_body_is_never_changed BEFORE UPDATE ON document_body
BEGIN SELECT RAISE (ABORT, 'texts are never changed'); END;
CREATE TRIGGER document_body_is_never_removed BEFORE DELETE ON document_body
BEGIN SELECT RAISE (ABORT, 'texts are never changed'); END;

CREATE TRIGGER document_adds_to_batch AFTER INSERT ON document
BEGIN
  UPDATE batch SET
    documents = documents + 1,
    documents_done = documents_done + (NEW.open = 0),
    flags = flags + NEW.flags,
    open = open + NEW.open,
    confirmed = confirmed + NEW.confirmed,
    rejected = rejected + NEW.rejected,
    by_curator = by_curator + NEW.by_curator,
    by_policy = by_policy + NEW.by_policy,
    characters = characters + NEW.text_length,
    characters_cut = characters_cut + NEW.characters_cut
  WHERE id = NEW.batch_id;
END;
CREATE TRIGGER document_moves_batch
AFTER UPDATE OF flags, open, confirmed, rejected, by_curator, by_policy, characters_cut ON document
BEGIN
  UPDATE batch SET
    documents_done = documents_done + (NEW.open = 0) - (OLD.open = 0),
    flags = flags + NEW.flags - OLD.flags,
    open = open + NEW.open - OLD.open,
    confirmed = confirmed + NEW.confirmed - OLD.confirmed,
    rejected = rejected + NEW.rejected - OLD.rejected,
    by_curator = by_curator + NEW.by_curator - OLD.by_curator,
    by_policy = by_policy + NEW.by_policy - OLD.by_policy,
    characters_cut = characters_cut + NEW.characters_cut - OLD.characters_cut
  WHERE id = NEW.batch_id;
END;
CREATE TRIGGER problem_adds_to_batch AFTER INSERT ON problem
BEGIN UPDATE batch SET problems = problems + 1 WHERE id = NEW.batch_id; END;
CREATE TRIGGER problem_leaves_batch AFTER DELETE ON problem
BEGIN UPDATE batch SET problems = problems - 1 WHERE id = OLD.batch_id; END;

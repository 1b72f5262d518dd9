ALTER TABLE batch ADD COLUMN excluded INTEGER NOT NULL DEFAULT 0;

-- Where the root's files stand inside the batch: '' at its top. NULL where an older program did
-- not write it down.
ALTER TABLE source_root ADD COLUMN inside TEXT;

-- Why a document is left out of exports, and since when.
ALTER TABLE document ADD COLUMN excluded TEXT
  CHECK (excluded IN ('spam', 'duplicate', 'empty', 'language', 'other'));
ALTER TABLE document ADD COLUMN excluded_at TEXT;
-- The first document of the batch with the same bytes and text.
ALTER TABLE document ADD COLUMN copy_of INTEGER REFERENCES document (id);
CREATE INDEX document_by_site ON document (batch_id, site, sort_key, record_number);
CREATE INDEX document_by_bytes ON document (batch_id, sha256, id);
CREATE INDEX document_by_original ON document (copy_of, id) WHERE copy_of IS NOT NULL;
CREATE INDEX document_excluded ON document (batch_id, sort_key, record_number)
  WHERE excluded IS NOT NULL;
CREATE INDEX document_copied ON document (batch_id, sort_key, record_number)
  WHERE copy_of IS NOT NULL AND excluded IS NULL;

-- The flag that a cut adjusted by hand stands for; that flag is not open while the cut stands.
ALTER TABLE decision ADD COLUMN replaces_start INTEGER;
ALTER TABLE decision ADD COLUMN replaces_end INTEGER;
ALTER TABLE verdict ADD COLUMN replaces_start INTEGER;
ALTER TABLE verdict ADD COLUMN replaces_end INTEGER;

-- The log of everything but verdicts that undo steps change: exclusions of documents, and notes.
-- A span of 0 to 0 is the whole document. value is NULL where nothing stands after it.
CREATE TABLE mark (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  step_id INTEGER NOT NULL REFERENCES step (id),
  action TEXT NOT NULL CHECK (action IN ('decide', 'undo', 'redo')),
  document_id INTEGER NOT NULL REFERENCES document (id),
  subject TEXT NOT NULL CHECK (subject IN ('exclusion', 'note')),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  value TEXT,
  value_at TEXT,
  previous TEXT,
  previous_at TEXT,
  actor TEXT NOT NULL CHECK (actor IN ('curator', 'policy', 'rule')),
  decided_at TEXT NOT NULL
) STRICT;
CREATE INDEX mark_by_step ON mark (step_id, action, seq);
CREATE TRIGGER mark_is_never_changed BEFORE UPDATE ON mark
BEGIN SELECT RAISE (ABORT, 'decisions are append-only'); END;
CREATE TRIGGER mark_is_never_removed BEFORE DELETE ON mark
BEGIN SELECT RAISE (ABORT, 'decisions are append-only'); END;

-- The notes that stand; can be derived from the log at any time.
CREATE TABLE note (
  document_id INTEGER NOT NULL REFERENCES document (id),
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  text TEXT NOT NULL,
  noted_at TEXT NOT NULL,
  PRIMARY KEY (document_id, start, end)
) STRICT, WITHOUT ROWID;

-- How many flags of a kind and band are open in a document; kept up to date with its counts.
CREATE TABLE open_kind (
  document_id INTEGER NOT NULL REFERENCES document (id),
  kind TEXT NOT NULL,
  band TEXT NOT NULL CHECK (band IN ('certain', 'check')),
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  open INTEGER NOT NULL,
  PRIMARY KEY (document_id, kind, band)
) STRICT, WITHOUT ROWID;
CREATE INDEX open_kind_in_batch ON open_kind (batch_id, kind, band, open);

CREATE TRIGGER exclusion_moves_batch AFTER UPDATE OF excluded ON document
WHEN (NEW.excluded IS NULL) <> (OLD.excluded IS NULL)
BEGIN
  UPDATE batch SET excluded = excluded + (NEW.excluded IS NOT NULL) - (OLD.excluded IS NOT NULL)
  WHERE id = NEW.batch_id;
END;

-- What an older program stored.
UPDATE document SET copy_of = (
  SELECT original.id FROM document AS original
  WHERE original.batch_id = document.batch_id AND original.sha256 = document.sha256
    AND original.text_length = document.text_length AND original.encoding = document.encoding
    AND original.id < document.id
  ORDER BY original.id LIMIT 1);
INSERT INTO open_kind (document_id, kind, band, batch_id, open)
SELECT flag.document_id, flag.kind, CASE WHEN flag.confidence >= 0.8 THEN 'certain' ELSE 'check' END,
  document.batch_id, COUNT(*)
FROM flag JOIN document ON document.id = flag.document_id
  LEFT JOIN verdict ON verdict.document_id = flag.document_id
    AND verdict.start = flag.start AND verdict.end = flag.end
WHERE verdict.verdict IS NULL AND flag.confidence >= 0.4
GROUP BY 1, 2, 3;

-- Random samples that bound bulk decisions and missed lines. The set is what fitted the filter when
-- the sample was drawn; complete says that all its items are there.
CREATE TABLE sample (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  purpose TEXT NOT NULL CHECK (purpose IN ('cuts', 'missed')),
  -- As JSON.
  filter TEXT NOT NULL,
  seed INTEGER NOT NULL,
  size INTEGER NOT NULL,
  -- Flagged blocks of the same documents, for 'missed'.
  found INTEGER NOT NULL,
  wanted REAL NOT NULL,
  begun_at TEXT NOT NULL,
  complete INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX sample_in_batch ON sample (batch_id, purpose, id) WHERE complete = 1;

-- The set in the order in which it was drawn: the whole of it for 'cuts'.
CREATE TABLE sample_item (
  sample_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  document_id INTEGER NOT NULL,
  start INTEGER NOT NULL,
  end INTEGER NOT NULL,
  -- A curator said that the unflagged text belongs.
  belongs INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (sample_id, position)
) STRICT, WITHOUT ROWID;

-- What a sample said when the rest of its set was decided with a step.
CREATE TABLE bulk_decision (
  step_id INTEGER PRIMARY KEY REFERENCES step (id),
  sample_id INTEGER NOT NULL REFERENCES sample (id),
  size INTEGER NOT NULL,
  looked INTEGER NOT NULL,
  correct INTEGER NOT NULL,
  bound REAL NOT NULL,
  confidence REAL NOT NULL,
  wanted REAL NOT NULL
) STRICT;
CREATE INDEX bulk_decision_by_sample ON bulk_decision (sample_id, step_id);

-- Where the window exported each batch to last, and whether that was done to its end.
CREATE TABLE last_export (
  batch_id INTEGER PRIMARY KEY REFERENCES batch (id),
  folder TEXT NOT NULL,
  line_ends TEXT NOT NULL CHECK (line_ends IN ('lf', 'source')),
  begun_at TEXT NOT NULL,
  finished INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Curators' rules. What a rule is stands in its versions; the newest one counts.
CREATE TABLE rule (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  state TEXT NOT NULL CHECK (state IN ('draft', 'active', 'suggest', 'retired')),
  version INTEGER NOT NULL,
  origin TEXT NOT NULL CHECK (origin IN ('curator', 'suggestion', 'imported')),
  created_at TEXT NOT NULL,
  -- Kept lines that it matched when it was switched on: the curator knew of them.
  known_conflicts INTEGER NOT NULL DEFAULT 0,
  remark TEXT
) STRICT;
CREATE INDEX rule_in_batch ON rule (batch_id, id);

CREATE TABLE rule_version (
  rule_id INTEGER NOT NULL REFERENCES rule (id),
  version INTEGER NOT NULL,
  -- As JSON, as rule files hold it.
  definition TEXT NOT NULL,
  created_at TEXT NOT NULL,
  PRIMARY KEY (rule_id, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE suggestion_answer (
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  suggestion TEXT NOT NULL,
  answer TEXT NOT NULL CHECK (answer IN ('rejected', 'later')),
  reason TEXT,
  answered_at TEXT NOT NULL,
  PRIMARY KEY (batch_id, suggestion)
) STRICT, WITHOUT ROWID;

-- The rule that an undo step switched, with its state and version before and after it.
ALTER TABLE step ADD COLUMN rule_id INTEGER REFERENCES rule (id);
ALTER TABLE step ADD COLUMN rule_before TEXT;
ALTER TABLE step ADD COLUMN rule_after TEXT;

CREATE INDEX verdict_by_rule ON verdict (detector, document_id, start, end) WHERE actor = 'rule';

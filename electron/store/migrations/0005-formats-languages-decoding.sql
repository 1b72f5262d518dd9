-- Language as an ISO 639-1 code; NULL where it is not known.
ALTER TABLE document ADD COLUMN language TEXT;
-- Other fields of a record, as a JSON object.
ALTER TABLE document ADD COLUMN fields TEXT;
-- Characters that were lost in decoding, and those that look decoded wrongly.
ALTER TABLE document ADD COLUMN lost_characters INTEGER NOT NULL DEFAULT 0;
ALTER TABLE document ADD COLUMN odd_characters INTEGER NOT NULL DEFAULT 0;
CREATE INDEX document_by_language ON document (batch_id, language, sort_key, record_number);
CREATE INDEX document_damaged ON document (batch_id, sort_key, record_number)
  WHERE lost_characters + odd_characters > 0;

-- What a curator settled of how files are read. The empty path stands for the whole batch.
CREATE TABLE read_choice (
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  path TEXT NOT NULL,
  format TEXT,
  text_field TEXT,
  encoding TEXT,
  PRIMARY KEY (batch_id, path)
) STRICT, WITHOUT ROWID;

-- Texts that were made anew from the stored bytes: they stand in place of those of document_body.
CREATE TABLE redecoded_text (
  document_id INTEGER PRIMARY KEY REFERENCES document (id),
  text BLOB NOT NULL,
  text_form TEXT NOT NULL CHECK (text_form IN ('utf8', 'utf16le'))
) STRICT;
-- Decisions whose text was not found again; they wait for the curator.
CREATE TABLE lost_decision (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document (id),
  verdict TEXT NOT NULL CHECK (verdict IN ('confirmed', 'rejected')),
  kind TEXT NOT NULL,
  reason TEXT NOT NULL,
  quote TEXT NOT NULL,
  -- Where it would stand now, as near as can be said.
  near INTEGER NOT NULL,
  lost_at TEXT NOT NULL
) STRICT;
CREATE INDEX lost_decision_by_document ON lost_decision (document_id);
CREATE TRIGGER text_length_moves_batch AFTER UPDATE OF text_length ON document
BEGIN
  UPDATE batch SET characters = characters + NEW.text_length - OLD.text_length
  WHERE id = NEW.batch_id;
END;

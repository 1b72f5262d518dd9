-- Documents by their stable ids. These come in no order, as hashes do: the table is filled in their order when all files
-- are read, and an import knows by itself which ones and which bytes the batch holds.
CREATE TABLE document_uid (
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  uid TEXT NOT NULL,
  document_id INTEGER NOT NULL,
  PRIMARY KEY (batch_id, uid)
) STRICT, WITHOUT ROWID;
INSERT INTO document_uid (batch_id, uid, document_id)
SELECT batch_id, uid, id FROM document ORDER BY batch_id, uid;
DROP INDEX document_by_uid;
DROP INDEX document_by_bytes;
-- The documents up to this id stand in document_uid.
ALTER TABLE batch ADD COLUMN uids_to INTEGER NOT NULL DEFAULT 0;
UPDATE batch SET uids_to = COALESCE(
  (SELECT MAX(document.id) FROM document WHERE document.batch_id = batch.id), 0);

-- Block texts that stand in the batch more than once, by their hashes, with all their places: document and position of
-- each in turn; see store/repeated-blocks.ts for the form. Most texts stand once and need no row.
CREATE TABLE repeated_block (
  batch_id INTEGER NOT NULL REFERENCES batch (id),
  hash INTEGER NOT NULL,
  places BLOB NOT NULL,
  PRIMARY KEY (batch_id, hash)
) STRICT, WITHOUT ROWID;
INSERT INTO repeated_block (batch_id, hash, places)
SELECT batch_id, hash,
  unhex (group_concat (printf ('%08x%08x', document_id, position), '' ORDER BY document_id, position))
FROM block_place GROUP BY batch_id, hash HAVING COUNT(*) > 1;
DROP TABLE block_place;
DROP TABLE block_repeat;

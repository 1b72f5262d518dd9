-- The blocks of a document, all in one row: spans holds the start and end of each block in turn, hashes the hashes of
-- their texts; see store/packed-blocks.ts for the form.
CREATE TABLE document_blocks (
  document_id INTEGER PRIMARY KEY REFERENCES document (id),
  spans BLOB NOT NULL,
  hashes BLOB NOT NULL
) STRICT;
INSERT INTO document_blocks (document_id, spans, hashes)
SELECT document_id,
  unhex (group_concat (printf ('%08x%08x', start, end), '' ORDER BY position)),
  unhex (group_concat (printf ('%016x', hash), '' ORDER BY position))
FROM block GROUP BY document_id;
DROP TABLE block;

-- What tells how alike two documents are (see engine/sketch.ts; little-endian), and the group of
-- near-duplicates that a document is in: the lowest id of a member, NULL outside of any. Made anew by
-- each analysis. Copies of other documents are left out.
CREATE TABLE near_duplicate (
  document_id INTEGER PRIMARY KEY REFERENCES document (id),
  sketch BLOB NOT NULL,
  group_id INTEGER REFERENCES document (id)
) STRICT;
CREATE INDEX near_duplicate_by_group ON near_duplicate (group_id, document_id)
  WHERE group_id IS NOT NULL;

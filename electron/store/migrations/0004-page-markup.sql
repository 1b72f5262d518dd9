-- How the blocks of a page stood in its markup: see store/page-markups.ts for the form. left_out
-- says that what the main content does without was confirmed by the policy once.
CREATE TABLE page_markup (
  document_id INTEGER PRIMARY KEY REFERENCES document (id),
  markup BLOB NOT NULL,
  left_out INTEGER NOT NULL DEFAULT 0
) STRICT;

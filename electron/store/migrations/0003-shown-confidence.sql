-- From this confidence on open flags are counted: that of the settings the file was last opened with.
CREATE TABLE counting (shown_confidence REAL NOT NULL) STRICT;
INSERT INTO counting VALUES (0.4);

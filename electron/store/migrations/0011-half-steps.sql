-- Steps that are still being written, in more than one transaction: none of them counts before it is whole.
CREATE TABLE half_step (
  step_id INTEGER PRIMARY KEY REFERENCES step (id)
) STRICT;

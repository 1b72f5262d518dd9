-- What was skipped on purpose is listed with the problems and not counted as one.
DROP TRIGGER problem_adds_to_batch;
CREATE TRIGGER problem_adds_to_batch AFTER INSERT ON problem WHEN NEW.code <> 'FILES_HIDDEN'
BEGIN UPDATE batch SET problems = problems + 1 WHERE id = NEW.batch_id; END;
DROP TRIGGER problem_leaves_batch;
CREATE TRIGGER problem_leaves_batch AFTER DELETE ON problem WHEN OLD.code <> 'FILES_HIDDEN'
BEGIN UPDATE batch SET problems = problems - 1 WHERE id = OLD.batch_id; END;

UPDATE batch SET problems = problems - (
  SELECT COUNT(*) FROM problem WHERE batch_id = batch.id AND code = 'FILES_HIDDEN'
);

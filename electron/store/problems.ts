import type { ErrorCode } from '../../shared/errors/codes';
import type { Problem } from '../../shared/model/problem';
import { statement, type ReadDb, type WriteDb } from './database';

interface ProblemRow {
  path: string;
  record_key: string | null;
  code: ErrorCode;
  message: string;
}

export function insertProblem(db: WriteDb, batchId: number, problem: Problem): void {
  statement(
    db,
    'INSERT INTO problem (batch_id, path, record_key, code, message) VALUES (?, ?, ?, ?, ?)',
  ).run(
    batchId,
    problem.path.toWellFormed(),
    problem.recordKey ?? null,
    problem.code,
    problem.message.toWellFormed(),
  );
}

/** Forgets what was wrong with a file, and with what it holds, before it is read again. */
export function deleteProblems(db: WriteDb, batchId: number, path: string): void {
  const own = path.toWellFormed();
  statement(db, 'DELETE FROM problem WHERE batch_id = ? AND path = ?').run(batchId, own);
  // `0` follows `/`: all paths below this one.
  statement(db, 'DELETE FROM problem WHERE batch_id = ? AND path > ? AND path < ?').run(
    batchId,
    `${own}/`,
    `${own}0`,
  );
}

/** Forgets the problems of one kind before the work that finds them is done again. */
export function deleteProblemsOfCode(db: WriteDb, batchId: number, code: ErrorCode): void {
  statement(db, 'DELETE FROM problem WHERE batch_id = ? AND code = ?').run(batchId, code);
}

/** Problems of the batch by path, then in the order in which they were found. */
export function listProblems(db: ReadDb, batchId: number): Problem[] {
  return statement<ProblemRow>(
    db,
    'SELECT path, record_key, code, message FROM problem WHERE batch_id = ? ORDER BY path, id',
  )
    .all(batchId)
    .map(rowToProblem);
}

function rowToProblem(row: ProblemRow): Problem {
  return {
    path: row.path,
    ...(row.record_key !== null && { recordKey: row.record_key }),
    code: row.code,
    message: row.message,
  };
}

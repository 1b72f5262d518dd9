import type { FormatId } from '../../shared/model/format';
import { statement, type ReadDb, type WriteDb } from './database';

/** How a curator wants files to be read; what is absent is found out. */
export interface ReadChoiceRow {
  /** Path inside the batch; '' for all files that have no choice of their own. */
  readonly path: string;
  readonly format?: FormatId;
  readonly textField?: string;
  readonly encoding?: string;
}

interface ChoiceRow {
  path: string;
  format: FormatId | null;
  text_field: string | null;
  encoding: string | null;
}

/** Remembers a choice in place of the earlier one for that path; one that says nothing is forgotten. */
export function setReadChoice(db: WriteDb, batchId: number, choice: ReadChoiceRow): void {
  const { path, format, textField, encoding } = choice;
  if (format === undefined && textField === undefined && encoding === undefined) {
    statement(db, 'DELETE FROM read_choice WHERE batch_id = ? AND path = ?').run(batchId, path);
    return;
  }
  statement(
    db,
    `INSERT OR REPLACE INTO read_choice (batch_id, path, format, text_field, encoding)
     VALUES (?, ?, ?, ?, ?)`,
  ).run(batchId, path, format ?? null, textField ?? null, encoding ?? null);
}

export function listReadChoices(db: ReadDb, batchId: number): ReadChoiceRow[] {
  return statement<ChoiceRow>(
    db,
    'SELECT path, format, text_field, encoding FROM read_choice WHERE batch_id = ? ORDER BY path',
  )
    .all(batchId)
    .map((row) => ({
      path: row.path,
      ...(row.format !== null && { format: row.format }),
      ...(row.text_field !== null && { textField: row.text_field }),
      ...(row.encoding !== null && { encoding: row.encoding }),
    }));
}

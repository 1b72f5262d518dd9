import { statement, type ReadDb, type WriteDb } from './database';

export type SuggestionAnswer = 'rejected' | 'later';

/** Remembers what a curator said to a suggestion, in place of what was said before. */
export function setSuggestionAnswer(
  db: WriteDb,
  answer: {
    readonly batchId: number;
    readonly suggestion: string;
    readonly answer: SuggestionAnswer;
    readonly reason: string | undefined;
    readonly answeredAt: string;
  },
): void {
  statement(
    db,
    `INSERT OR REPLACE INTO suggestion_answer (batch_id, suggestion, answer, reason, answered_at)
     VALUES (?, ?, ?, ?, ?)`,
  ).run(
    answer.batchId,
    answer.suggestion,
    answer.answer,
    answer.reason?.toWellFormed() ?? null,
    answer.answeredAt,
  );
}

/** Answers of a batch by suggestion. */
export function listSuggestionAnswers(db: ReadDb, batchId: number): Map<string, SuggestionAnswer> {
  const rows = statement<{ suggestion: string; answer: SuggestionAnswer }>(
    db,
    'SELECT suggestion, answer FROM suggestion_answer WHERE batch_id = ?',
  ).all(batchId);
  return new Map(rows.map(({ suggestion, answer }) => [suggestion, answer]));
}

/** Forgets which suggestions were put off. */
export function recallSuggestions(db: WriteDb, batchId: number): void {
  statement(db, `DELETE FROM suggestion_answer WHERE batch_id = ? AND answer = 'later'`).run(
    batchId,
  );
}

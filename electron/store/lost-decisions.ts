import type { Verdict } from '../../shared/model/decision';
import type { FlagKind } from '../../shared/model/kind';
import { statement, type ReadDb, type WriteDb } from './database';

/** A decision whose text was not found again when its document was decoded anew. */
export interface LostDecision {
  readonly id: number;
  readonly documentId: number;
  readonly path: string;
  readonly verdict: Exclude<Verdict, 'open'>;
  readonly kind: FlagKind;
  readonly reason: string;
  /** The text it was on, as it read then. */
  readonly quote: string;
  /** Where it would stand now, as near as can be said. */
  readonly near: number;
}

export function insertLostDecision(
  db: WriteDb,
  lost: Omit<LostDecision, 'id' | 'path'> & { readonly at: string },
): void {
  statement(
    db,
    `INSERT INTO lost_decision (document_id, verdict, kind, reason, quote, near, lost_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    lost.documentId,
    lost.verdict,
    lost.kind,
    lost.reason,
    lost.quote.toWellFormed(),
    lost.near,
    lost.at,
  );
}

/** The lost decisions of a batch in the order in which they were lost. */
export function listLostDecisions(db: ReadDb, batchId: number): LostDecision[] {
  return statement<LostDecision>(
    db,
    `SELECT lost_decision.id, document_id AS documentId, path, verdict, kind, reason, quote, near
     FROM lost_decision JOIN document ON document.id = document_id
     WHERE document.batch_id = ? ORDER BY lost_decision.id`,
  ).all(batchId);
}

/** Takes a decision off the list; false when it was not on it. */
export function deleteLostDecision(db: WriteDb, id: number): boolean {
  return statement(db, 'DELETE FROM lost_decision WHERE id = ?').run(id).changes > 0;
}

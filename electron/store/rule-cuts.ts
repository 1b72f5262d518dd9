import type { Span } from '../../shared/model/span';
import { statement, type ReadDb } from './database';
import type { FlagKind } from '../../shared/model/kind';

/** A cut that stands by the word of a rule. */
export interface RuleCut extends Span {
  readonly documentId: number;
  readonly kind: FlagKind;
  readonly confidence: number;
  readonly detector: string;
  readonly reason: string;
}

/** Cuts of all versions of a rule, by version, document and place. The range is that of `rule-<id>@…`. */
export function listRuleCuts(db: ReadDb, ruleId: number): RuleCut[] {
  return statement<RuleCut>(
    db,
    `SELECT document_id AS documentId, start, end, kind, confidence, detector, reason FROM verdict
     WHERE actor = 'rule' AND verdict = 'confirmed' AND detector >= ? AND detector < ?
     ORDER BY detector, document_id, start, end`,
  ).all(...rangeOf(ruleId));
}

/** Cuts that stand by the word of a rule, and documents in which they are. */
export function countRuleCuts(
  db: ReadDb,
  ruleId: number,
): { readonly cuts: number; readonly documents: number } {
  // In the order of the index; a document may hold cuts of several versions.
  const rows = statement<{ documentId: number; cuts: number }>(
    db,
    `SELECT document_id AS documentId, COUNT(*) AS cuts FROM verdict
     WHERE actor = 'rule' AND verdict = 'confirmed' AND detector >= ? AND detector < ?
     GROUP BY detector, document_id`,
  ).all(...rangeOf(ruleId));
  return {
    cuts: rows.reduce((sum, { cuts }) => sum + cuts, 0),
    documents: new Set(rows.map(({ documentId }) => documentId)).size,
  };
}

/** `@` comes before `A` in the order of code points, digits before `@`: no other rule is between. */
function rangeOf(ruleId: number): [string, string] {
  return [`rule-${ruleId}@`, `rule-${ruleId}A`];
}

import type { DocumentFilter } from '../../shared/ipc/shapes';
import type { Span } from '../../shared/model/span';
import { statement, type ReadDb, type WriteDb } from './database';

/** What a sample said when the rest of its set was decided. */
export interface BulkDecision {
  readonly sampleId: number;
  /** Items of the whole set, and those of them that were looked at and right. */
  readonly size: number;
  readonly looked: number;
  readonly right: number;
  /** At least this share of the set is right, as sure as `confidence`. */
  readonly bound: number;
  readonly confidence: number;
  /** The bound that the curator had asked for. */
  readonly wanted: number;
}

/** A bulk decision with its sample. */
export interface StandingBulkDecision extends BulkDecision {
  /** Its cuts that stand now. */
  readonly cuts: number;
  readonly decidedAt: string;
  readonly filter: DocumentFilter;
  readonly seed: number;
}

interface BulkRow extends Omit<StandingBulkDecision, 'filter'> {
  readonly stepId: number;
  readonly filter: string;
}

// A word keeps its time whatever is undone and redone around it: that tells by which decision it
// stands.
const standsBy = `decision.document_id = verdict.document_id AND decision.start = verdict.start
  AND decision.end = verdict.end AND decision.word_at = verdict.decided_at
  AND decision.verdict = 'confirmed' AND verdict.verdict = 'confirmed'`;

export function insertBulkDecision(db: WriteDb, stepId: number, bulk: BulkDecision): void {
  statement(
    db,
    `INSERT INTO bulk_decision
       (step_id, sample_id, size, looked, correct, bound, confidence, wanted)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    stepId,
    bulk.sampleId,
    bulk.size,
    bulk.looked,
    bulk.right,
    bulk.bound,
    bulk.confidence,
    bulk.wanted,
  );
}

/** The last bulk decision on a sample that is not undone. */
export function getBulkDecision(db: ReadDb, sampleId: number): BulkDecision | undefined {
  return statement<BulkDecision>(
    db,
    `SELECT sample_id AS sampleId, size, looked, correct AS right, bound, confidence, wanted
     FROM bulk_decision JOIN step ON step.id = step_id
     WHERE sample_id = ? AND step.state = 'done' ORDER BY step_id DESC LIMIT 1`,
  ).get(sampleId);
}

/** The bulk decisions of a batch, the oldest first, with how many of their cuts stand now. */
export function listBulkDecisions(db: ReadDb, batchId: number): StandingBulkDecision[] {
  return statement<BulkRow>(
    db,
    `SELECT step_id AS stepId, sample_id AS sampleId, step.created_at AS decidedAt, filter, seed,
       bulk_decision.size, looked, correct AS right, bound, confidence, bulk_decision.wanted,
       (SELECT COUNT(*) FROM decision JOIN verdict ON ${standsBy}
        WHERE decision.step_id = step.id AND decision.action = 'decide') AS cuts
     FROM sample CROSS JOIN bulk_decision ON sample_id = sample.id JOIN step ON step.id = step_id
     WHERE sample.batch_id = ? AND sample.complete = 1`,
  )
    .all(batchId)
    .sort((a, b) => a.stepId - b.stepId)
    .map(({ stepId: _, filter, ...row }) => ({
      ...row,
      filter: JSON.parse(filter) as DocumentFilter,
    }));
}

/** A cut that stands by a bulk decision, and what that was decided on. */
export interface BulkCut extends Span, Omit<BulkDecision, 'wanted'> {}

/** The cuts of a document that stand by bulk decisions, each once. */
export function listBulkCuts(db: ReadDb, documentId: number): BulkCut[] {
  // The first condition is asked once: most workspaces know no bulk decision.
  return statement<BulkCut>(
    db,
    `SELECT verdict.start, verdict.end, sample_id AS sampleId, size, looked, correct AS right,
       bound, bulk_decision.confidence
     FROM verdict CROSS JOIN decision ON ${standsBy}
       CROSS JOIN bulk_decision ON bulk_decision.step_id = decision.step_id
     WHERE (SELECT MAX(step_id) FROM bulk_decision) IS NOT NULL AND verdict.document_id = ?
       AND decision.action = 'decide'
     ORDER BY verdict.start, verdict.end`,
  ).all(documentId);
}

import type { WriteDb } from '../store/database';
import { transact } from '../store/database';
import { replayDecisions } from '../store/decisions';
import { deleteHalfStep, insertHalfStep, listHalfSteps } from '../store/half-steps';
import { finishStep, insertStep } from '../store/steps';
import { letDecisionsStand } from '../store/verdicts';
import { appendEntries, type Changed } from './append-entries';
import { planDecisions, type Change } from './record-step';
import { transactPatiently } from './write-queue';

export interface LongStepParts {
  readonly batchId: number;
  readonly now: string;
}

/**
 * A curator's undo step that is written in several transactions, so that other calls are answered in
 * between. It counts as a whole or not at all: until `finish` nothing of it can be undone, and what
 * a crash left of it is taken back when the workspace is opened.
 */
export class LongStep {
  readonly #documentIds = new Set<number>();
  #spans = 0;
  #stepId: number | undefined;

  constructor(
    private readonly db: WriteDb,
    private readonly parts: LongStepParts,
  ) {}

  /** What was changed so far. */
  get changed(): Changed {
    return { spans: this.#spans, documentIds: [...this.#documentIds] };
  }

  /** Writes some of its changes; those that change nothing are left out. */
  async add(changes: readonly Change[]): Promise<void> {
    await transactPatiently(this.db, () => this.#write(changes));
  }

  /** Makes an undo step of what was written; nothing where nothing was. */
  async finish(label: string): Promise<void> {
    const stepId = this.#stepId;
    if (stepId === undefined) return;
    await transactPatiently(this.db, () => {
      finishStep(this.db, stepId, label);
      deleteHalfStep(this.db, stepId);
    });
  }

  #write(changes: readonly Change[]): void {
    const { db, parts } = this;
    const decisions = planDecisions(db, { changes, actor: 'curator', now: parts.now });
    const [first] = decisions;
    if (!first) return;
    const stepId = this.#stepId ?? this.#begin(first);
    const changed = appendEntries(db, {
      decisions: decisions.map((decision) => ({ ...decision, stepId })),
      marks: [],
    });
    this.#stepId = stepId;
    this.#spans += changed.spans;
    for (const id of changed.documentIds) this.#documentIds.add(id);
  }

  #begin({ documentId, start, end }: { documentId: number; start: number; end: number }): number {
    const stepId = insertStep(this.db, {
      batchId: this.parts.batchId,
      label: '',
      createdAt: this.parts.now,
      place: { documentId, start, end },
      state: 'dropped',
    });
    insertHalfStep(this.db, stepId);
    return stepId;
  }
}

/** Takes back what was written of steps that never came to their end. The log only grows. */
export function takeBackHalfSteps(db: WriteDb, now: string): void {
  for (const stepId of listHalfSteps(db)) {
    transact(db, () => {
      const replay = { stepId, action: 'undo', actor: 'curator', decidedAt: now } as const;
      const replayed = replayDecisions(db, replay);
      letDecisionsStand(db, replay, replayed.fromSeq);
      appendEntries(db, { decisions: [], marks: [], replayed });
      deleteHalfStep(db, stepId);
    });
  }
}

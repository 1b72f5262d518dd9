import { AppError } from '../../../shared/errors/app-error';
import type { SampleFinished, SampleState } from '../../../shared/ipc/sample-shapes';
import { spanKey, spansOverlap } from '../../../shared/model/span';
import { insertBulkDecision } from '../../store/bulk-decisions';
import type { ReadDb, WriteDb } from '../../store/database';
import { getDocument } from '../../store/documents';
import {
  countRestItems,
  listRestItems,
  type RestItem,
  type StoredSample,
} from '../../store/samples';
import { insertStep } from '../../store/steps';
import { listVerdicts } from '../../store/verdicts';
import { appendEntries } from '../append-entries';
import { changesInCopies } from '../decide-flags';
import { describeChange } from '../describe-change';
import { planDecisions, type Change } from '../record-step';
import { transactPatiently } from '../write-queue';
import { describeSample } from './describe-sample';

/** Items that are read in one go, and decided in one transaction. */
const itemsAtOnce = 1000;
const decisionsAtOnce = 400;

export interface FinishContext {
  /** Throws JOB_CANCELLED when it is to be stopped: what was cut by then is one undo step. */
  readonly breathe: () => Promise<void>;
  /** Told how much of the work is done, from 0 to 1. */
  readonly onProgress?: ((share: number) => void) | undefined;
  readonly now: string;
  /** The curator knows that the bound is below what was wanted. */
  readonly despite: boolean;
}

/** Open flags of the set that a bulk decision would cut. */
export async function countRest(
  db: ReadDb,
  sample: StoredSample,
  breathe: () => Promise<void>,
): Promise<number> {
  let count = 0;
  for (let from = 0; from < sample.size; from += itemsAtOnce) {
    count += countRestItems(db, sample.id, from, from + itemsAtOnce);
    await breathe();
  }
  return count;
}

/**
 * Cuts all open flags of the set, and with them those of copies, in one undo step that records what
 * the sample said. Other calls are answered in between; should the program end half-way, what was
 * cut by then is one undo step. What a curator decided stays.
 */
export async function finishSample(
  db: WriteDb,
  sample: StoredSample,
  context: FinishContext,
): Promise<SampleFinished> {
  const state = describeSample(db, sample);
  checkBound(state, context.despite);
  const bulk = new BulkStep(db, sample, state, context.now);
  const stopped = await cutRest(db, bulk, sample, context);
  const decided = describeChange(db, sample.batchId, bulk.changed);
  return { sample: describeSample(db, sample), decided, stopped };
}

/** True when it was stopped before all was cut. */
async function cutRest(
  db: WriteDb,
  bulk: BulkStep,
  sample: StoredSample,
  { breathe, onProgress }: FinishContext,
): Promise<boolean> {
  try {
    const rest = await listRest(db, sample, breathe);
    let done = 0;
    for (const documents of inParts(rest)) {
      onProgress?.(done / rest.length);
      await transactPatiently(db, () => bulk.cut(documents));
      done += documents.length;
      await breathe();
    }
    return false;
  } catch (thrown) {
    if (thrown instanceof AppError && thrown.code === 'JOB_CANCELLED') return true;
    throw thrown;
  }
}

function checkBound({ looked, bound, wanted }: SampleState, despite: boolean): void {
  if (looked === 0) throw new AppError('SAMPLE_EMPTY');
  if (bound >= wanted || despite) return;
  const percent = (share: number) => String(Math.floor(share * 1000) / 10);
  throw new AppError('SAMPLE_TOO_SMALL', { bound: percent(bound), wanted: percent(wanted) });
}

/** The open flags of the set by document, so that each document is counted anew once. */
async function listRest(
  db: ReadDb,
  sample: StoredSample,
  breathe: () => Promise<void>,
): Promise<RestItem[][]> {
  const byDocument = new Map<number, RestItem[]>();
  for (let from = 0; from < sample.size; from += itemsAtOnce) {
    for (const item of listRestItems(db, sample.id, from, from + itemsAtOnce)) {
      const known = byDocument.get(item.documentId);
      if (known) known.push(item);
      else byDocument.set(item.documentId, [item]);
    }
    await breathe();
  }
  return [...byDocument].sort(([a], [b]) => a - b).map(([, items]) => items);
}

/** Whole documents in parts of a bearable size. */
function* inParts(documents: readonly RestItem[][]): Iterable<readonly RestItem[][]> {
  let part: RestItem[][] = [];
  let items = 0;
  for (const document of documents) {
    part.push(document);
    items += document.length;
    if (items < decisionsAtOnce) continue;
    yield part;
    part = [];
    items = 0;
  }
  if (part.length > 0) yield part;
}

/** One undo step that is written in parts. */
class BulkStep {
  readonly #documentIds = new Set<number>();
  #spans = 0;
  #stepId: number | undefined;

  constructor(
    private readonly db: WriteDb,
    private readonly sample: StoredSample,
    private readonly state: SampleState,
    private readonly now: string,
  ) {}

  get changed() {
    return { spans: this.#spans, documentIds: [...this.#documentIds] };
  }

  /** Cuts what is still open of these; has to run in a transaction. */
  cut(documents: readonly RestItem[][]): void {
    const { db, now } = this;
    const changes = documents.flatMap((items) => this.#changesIn(items));
    const decisions = planDecisions(db, { changes, actor: 'curator', now });
    const [first] = decisions;
    if (!first) return;
    const stepId = (this.#stepId ??= this.#begin(first));
    const changed = appendEntries(db, {
      decisions: decisions.map((decision) => ({ ...decision, stepId })),
      marks: [],
    });
    this.#spans += changed.spans;
    for (const id of changed.documentIds) this.#documentIds.add(id);
  }

  #changesIn(items: readonly RestItem[]): Change[] {
    const { db } = this;
    const document = getDocument(db, items[0]!.documentId)!;
    const claims = items
      .map(({ claim }) => claim)
      .filter((claim) => isStillOpen(db, document.id, claim));
    const inCopies = changesInCopies(db, document, claims, 'confirmed').filter(
      ({ documentId, claim }) => isStillOpen(db, documentId, claim),
    );
    return [
      ...claims.map((claim) => ({
        documentId: document.id,
        claim,
        verdict: 'confirmed' as const,
      })),
      ...inCopies,
    ];
  }

  #begin(place: { readonly documentId: number; readonly start: number; readonly end: number }) {
    const { db, sample, state, now } = this;
    const { documentId, start, end } = place;
    const { size, looked, right, bound, confidence, wanted } = state;
    const stepId = insertStep(db, {
      batchId: sample.batchId,
      label: `Cut many: the rest of ${size.toLocaleString('en')} flags`,
      createdAt: now,
      place: { documentId, start, end },
    });
    insertBulkDecision(db, stepId, {
      sampleId: sample.id,
      ...{ size, looked, right, bound, confidence, wanted },
    });
    return stepId;
  }
}

/** Nobody decided on it meanwhile, and no text of it is kept. */
function isStillOpen(db: ReadDb, documentId: number, claim: RestItem['claim']): boolean {
  const key = spanKey(claim);
  return !listVerdicts(db, documentId).some(
    (word) =>
      spanKey(word) === key ||
      (word.replaces && spanKey(word.replaces) === key) ||
      (word.verdict === 'rejected' && word.actor === 'curator' && spansOverlap(word, claim)),
  );
}

import { precisionBound, stillToLook } from '../../../shared/engine/statistics/precision-bound';
import { AppError } from '../../../shared/errors/app-error';
import type { SampleItem, SampleState } from '../../../shared/ipc/sample-shapes';
import { sampleConfidence } from '../../../shared/model/sample';
import { getBulkDecision, type BulkDecision } from '../../store/bulk-decisions';
import type { ReadDb } from '../../store/database';
import { getText } from '../../store/document-bodies';
import { getDocument } from '../../store/documents';
import { getFlag } from '../../store/flags';
import { getSample, type StoredItem, type StoredSample } from '../../store/samples';
import { judgeItems, type Looked } from './judge-items';

/** Text shown before and after an item, in UTF-16 units. */
const contextLength = 600;
/** Longest text shown of an item itself. */
const longestItem = 4000;

/** Throws SAMPLE_UNKNOWN. */
export function knownSample(db: ReadDb, id: number): StoredSample {
  const sample = getSample(db, id);
  if (!sample) throw new AppError('SAMPLE_UNKNOWN');
  return sample;
}

/** What the verdicts that stand now say of a sample. */
export function describeSample(db: ReadDb, sample: StoredSample): SampleState {
  const bulk = sample.purpose === 'cuts' ? getBulkDecision(db, sample.id) : undefined;
  const { looked, right, gone, next, last } = bulk ? asRecorded(bulk) : judgeItems(db, sample);
  const { id, batchId, purpose, filter, seed, found, wanted } = sample;
  // What is gone was no longer in the set when the others were looked at.
  const size = bulk?.size ?? sample.size - gone;
  const sampled = { of: size, looked, right };
  const bound = precisionBound(sampled, sampleConfidence);
  const most = size - Math.round(bound * size);
  const share = purpose === 'missed' ? shareFor(wanted, found, size) : wanted;
  return {
    ...{ id, batchId, purpose, filter, seed, size, looked, right, bound, wanted },
    confidence: sampleConfidence,
    more: stillToLook(sampled, share, sampleConfidence) ?? null,
    missed: purpose === 'missed' ? { found, most, recall: recallOf(found, most) } : null,
    next: next ? describeItem(db, next) : null,
    last: last ? { position: last.position, answered: last.belongs } : null,
    finished: bulk !== undefined,
  };
}

/** What was cut with all the others was not looked at: what was said then stands. */
function asRecorded({ looked, right }: BulkDecision): Looked {
  return { looked, right, gone: 0, next: undefined, last: undefined };
}

/** The share of lines that have to belong for the recall that is wanted. */
function shareFor(wanted: number, found: number, size: number): number {
  if (size === 0) return 0;
  const most = Math.floor((found * (1 - wanted)) / wanted);
  return Math.max(0, 1 - most / size);
}

function recallOf(found: number, missed: number): number {
  return found + missed === 0 ? 1 : found / (found + missed);
}

function describeItem(db: ReadDb, { position, documentId, start, end }: StoredItem): SampleItem {
  const document = getDocument(db, documentId)!;
  const text = getText(db, documentId);
  const flag = getFlag(db, documentId, start, end);
  const short = end - start > longestItem;
  return {
    position,
    documentId,
    path: document.path,
    ...(document.recordKey !== undefined && { recordKey: document.recordKey }),
    ...(document.site !== undefined && { site: document.site }),
    start,
    end,
    before: text.slice(Math.max(0, start - contextLength), start),
    text: short ? `${text.slice(start, start + longestItem)}…` : text.slice(start, end),
    after: text.slice(end, end + contextLength),
    ...(flag && {
      flag: { kind: flag.kind, confidence: flag.confidence, reason: flag.reason },
    }),
  };
}

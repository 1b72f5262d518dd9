import type { Decided, HistoryState } from '../../shared/ipc/shapes';
import { getBatchCounts } from '../store/batches';
import type { ReadDb } from '../store/database';
import { listDocumentStates } from '../store/document-states';
import { firstUndoneStep, lastDoneStep } from '../store/steps';
import type { Changed } from './append-entries';

/** What the window has to know after a change. */
export function describeChange(db: ReadDb, batchId: number, changed: Changed): Decided {
  return {
    changed: changed.spans,
    documents: listDocumentStates(db, changed.documentIds),
    counts: getBatchCounts(db, batchId)!,
    history: getHistory(db, batchId),
  };
}

/** What undo and redo would do next. */
export function getHistory(db: ReadDb, batchId: number): HistoryState {
  return {
    undo: lastDoneStep(db, batchId)?.label ?? null,
    redo: firstUndoneStep(db, batchId)?.label ?? null,
  };
}

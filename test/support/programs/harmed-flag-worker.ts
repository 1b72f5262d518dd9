import type { FoldTask } from '../../../electron/backend/flag-worker';
import * as worker from '../../../electron/backend/flag-worker';
import type { Document } from '../../../shared/model/document';

// Entry of a worker thread: the real one, but some words in a text do it the harm that they name.

export { finishFold } from '../../../electron/backend/flag-worker';

const dying = new Set<string>();

function countHarmfully(documents: readonly Document[]): void {
  for (const { id, text } of documents) {
    if (text.includes('dies of counting')) process.exit(1);
    while (text.includes('hangs in counting'));
    if (text.includes('dies of flagging')) dying.add(id);
  }
}

export function foldDocuments(task: FoldTask): void {
  countHarmfully(task.documents);
  worker.foldDocuments(task);
}

export function tryDocuments(documents: readonly Document[]) {
  countHarmfully(documents);
  return worker.tryDocuments(documents);
}

export function flagDocuments(documents: readonly Document[]) {
  if (documents.some(({ text }) => text.includes('dies of flagging'))) process.exit(1);
  return worker.flagDocuments(documents);
}

export function flagKept(ids: readonly string[]) {
  if (ids.some((id) => dying.has(id))) process.exit(1);
  return worker.flagKept(ids);
}

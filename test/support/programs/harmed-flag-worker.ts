import { appendFileSync } from 'node:fs';
import * as worker from '../../../electron/backend/flag-worker';
import { WorkspaceReader } from '../../../electron/backend/workspace-reader';
import { Counting } from '../../../electron/operations/flagger';
import { WaitingFile } from '../../../electron/operations/waiting-file';
import type { Document } from '../../../shared/model/document';

// Entry of a worker thread: the real one, but some words in a text do it the harm that they name.

export {
  countRead,
  finishFold,
  flagStored,
  foldDocuments,
  giveCount,
  readFiles,
  takeStats,
  tryDocuments,
  tryFiles,
} from '../../../electron/backend/flag-worker';

const dying = new Set<string>();
const count = Reflect.get(Counting.prototype, 'add') as Counting['add'];

Counting.prototype.add = function (document: Document): void {
  const { id, text } = document;
  if (text.includes('dies of counting')) process.exit(1);
  while (text.includes('hangs in counting'));
  if (text.includes('dies of flagging')) dying.add(id);
  count.call(this, document);
};

const load = Reflect.get(WorkspaceReader.prototype, 'load') as WorkspaceReader['load'];

WorkspaceReader.prototype.load = async function (ids) {
  const documents = await load.call(this, ids);
  if (documents?.some(({ text }) => text.includes('dies of flagging'))) process.exit(1);
  return documents;
};

const open = WaitingFile.open;

/** A file that does harm does it when its first part was read. */
WaitingFile.open = (path, flags) => {
  const file = open(path, flags);
  const read = file.read.bind(file);
  file.read = async (length, position) => {
    const bytes = await read(length, position);
    const text = Buffer.from(bytes).toString('latin1');
    if (text.includes('dies of reading')) process.exit(1);
    while (text.includes('hangs in reading'));
    if (text.includes('is written on meanwhile')) appendFileSync(path, 'More of it.');
    return bytes;
  };
  return file;
};

export function flagDocuments(documents: readonly Document[]) {
  if (documents.some(({ text }) => text.includes('dies of flagging'))) process.exit(1);
  return worker.flagDocuments(documents);
}

export function flagKept(ids: readonly string[]) {
  if (ids.some((id) => dying.has(id))) process.exit(1);
  return worker.flagKept(ids);
}

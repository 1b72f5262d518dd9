import { canDecodeAnew, readStored } from '../readers/read-stored';
import { setBatchState } from '../store/batches';
import { listCopies } from '../store/copies';
import type { ReadDb, WriteDb } from '../store/database';
import { getBytes, getText } from '../store/document-bodies';
import { listFilteredDocumentIds } from '../store/document-lists';
import type { StoredDocument } from '../store/documents';
import { listReadChoices, setReadChoice } from '../store/read-choices';
import { knownDocument } from './decide-flags';
import type { JobContext } from './job-context';
import { formatOfDocument } from './format-of-document';
import { createPace } from './pace';
import { takeOverText } from './take-over-text';
import { transactPatiently } from './write-queue';

export interface DecodeInput {
  readonly documentId: number;
  /** All documents of its site, or it alone (and what holds the same bytes). */
  readonly scope: 'document' | 'site';
  /** Label of the Encoding Standard; absent to find it out again. */
  readonly encoding?: string | undefined;
}

/** The documents that are decoded together: where one goes, its copies go. */
export function documentsToDecode(db: ReadDb, { documentId, scope }: DecodeInput): number[] {
  const document = knownDocument(db, documentId);
  const ids = new Set(
    scope === 'document'
      ? [documentId]
      : listFilteredDocumentIds(db, document.batchId, { site: document.site ?? null }),
  );
  for (const id of [...ids]) {
    for (const copy of listCopies(db, knownDocument(db, id))) ids.add(copy.documentId);
  }
  return [...ids].filter((id) => canDecodeAnew(formatOfDocument(db, knownDocument(db, id))));
}

/** How decoding anew ended. */
export interface DecodeOutcome {
  readonly changed: number;
  readonly lost: number;
}

/**
 * Makes the texts of documents anew from their stored bytes. Decisions and notes go to where their
 * text stands now; those whose text is not found wait in a list. Steps that decided on these
 * documents can no longer be undone. The flags are gone afterwards: the batch has to be analysed.
 */
export async function decodeAnew(
  db: WriteDb,
  input: DecodeInput,
  context: JobContext,
): Promise<DecodeOutcome> {
  const { batchId } = knownDocument(db, input.documentId);
  const ids = documentsToDecode(db, input);
  await transactPatiently(db, () => setBatchState(db, batchId, 'analyzing'));
  const breathe = createPace(context);
  let changed = 0;
  let lost = 0;
  for (const [done, id] of ids.entries()) {
    context.onProgress({ phase: 'reading', done, total: ids.length, problems: 0 });
    const stored = knownDocument(db, id);
    const read = await readStored(readingOf(db, stored), input.encoding);
    await breathe();
    if (!read) continue;
    lost += await transactPatiently(db, () => {
      remember(db, stored, input);
      return takeOverText(db, stored, read, context.now());
    });
    changed++;
  }
  return { changed, lost };
}

/** Reading the file again has to give the same; one row of a table does not speak for the others. */
function remember(db: WriteDb, stored: StoredDocument, { scope, encoding }: DecodeInput): void {
  if (stored.recordKey !== undefined && scope === 'document') return;
  const { batchId, path } = stored;
  const known = listReadChoices(db, batchId).find((choice) => choice.path === path);
  setReadChoice(db, batchId, {
    path,
    ...(known?.format !== undefined && { format: known.format }),
    ...(known?.textField !== undefined && { textField: known.textField }),
    ...(encoding !== undefined && { encoding }),
  });
}

/** A document as it was stored, to be read again. */
export function readingOf(db: ReadDb, stored: StoredDocument) {
  return {
    path: stored.path,
    format: formatOfDocument(db, stored),
    bytes: getBytes(db, stored.id),
    text: getText(db, stored.id),
    encoding: stored.encoding,
  };
}

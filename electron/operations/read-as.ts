import type { FormatId } from '../../shared/model/format';
import type { ReadLimits } from '../readers/reader';
import type { WriteDb } from '../store/database';
import { getDocument, listDocumentIds, type StoredDocument } from '../store/documents';
import { wholeDocument } from '../store/notes';
import { listReadChoices, setReadChoice } from '../store/read-choices';
import { importBatch } from './import-batch';
import type { JobContext } from './job-context';
import { recordStep } from './record-step';
import { transactPatiently } from './write-queue';

export interface ReadAsInput {
  readonly batchId: number;
  /** Path of a file inside the batch; it may lie in an archive. */
  readonly path: string;
  /** Absent to have it found out again. */
  readonly format?: FormatId | undefined;
  readonly textField?: string | undefined;
  readonly limits?: ReadLimits | undefined;
}

/**
 * Reads a file of a batch again in the way that the curator settled, which is remembered. Decisions
 * go along where a document has another text now; documents that it no longer gives are excluded,
 * in one undo step, and brought back when they are given again. The batch has to be analysed.
 */
export async function readAs(
  db: WriteDb,
  { batchId, path, format, textField, limits }: ReadAsInput,
  context: JobContext,
): Promise<void> {
  await transactPatiently(db, () => {
    const known = listReadChoices(db, batchId).find((choice) => choice.path === path);
    setReadChoice(db, batchId, {
      path,
      ...(format !== undefined && { format }),
      ...(textField !== undefined && { textField }),
      ...(known?.encoding !== undefined && { encoding: known.encoding }),
    });
  });
  const given = new Set<number>();
  const only = { path, onDocument: (id: number) => void given.add(id) };
  await importBatch(db, { batchId, limits, only }, context);
  await transactPatiently(db, () => {
    const documents = listDocumentIds(db, batchId)
      .map((id) => getDocument(db, id)!)
      .filter((document) => document.path === path);
    // A file that is gone or gives nothing takes nothing away.
    if (given.size === 0) return;
    recordStep(db, {
      batchId,
      label: `Read anew${format === undefined ? '' : ` as ${format}`}`,
      actor: 'curator',
      now: context.now(),
      marks: documents
        .filter((document) => changes(document, given))
        .map((document) => ({
          documentId: document.id,
          subject: 'exclusion',
          span: wholeDocument,
          value: given.has(document.id) ? undefined : 'other',
        })),
    });
  });
}

/** What is given again and was left out for that, and what is no longer given. */
function changes({ id, excluded }: StoredDocument, given: ReadonlySet<number>): boolean {
  return given.has(id) ? excluded?.reason === 'other' : !excluded;
}

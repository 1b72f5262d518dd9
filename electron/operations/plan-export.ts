import { resolve } from 'node:path';
import { AppError, errorMessage } from '../../shared/errors/app-error';
import type { ExportPlan } from '../../shared/ipc/export-shapes';
import type { BatchCounts, BatchSummary } from '../../shared/ipc/shapes';
import { getBatch, listBatches } from '../store/batches';
import type { ReadDb } from '../store/database';
import { countEmptied, listEmptied, listExcluded, listMostCut } from '../store/document-extremes';
import { countStates } from '../store/document-facets';
import { listDocumentPlaces } from '../store/document-places';
import { getDocument } from '../store/documents';
import { listSourceRoots } from '../store/source-roots';
import { checkWritable } from '../writers/check-writable';
import { inspectExportFolder } from '../writers/inspect-export-folder';
import { whyRenamed } from '../writers/why-renamed';
import { placeDocuments, type ExportFile } from './place-documents';
import { findTouchedSource } from './touched-source';

/** How many documents a plan shows. */
const previewed = 20;
/** How many renamed and excluded ones it names. */
const named = 100;

/** What an export would write, and what stands in its way. Changes nothing. */
export async function planExport(
  db: ReadDb,
  { batchId, folder: given }: { readonly batchId: number; readonly folder: string },
): Promise<ExportPlan> {
  const folder = resolve(given);
  const batch = getBatch(db, batchId);
  if (!batch) throw new AppError('BATCH_UNKNOWN');
  const files = placeDocuments(listDocumentPlaces(db, batchId));
  const { excluded } = countStates(db, batchId);
  const renamed = files.flatMap(({ file, renamedFrom }) =>
    renamedFrom === undefined ? [] : [{ from: renamedFrom, to: file }],
  );
  return {
    folder,
    documents: batch.counts.documents - excluded,
    excluded,
    counts: batch.counts,
    ...(await judgeExport(db, batch, folder)),
    summary: exportSummary(batch.counts),
    renamed: renamed.length,
    renamedFiles: renamed
      .slice(0, named)
      .map(({ from, to }) => ({ from, to, reason: whyRenamed(from, to) })),
    emptied: countEmptied(db, batchId),
    emptiedDocuments: listEmptied(db, batchId, named).map(({ path, recordKey, characters }) => ({
      path: recordKey === null ? path : `${path}:${recordKey}`,
      characters,
    })),
    excludedDocuments: listExcluded(db, batchId, named),
    preview: previewOf(db, batchId, files),
  };
}

function previewOf(
  db: ReadDb,
  batchId: number,
  files: readonly ExportFile[],
): ExportPlan['preview'] {
  const fileOf = new Map(
    files.flatMap(({ file, documentIds }) => documentIds.map((id) => [id, file])),
  );
  return listMostCut(db, batchId, previewed).map((id) => {
    const { path, textLength, counts } = getDocument(db, id)!;
    return {
      documentId: id,
      path,
      file: fileOf.get(id)!,
      characters: textLength,
      charactersCut: counts.charactersCut,
    };
  });
}

/** The sentence that every export says before it writes. */
export function exportSummary({ open, byPolicy, byCurator, byRule }: BatchCounts): string {
  const flags = open === 1 ? '1 flag' : `${open} flags`;
  const rules = byRule === 0 ? '' : `, ${byRule} by rules`;
  return `${flags} open, ${byPolicy} cut by policy, ${byCurator} by you${rules}.`;
}

/** Says how many documents are left without text. */
export function emptiedSummary(emptied: number): string {
  return emptied === 1
    ? '1 document is left without text.'
    : `${emptied} documents are left without text.`;
}

/** Where an export is to go. */
export interface ExportTarget {
  readonly folder: string;
  /** Another export may be replaced. */
  readonly replace: boolean;
}

/** Throws BATCH_UNFINISHED for a batch that is not read and flagged to its end. */
export function checkFinished({ name, state }: BatchSummary): void {
  if (state !== 'ready') throw new AppError('BATCH_UNFINISHED', { name });
}

/** Throws unless an export, which must not touch these roots, may go into the folder. */
export async function checkFolder(
  { folder, replace }: ExportTarget,
  roots: readonly string[],
): Promise<void> {
  const source = await findTouchedSource(folder, roots);
  if (source !== undefined) throw new AppError('EXPORT_INTO_SOURCE', { folder, source });
  const state = await inspectExportFolder(folder);
  if (state.kind === 'foreign') throw new AppError('EXPORT_FOREIGN', { folder, path: state.path });
  if (state.kind === 'export' && state.finished && !replace) {
    throw new AppError('EXPORT_NOT_EMPTY', { folder });
  }
  await checkWritable(folder);
}

/** Absolute paths of everything that was imported into any batch: no export may touch them. */
export function rootsOf(db: ReadDb): string[] {
  return listBatches(db).flatMap(({ id }) => listSourceRoots(db, id).map(({ path }) => path));
}

async function judgeExport(
  db: ReadDb,
  batch: BatchSummary,
  folder: string,
): Promise<Pick<ExportPlan, 'verdict' | 'reason'>> {
  try {
    checkFinished(batch);
    await checkFolder({ folder, replace: false }, rootsOf(db));
    return { verdict: 'ready' };
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    const verdict = thrown.code === 'EXPORT_NOT_EMPTY' ? 'replace' : 'refused';
    return { verdict, reason: errorMessage(thrown.code, thrown.details) };
  }
}

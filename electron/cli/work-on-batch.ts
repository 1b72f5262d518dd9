import { lstatSync } from 'node:fs';
import { resolve } from 'node:path';
import { createEngine } from '../../shared/engine/create-engine';
import { AppError } from '../../shared/errors/app-error';
import type { BatchSummary } from '../../shared/ipc/shapes';
import { freeBatchName } from '../../shared/model/free-batch-name';
import { chooseFlagger } from '../backend/flag-pool';
import { nameBatch } from '../backend/handlers/batches';
import { loadResources } from '../backend/load-resources';
import { resourcesFolder } from '../backend/resources-folder';
import { analyzeBatch } from '../operations/analyze-batch';
import { chooseRoots } from '../operations/choose-roots';
import type { FoldAhead } from '../operations/fold-ahead';
import { importBatch } from '../operations/import-batch';
import type { JobContext } from '../operations/job-context';
import { emptiedSummary } from '../operations/plan-export';
import type { ReadChoice } from '../readers/reader';
import { countEmptied, listEmptied } from '../store/document-extremes';
import { listFilteredDocumentIds } from '../store/document-lists';
import { getDocument } from '../store/documents';
import type { ReadDb } from '../store/database';
import { getBatch, insertBatch, listBatches } from '../store/batches';
import { listProblems } from '../store/problems';
import { setReadChoice } from '../store/read-choices';
import { listSourceRoots, type SourceRoot } from '../store/source-roots';
import type { Workspace } from '../store/open-workspace';
import { batchesCalled, chooseAmong } from './choose-batch';
import type { CommandLine } from './command-line';
import { escapeLine } from './escape-line';
import { exitCode, type ExitCode } from './exit-code';
import type { Progress } from './progress';

/** What operations get from the command line. */
export function jobContext({ interrupt }: CommandLine, progress: Progress): JobContext {
  return {
    signal: interrupt.signal,
    onProgress: ({ phase, done, total }) => progress.tell(phase, done, total),
    now: () => new Date().toISOString(),
  };
}

/** Throws INPUT_UNAVAILABLE for a named file or folder that is not there: most likely a slip. */
export function checkInputs(paths: readonly string[]): void {
  for (const path of paths) {
    try {
      lstatSync(path);
    } catch (error) {
      const reason = (error as NodeJS.ErrnoException).code ?? 'unreadable';
      throw new AppError('INPUT_UNAVAILABLE', { path, reason }, { cause: error });
    }
  }
}

interface ImportRequest {
  readonly inputs: readonly string[];
  /** Of the batch. */
  readonly name?: string | undefined;
  /** How all files of the batch are to be read from now on. */
  readonly choice?: ReadChoice | undefined;
}

/**
 * Imports and flags: into the batch of that name, else into the one that the same files and
 * folders went into before, else into a new one.
 */
export async function importInto(
  { db }: Workspace,
  { inputs, name, choice }: ImportRequest,
  context: JobContext,
): Promise<number> {
  const paths = inputs.map((input) => resolve(input));
  const roots = chooseRoots(paths).map(({ absolute }) => absolute.toWellFormed());
  const batches = listBatches(db);
  const known =
    name === undefined
      ? batches.findLast(({ id }) => roots.sort().join('\0') === rootPaths(listSourceRoots(db, id)))
      : batchesCalled(batches, name).at(-1);
  const newName = () =>
    freeBatchName(
      name ?? nameBatch(paths),
      batches.map((batch) => batch.name),
    );
  const batchId = known?.id ?? insertBatch(db, newName(), context.now());
  if (choice) setReadChoice(db, batchId, { path: '', ...choice });
  const folder = resourcesFolder();
  const openFlagger = chooseFlagger({
    engine: () => createEngine(loadResources(folder)),
    resourcesFolder: folder,
    spared: 0,
  });
  const read = (ahead: FoldAhead) => importBatch(db, { batchId, paths, ahead }, context);
  await analyzeBatch(db, { batchId, openFlagger, read }, context);
  return batchId;
}

function rootPaths(roots: readonly SourceRoot[]): string {
  return roots
    .map(({ path }) => path)
    .sort()
    .join('\0');
}

/** The batch of that name, or the only one there is. */
export function chooseBatch({ readDb }: Workspace, name: string | undefined): BatchSummary {
  return chooseAmong(listBatches(readDb), name);
}

/** Names every problem of a batch on stderr; the exit code says whether there were any. */
export function reportProblems({ readDb }: Workspace, batchId: number): ExitCode {
  const problems = listProblems(readDb, batchId);
  for (const { path, recordKey, message } of problems) {
    const record = recordKey === undefined ? '' : `, record ${escapeLine(recordKey)}`;
    console.error(`winnow: ${escapeLine(path)}${record}: ${escapeLine(message)}`);
  }
  reportDamaged(readDb, batchId);
  return problems.length === 0 ? exitCode.done : exitCode.doneWithProblems;
}

/** Documents that are named where a command says something of many. */
const documentsNamed = 20;
const namedAbove = ' The first of them are named above.';

/** Names on stderr the documents that decoding damaged. */
function reportDamaged(readDb: ReadDb, batchId: number): void {
  const ids = listFilteredDocumentIds(readDb, batchId, { state: 'damaged' });
  if (ids.length === 0) return;
  for (const id of ids.slice(0, documentsNamed)) {
    const { path, recordKey, damage } = getDocument(readDb, id)!;
    const { lost, odd } = damage;
    console.error(
      `winnow: ${placeOf(path, recordKey)}: ${lost} characters lost, ${odd} look wrong`,
    );
  }
  const documents = ids.length === 1 ? '1 document holds' : `${ids.length} documents hold`;
  const more = ids.length > documentsNamed ? `.${namedAbove}` : '';
  console.error(`winnow: ${documents} characters that could not be decoded, or look wrong${more}`);
}

function placeOf(path: string, recordKey: string | null | undefined): string {
  return escapeLine(recordKey ? `${path}:${recordKey}` : path);
}

/** Names on stderr the documents all of whose text is cut; true when there are any. */
export function reportEmptied({ readDb }: Workspace, batchId: number): boolean {
  const emptied = countEmptied(readDb, batchId);
  if (emptied === 0) return false;
  for (const { path, recordKey, characters } of listEmptied(readDb, batchId, documentsNamed)) {
    const place = placeOf(path, recordKey);
    console.error(`winnow: ${place}: all of its ${characters} characters are cut`);
  }
  const more = emptied > documentsNamed ? namedAbove : '';
  console.error(`winnow: ${emptiedSummary(emptied)}${more}`);
  return true;
}

/** The batch as it is now. */
export function batchNow({ readDb }: Workspace, batchId: number): BatchSummary {
  return getBatch(readDb, batchId)!;
}

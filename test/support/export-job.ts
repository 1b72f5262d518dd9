import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Span } from '../../shared/model/span';
import { decideFlags } from '../../electron/operations/decide-flags';
import { importBatch } from '../../electron/operations/import-batch';
import { insertBatch, setBatchState } from '../../electron/store/batches';
import { listDocumentIds } from '../../electron/store/documents';
import { temporaryFolder } from './temporary-folder';
import { exportBatch, type ExportInput } from '../../electron/operations/export-batch';
import type { Workspace } from '../../electron/store/open-workspace';
import { testTime } from './workspace-builders';

/** Exports a batch the way a job does; answers how many documents were written when it told of it. */
export async function runExport(
  { readDb }: Workspace,
  input: Pick<ExportInput, 'batchId' | 'folder'> & Partial<ExportInput>,
  signal: AbortSignal = new AbortController().signal,
): Promise<number[]> {
  const told: number[] = [];
  await exportBatch(
    readDb,
    { replace: false, lineEnds: 'lf', program: '1.2.3', ...input },
    { signal, now: () => testTime, onProgress: ({ done }) => void told.push(done) },
  );
  return told;
}

export interface Manifest {
  state: string;
  documents: Record<string, unknown>[];
  files: { path: string; bytes: number; sha256: string }[];
  [name: string]: unknown;
}

/** The manifest of an export. */
export function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
}

/** The rows of the audit of an export. */
export function auditOf(folder: string): Record<string, unknown>[] {
  return readFileSync(join(folder, 'audit.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** Confirms spans of a document in the name of the curator. */
export function cut({ db }: Workspace, documentId: number, ...spans: Span[]): void {
  decideFlags(db, { documentId, spans, verdict: 'confirmed' }, testTime);
}

/** A batch out of real files, as finished as if an analysis had flagged nothing. */
export async function importFiles(workspace: Workspace, files: Record<string, string | Buffer>) {
  const sources = join(temporaryFolder(), 'crawl');
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(sources, path, '..'), { recursive: true });
    writeFileSync(join(sources, path), content);
  }
  const batchId = insertBatch(workspace.db, 'crawl', testTime);
  const { signal } = new AbortController();
  const context = { signal, now: () => testTime, onProgress: () => undefined };
  await importBatch(workspace.db, { batchId, paths: [sources] }, context);
  setBatchState(workspace.db, batchId, 'ready');
  return { batchId, sources, documentIds: listDocumentIds(workspace.db, batchId) };
}

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { recountDocument } from '../../electron/operations/count-flags';
import { decideFlags } from '../../electron/operations/decide-flags';
import { importBatch } from '../../electron/operations/import-batch';
import { getBatch, insertBatch } from '../../electron/store/batches';
import { listDocumentDecisions } from '../../electron/store/decisions';
import { listDocumentIds } from '../../electron/store/documents';
import { mapStoreError } from '../../electron/store/map-store-error';
import {
  createWorkspace,
  openWorkspace,
  type Workspace,
} from '../../electron/store/open-workspace';
import { listVerdicts, rebuildVerdicts } from '../../electron/store/verdicts';
import { useProgram } from '../support/built-program';
import { temporaryFolder } from '../support/temporary-folder';
import { temporaryWorkspace } from '../support/temporary-workspace';
import { aStoredBatch, testTime } from '../support/workspace-builders';

const decideOn = useProgram('decide-on');
const importFolder = useProgram('import-folder');

function open(path: string): Workspace {
  const workspace = openWorkspace(path);
  onTestFinished(() => workspace.close());
  return workspace;
}

/** Nothing is broken, and all that is kept up to date equals what follows from the rest. */
function expectSound({ db }: Workspace): void {
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.pragma('foreign_key_check')).toEqual([]);
  for (const { id } of [getBatch(db, 1)!]) {
    const before = getBatch(db, id)!.counts;
    for (const documentId of listDocumentIds(db, id)) {
      const verdicts = listVerdicts(db, documentId);
      rebuildVerdicts(db, documentId);
      expect(listVerdicts(db, documentId)).toEqual(verdicts);
      recountDocument(db, documentId);
    }
    expect(getBatch(db, id)!.counts).toEqual(before);
  }
}

describe('a program that is killed', () => {
  test('has kept every decision that it said was saved', async () => {
    const path = join(temporaryFolder(), 'review.winnow');
    const workspace = createWorkspace(path);
    aStoredBatch(workspace.db, { 'a.txt': 'word\n'.repeat(5000) });
    workspace.close();
    for (let round = 0; round < 6; round++) {
      const running = decideOn.start([path]);
      await running.printed(15 + round * 40);
      await running.kill();
      const reopened = openWorkspace(path);
      const [documentId] = listDocumentIds(reopened.db, 1);
      // The last one may have been saved without being said so.
      const said = Number(running.lines.at(-1)) + 1;
      const saved = listDocumentDecisions(reopened.db, documentId!).length;
      expect([said, said + 1]).toContain(saved);
      expect(listVerdicts(reopened.db, documentId!)).toHaveLength(saved);
      expectSound(reopened);
      reopened.close();
    }
  });

  test('has stored whole documents, and importing again completes the batch', async () => {
    const folder = temporaryFolder();
    const crawl = join(folder, 'crawl');
    mkdirSync(crawl);
    const rows = Array.from({ length: 300 }, (_, at) => `{"text": "record ${at}\\nline"}`);
    writeFileSync(join(crawl, 'rows.jsonl'), rows.join('\n'));
    for (let at = 0; at < 500; at++) {
      writeFileSync(join(crawl, `${at}.txt`), `Story ${at}\n${'Some line of it.\n'.repeat(30)}`);
    }
    const path = join(folder, 'a.winnow');
    const workspace = createWorkspace(path);
    insertBatch(workspace.db, 'A batch', testTime);
    workspace.close();
    for (const lines of [30, 200, 450]) {
      const running = importFolder.start([path, crawl]);
      await running.printed(lines);
      await running.kill();
      const killed = openWorkspace(path);
      expect(getBatch(killed.db, 1)!.state).toBe('importing');
      expectSound(killed);
      killed.close();
    }
    await importFolder.start([path, crawl]).ended;
    const completed = open(path);
    expect(getBatch(completed.db, 1)!.counts).toMatchObject({ documents: 800, problems: 0 });
    expectSound(completed);
  });
});

describe('a workspace file', () => {
  test('with a torn or flipped log holds the decisions up to some point', () => {
    const workspace = temporaryWorkspace();
    aStoredBatch(workspace.db, { 'a.txt': 'word\n'.repeat(50) });
    workspace.db.pragma('wal_checkpoint(TRUNCATE)');
    workspace.db.pragma('wal_autocheckpoint = 0');
    const documentId = listDocumentIds(workspace.db, 1)[0]!;
    for (let line = 0; line < 20; line++) {
      const spans = [{ start: line * 5, end: line * 5 + 4 }];
      decideFlags(workspace.db, { documentId, spans, verdict: 'confirmed' }, `step ${line}`);
    }
    const log = readFileSync(`${workspace.path}-wal`);
    const folder = temporaryFolder();
    for (let round = 0; round < 12; round++) {
      const at = Math.floor((log.length * (round + 0.5)) / 12);
      const torn = Buffer.from(round % 2 === 0 ? log.subarray(0, at) : log);
      if (round % 2 === 1) torn[at]! ^= 0x10;
      const copy = join(folder, `${round}.winnow`);
      copyFileSync(workspace.path, copy);
      writeFileSync(`${copy}-wal`, torn);
      const reopened = open(copy);
      const steps = listDocumentDecisions(reopened.db, documentId).map((each) => each.decidedAt);
      expect(steps).toEqual(Array.from({ length: steps.length }, (_, line) => `step ${line}`));
      expect(listVerdicts(reopened.db, documentId)).toHaveLength(steps.length);
      expectSound(reopened);
    }
  });

  test('on a full disk refuses the decision and stays as it was', () => {
    const workspace = temporaryWorkspace();
    const { batchId } = aStoredBatch(workspace.db, { 'a.txt': 'word\n'.repeat(5000) });
    const documentId = listDocumentIds(workspace.db, batchId)[0]!;
    const pages = workspace.db.pragma('page_count', { simple: true }) as number;
    workspace.db.pragma(`max_page_count = ${pages}`);
    const spans = Array.from({ length: 5000 }, (_, at) => ({ start: at * 5, end: at * 5 + 4 }));
    let thrown: unknown;
    try {
      decideFlags(workspace.db, { documentId, spans, verdict: 'confirmed' }, testTime);
    } catch (error) {
      thrown = mapStoreError(error, workspace.path);
    }
    expect(thrown).toMatchObject({ code: 'DISK_FULL' });
    expect(listVerdicts(workspace.db, documentId)).toEqual([]);
    workspace.db.pragma('max_page_count = 1000000');
    expectSound(workspace);
    const input = { documentId, spans: spans.slice(0, 2), verdict: 'confirmed' as const };
    expect(decideFlags(workspace.db, input, testTime).changed).toBe(2);
  });

  test('that another program holds refuses decisions, and an import waits for it', async () => {
    const workspace = temporaryWorkspace();
    const { batchId } = aStoredBatch(workspace.db, { 'a.txt': 'word\n' });
    const documentId = listDocumentIds(workspace.db, batchId)[0]!;
    const other = new Database(workspace.path);
    onTestFinished(() => void other.close());
    other.exec('BEGIN IMMEDIATE');
    const input = { documentId, spans: [{ start: 0, end: 4 }], verdict: 'confirmed' as const };
    expect(() => decideFlags(workspace.db, input, testTime)).toThrow(
      expect.objectContaining({ code: 'SQLITE_BUSY' }) as Error,
    );
    const more = join(temporaryFolder(), 'more.txt');
    writeFileSync(more, 'more');
    setTimeout(() => other.exec('COMMIT'), 600);
    await importBatch(
      workspace.db,
      { batchId, paths: [more] },
      { signal: new AbortController().signal, onProgress: () => undefined, now: () => testTime },
    );
    expect(getBatch(workspace.db, batchId)!.counts.documents).toBe(2);
    expect(decideFlags(workspace.db, input, testTime).changed).toBe(1);
  });
});

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { takeBackHalfSteps } from '../../electron/operations/long-step';
import { getBatch, insertBatch } from '../../electron/store/batches';
import { listDocumentDecisions } from '../../electron/store/decisions';
import { listDocumentIds } from '../../electron/store/documents';
import {
  createWorkspace,
  openWorkspace,
  type Workspace,
} from '../../electron/store/open-workspace';
import { listVerdicts } from '../../electron/store/verdicts';
import { useProgram } from '../support/built-program';
import { manifestOf } from '../support/export-job';
import { temporaryFolder } from '../support/temporary-folder';
import { aStoredBatch, testTime } from '../support/workspace-builders';

/** How often each program is killed; WINNOW_KILL_ROUNDS sets another number. */
const rounds = Number(process.env['WINNOW_KILL_ROUNDS'] ?? 20);
const patience = 60_000 + rounds * 5_000;

const decideOn = useProgram('decide-on');
const decideMany = useProgram('decide-many');
const importFolder = useProgram('import-folder');
const exportAgain = useProgram('export-batch');

/** Opens a workspace whose program was killed, looks at it and closes it. */
function afterKill<Result>(path: string, look: (workspace: Workspace) => Result): Result {
  const workspace = openWorkspace(path);
  try {
    expect(workspace.db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(workspace.db.pragma('foreign_key_check')).toEqual([]);
    return look(workspace);
  } finally {
    workspace.close();
  }
}

test(
  'killed while deciding: every verdict that was answered is there',
  async () => {
    const path = join(temporaryFolder(), 'review.winnow');
    const workspace = createWorkspace(path);
    aStoredBatch(workspace.db, { 'a.txt': 'word\n'.repeat(5000) });
    workspace.close();
    for (let round = 0; round < rounds; round++) {
      const running = decideOn.start([path]);
      await running.printed(3 + ((round * 7) % 60));
      await running.kill();
      afterKill(path, ({ db }) => {
        const [documentId] = listDocumentIds(db, 1);
        const answered = Number(running.lines.at(-1)) + 1;
        const saved = listDocumentDecisions(db, documentId!).length;
        // The last one may have been saved without being answered.
        expect([answered, answered + 1]).toContain(saved);
        expect(listVerdicts(db, documentId!)).toHaveLength(saved);
      });
    }
  },
  patience,
);

test(
  'killed while deciding very many at once: all of them are decided, or none',
  async () => {
    const path = join(temporaryFolder(), 'review.winnow');
    const workspace = createWorkspace(path);
    const places = 3000;
    aStoredBatch(workspace.db, { 'a.txt': 'word\n'.repeat(places) });
    workspace.close();
    let partly = 0;
    for (let round = 0; round < rounds; round++) {
      const running = decideMany.start([path]);
      await running.printed(1 + ((round * 5) % 13));
      await running.kill();
      afterKill(path, ({ db }) => {
        const [documentId] = listDocumentIds(db, 1);
        const found = () => listVerdicts(db, documentId!).map(({ verdict }) => verdict);
        const kinds = () => new Set(found());
        if (kinds().size > 1 || (found().length !== 0 && found().length !== places)) partly++;
        takeBackHalfSteps(db, testTime);
        expect([0, places]).toContain(found().length);
        expect(kinds().size).toBeLessThanOrEqual(1);
      });
    }
    // Not every round may hit between two steps.
    expect(partly).toBeGreaterThan(0);
  },
  patience,
);

test(
  'killed while importing: documents are whole, and the next run completes the batch',
  async () => {
    const folder = temporaryFolder();
    const crawl = join(folder, 'crawl');
    mkdirSync(crawl);
    const files = 200 + rounds * 20;
    for (let at = 0; at < files; at++) {
      writeFileSync(join(crawl, `${at}.txt`), `Story ${at}\n${'Some line of it.\n'.repeat(20)}`);
    }
    const path = join(folder, 'a.winnow');
    const workspace = createWorkspace(path);
    insertBatch(workspace.db, 'A batch', testTime);
    workspace.close();
    let known = 0;
    for (let round = 0; round < rounds; round++) {
      const running = importFolder.start([path, crawl]);
      // Lines come for every file that is found, and again for every one that is read.
      await running.printed(files + round * 20);
      await running.kill();
      known = afterKill(path, ({ db }) => {
        const { documents } = getBatch(db, 1)!.counts;
        expect(documents).toBeGreaterThanOrEqual(known);
        const parts = db.prepare(
          `SELECT (SELECT COUNT(*) FROM document_body) AS bodies,
             (SELECT COUNT(*) FROM document_blocks) AS blocked`,
        );
        expect(parts.get()).toEqual({ bodies: documents, blocked: documents });
        return documents;
      });
    }
    await importFolder.start([path, crawl]).ended;
    afterKill(path, ({ db }) => {
      expect(getBatch(db, 1)!.counts).toMatchObject({ documents: files, problems: 0 });
    });
  },
  patience,
);

/** True for an export that is whole: every file that its manifest lists has the bytes it says. */
function isComplete(out: string): boolean {
  const { state, files } = manifestOf(out);
  if (state !== 'complete') return false;
  for (const { path, sha256 } of files) {
    const bytes = readFileSync(join(out, path));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  }
  return true;
}

test(
  'killed while exporting: the folder is whole or says that it is not, and the next run completes it',
  async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'a.winnow');
    const workspace = createWorkspace(path);
    const texts = Array.from({ length: 60 }, (_, at) => [`${at}.txt`, `Story ${at}\n`] as const);
    aStoredBatch(workspace.db, Object.fromEntries(texts));
    workspace.close();
    const out = join(folder, 'out');
    for (let round = 0; round < rounds; round++) {
      const running = exportAgain.start([path, out]);
      await running.printed(1 + ((round * 17) % 130));
      await running.kill();
      afterKill(path, () => undefined);
      if (existsSync(join(out, 'manifest.json'))) isComplete(out);
    }
    await exportAgain.start([path, out, 'once']).ended;
    expect(isComplete(out)).toBe(true);
    expect(readdirSync(out).sort()).toEqual(['audit.jsonl', 'clean', 'manifest.json']);
    expect(readdirSync(join(out, 'clean'))).toHaveLength(60);
  },
  patience,
);

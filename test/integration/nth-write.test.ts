import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { getBatch, insertBatch } from '../../electron/store/batches';
import { createWorkspace, openWorkspace } from '../../electron/store/open-workspace';
import { useProgram } from '../support/built-program';
import { folderContent } from '../support/folder-content';
import { temporaryFolder } from '../support/temporary-folder';
import { testTime } from '../support/workspace-builders';

const importFolder = useProgram('import-folder');

/** Why calls of the system cannot be made to fail here; undefined where they can. */
const noFaults = ((): string | undefined => {
  const { status, error, stderr } = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']);
  return status === 0 ? undefined : (error?.message ?? String(stderr).trim());
})();
if (noFaults !== undefined) console.log(`tests of single writes are skipped: ${noFaults}`);

const files = 12;
/** Of some sixty writes each n-th is tried; all of them where WINNOW_KILL_ROUNDS asks for much. */
const stride = Number(process.env['WINNOW_KILL_ROUNDS'] ?? 0) < 50 ? 7 : 1;

/** A workspace with an empty batch, and files to import into it. */
function anEmptyBatch() {
  const folder = temporaryFolder();
  const crawl = join(folder, 'crawl');
  mkdirSync(crawl);
  for (let at = 0; at < files; at++) {
    writeFileSync(join(crawl, `${at}.txt`), `Story ${at}\nIts second line.\n`);
  }
  const path = join(folder, 'a.winnow');
  const workspace = createWorkspace(path);
  insertBatch(workspace.db, 'A batch', testTime);
  workspace.close();
  return { path, crawl, log: join(folder, 'calls.log') };
}

/** Whole documents alone are there, and nothing is broken; answers how many. */
function soundDocuments(path: string): number {
  const { db, close } = openWorkspace(path);
  try {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
    const { documents } = getBatch(db, 1)!.counts;
    const parts = db.prepare(
      `SELECT (SELECT COUNT(*) FROM document) AS rows,
         (SELECT COUNT(*) FROM document_body) AS bodies,
         (SELECT COUNT(*) FROM document_blocks) AS blocked`,
    );
    expect(parts.get()).toEqual({ rows: documents, bodies: documents, blocked: documents });
    return documents;
  } finally {
    close();
  }
}

test.skipIf(noFaults !== undefined).each([
  ['kills the program', 'signal=SIGKILL'],
  ['fails', 'error=EIO'],
])(
  'an import of which any write %s leaves whole documents, and the next completes it',
  async (_, fault) => {
    for (let write = 1; ; write += stride) {
      const { path, crawl, log } = anEmptyBatch();
      const before = folderContent(crawl);
      const inject = `inject=pwrite64:${fault}:when=${write}`;
      // What it says of its end is no news.
      const quiet = ['sh', '-c', 'exec "$@" 2>/dev/null', 'sh'];
      const trace = [...quiet, 'strace', '-f', '-o', log, '-e', 'trace=pwrite64', '-e', inject];
      await importFolder.start([path, crawl], trace).ended;
      const happened = /INJECTED|killed by SIGKILL/.test(readFileSync(log, 'utf8'));
      const documents = soundDocuments(path);
      expect(documents).toBeLessThanOrEqual(files);
      if (!happened) {
        expect(write).toBeGreaterThan(30);
        expect(documents).toBe(files);
        return;
      }
      await importFolder.start([path, crawl]).ended;
      expect(soundDocuments(path)).toBe(files);
      expect(folderContent(crawl)).toEqual(before);
    }
  },
  120_000,
);

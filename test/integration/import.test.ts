import { execFileSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importBatch } from '../../electron/operations/import-batch';
import { getBatch, insertBatch } from '../../electron/store/batches';
import { getBytes, getText } from '../../electron/store/document-bodies';
import { getDocument, listDocumentIds } from '../../electron/store/documents';
import { listProblems } from '../../electron/store/problems';
import { getSourceFile } from '../../electron/store/source-files';
import { listSourceRoots } from '../../electron/store/source-roots';
import type { WriteDb } from '../../electron/store/database';
import { temporaryFolder } from '../support/temporary-folder';
import { temporaryWorkspace } from '../support/temporary-workspace';
import { aContext, testTime } from '../support/workspace-builders';

function aBatch() {
  const { db } = temporaryWorkspace();
  const folder = temporaryFolder();
  const batchId = insertBatch(db, 'A batch', testTime);
  const read = (paths: string[] = [folder], context = aContext()) =>
    importBatch(db, { batchId, paths }, context);
  return { db, folder, batchId, read };
}

function pathsOf(db: WriteDb, batchId: number): string[] {
  return listDocumentIds(db, batchId).map((id) => getDocument(db, id)!.path);
}

function problemsOf(db: WriteDb, batchId: number): string[] {
  return listProblems(db, batchId).map(({ path, code }) => `${path} ${code}`);
}

describe('importBatch', () => {
  test('reads a tree of files in natural order, each with its bytes and text', async () => {
    const { db, folder, batchId, read } = aBatch();
    mkdirSync(join(folder, 'b/deep'), { recursive: true });
    writeFileSync(join(folder, 'b/deep/10.txt'), 'ten');
    writeFileSync(join(folder, 'b/deep/9.md'), '# nine');
    writeFileSync(join(folder, 'a.html'), '<title>T</title><p>one</p><p>two</p>');
    writeFileSync(join(folder, 'rows.jsonl'), '{"text": "x", "id": 1}\n{"text": "y"}\nbad\n');
    const outcome = await read();
    expect(outcome).toEqual({ files: 4, imported: 5, changed: 0, known: 0, problems: 1 });
    expect(pathsOf(db, batchId)).toEqual([
      'a.html',
      'b/deep/9.md',
      'b/deep/10.txt',
      'rows.jsonl',
      'rows.jsonl',
    ]);
    const [page, , , row] = listDocumentIds(db, batchId).map((id) => getDocument(db, id)!);
    expect(page).toMatchObject({ title: 'T', encoding: 'utf-8' });
    expect(getText(db, page!.id)).toBe('one\ntwo');
    expect(getBytes(db, page!.id).toString()).toContain('<title>');
    expect(row).toMatchObject({ recordKey: '1', recordId: '1' });
    expect(getBytes(db, row!.id).toString()).toBe('{"text": "x", "id": 1}');
    expect(listProblems(db, batchId)).toMatchObject([
      { path: 'rows.jsonl', recordKey: '3', code: 'RECORD_INVALID' },
    ]);
    expect(listSourceRoots(db, batchId)).toEqual([{ path: folder, inside: '' }]);
  });

  test('marks text that a page carries as data alone', async () => {
    const { db, folder, batchId, read } = aBatch();
    const body = 'The tide mill has been grinding since the morning. '.repeat(6);
    const data = `<script type="application/ld+json">{"articleBody": "${body}"}</script>`;
    writeFileSync(join(folder, 'a.html'), `${data}<p>Menu</p>`);
    await read();
    const [document] = listDocumentIds(db, batchId).map((id) => getDocument(db, id)!);
    expect(document!.jsonLdFrom).toBe('Menu'.length);
    expect(getText(db, document!.id)).toBe(`Menu\n${body.trim()}`);
  });

  test('lists everything that is not read, and that hidden files were skipped', async () => {
    const { db, folder, batchId, read } = aBatch();
    const elsewhere = temporaryFolder();
    writeFileSync(join(elsewhere, 'outside.txt'), 'not to be read');
    writeFileSync(join(folder, 'good.txt'), 'good');
    writeFileSync(join(folder, 'empty.txt'), '');
    writeFileSync(join(folder, 'image.txt'), Buffer.from('\x89PNG\r\n\x1a\n..', 'latin1'));
    writeFileSync(join(folder, 'style.css'), 'a { b: c }');
    writeFileSync(join(folder, '.hidden.txt'), 'x');
    writeFileSync(join(folder, 'Thumbs.db'), 'x');
    symlinkSync(join(elsewhere, 'outside.txt'), join(folder, 'link.txt'));
    symlinkSync(folder, join(folder, 'loop'));
    execFileSync('mkfifo', [join(folder, 'pipe.txt')]);
    const outcome = await read();
    expect(outcome).toMatchObject({ imported: 1, problems: 7 });
    expect(pathsOf(db, batchId)).toEqual(['good.txt']);
    expect(problemsOf(db, batchId).sort()).toEqual([
      'empty.txt FILE_EMPTY',
      'image.txt FILE_BINARY',
      'link.txt FILE_NOT_REGULAR',
      'loop FILE_NOT_REGULAR',
      'pipe.txt FILE_NOT_REGULAR',
      'style.css FILE_TYPE_UNKNOWN',
      `${basename(folder)} FILES_HIDDEN`,
    ]);
    expect(getBatch(db, batchId)!.counts.problems).toBe(7);
  });

  test('counts the hidden files of each folder that was named, and names the first', async () => {
    const { db, folder, batchId, read } = aBatch();
    mkdirSync(join(folder, 'one/deep/.git'), { recursive: true });
    mkdirSync(join(folder, 'two'));
    for (const name of ['.a', '.b', 'Thumbs.db']) writeFileSync(join(folder, 'one', name), 'x');
    writeFileSync(join(folder, 'one/deep/.git/inside.txt'), 'x');
    writeFileSync(join(folder, 'two/.c.txt'), 'hidden');
    const roots = [join(folder, 'one'), join(folder, 'two')];
    expect(await read(roots)).toMatchObject({ imported: 0, problems: 2 });
    const skipped = 'Hidden files and folders were skipped:';
    expect(listProblems(db, batchId)).toEqual([
      { path: 'one', code: 'FILES_HIDDEN', message: `${skipped} 4 (.a, .b, Thumbs.db, …).` },
      { path: 'two', code: 'FILES_HIDDEN', message: `${skipped} 1 (.c.txt).` },
    ]);
    rmSync(join(folder, 'two/.c.txt'));
    expect(await read(roots)).toMatchObject({ problems: 1 });
    expect(problemsOf(db, batchId)).toEqual(['one FILES_HIDDEN']);
  });

  test('reads what was named itself, hidden or a link', async () => {
    const { db, folder, batchId, read } = aBatch();
    const elsewhere = temporaryFolder();
    mkdirSync(join(elsewhere, 'real'));
    writeFileSync(join(elsewhere, 'real/a.txt'), 'behind a link');
    symlinkSync(join(elsewhere, 'real'), join(elsewhere, 'real/loop'));
    symlinkSync(join(elsewhere, 'real'), join(folder, 'linked'));
    symlinkSync(join(elsewhere, 'real/a.txt'), join(folder, 'linked.txt'));
    symlinkSync(join(elsewhere, 'gone'), join(folder, 'broken'));
    writeFileSync(join(folder, '.hidden.txt'), 'meant');
    await read(['linked', 'linked.txt', 'broken', '.hidden.txt'].map((name) => join(folder, name)));
    expect(pathsOf(db, batchId)).toEqual(['.hidden.txt', 'linked/a.txt', 'linked.txt']);
    expect(problemsOf(db, batchId)).toEqual([
      'broken PATH_NOT_FOUND',
      'linked/loop FILE_NOT_REGULAR',
    ]);
    // Whatever of it is named alone is the batch itself.
    const alone = aBatch();
    await alone.read([join(folder, 'linked')]);
    expect(pathsOf(alone.db, alone.batchId)).toEqual(['a.txt']);
  });

  test('keeps a name that is not UTF-8, shown in numbers', async () => {
    const { db, folder, batchId, read } = aBatch();
    const name = Buffer.concat([Buffer.from('caf'), Buffer.from([0xe9]), Buffer.from('.txt')]);
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), name]), 'menu');
    writeFileSync(join(folder, 'line\nend\t"quoted".txt'), 'odd');
    await read();
    expect(pathsOf(db, batchId)).toEqual(['caf\\xE9.txt', 'line\nend\t"quoted".txt']);
    const [document] = listDocumentIds(db, batchId).map((id) => getDocument(db, id)!);
    expect(getSourceFile(db, document!.sourceFileId)!.rawPath).toEqual(name);
  });

  test('names of several things, and of one that is missing', async () => {
    const { db, folder, batchId, read } = aBatch();
    mkdirSync(join(folder, 'one'));
    writeFileSync(join(folder, 'one/a.txt'), 'a');
    writeFileSync(join(folder, 'b.txt'), 'b');
    await read([join(folder, 'one'), join(folder, 'b.txt'), join(folder, 'none.txt')]);
    expect(pathsOf(db, batchId)).toEqual(['b.txt', 'one/a.txt']);
    expect(problemsOf(db, batchId)).toEqual(['none.txt PATH_NOT_FOUND']);
  });

  test('importing again skips what is known and looks anew at what was wrong', async () => {
    const { db, folder, batchId, read } = aBatch();
    writeFileSync(join(folder, 'a.txt'), 'a');
    writeFileSync(join(folder, 'b.txt'), '');
    writeFileSync(join(folder, 'rows.jsonl'), '{"text": "x"}\nbad\n');
    await read();
    expect(await read()).toMatchObject({ imported: 0, known: 2, problems: 2 });
    expect(getBatch(db, batchId)!.counts).toMatchObject({ documents: 2, problems: 2 });
    writeFileSync(join(folder, 'b.txt'), 'b');
    appendFileSync(join(folder, 'rows.jsonl'), '{"text": "z"}\n');
    expect(await read()).toMatchObject({ imported: 2, known: 2, problems: 1 });
    expect(getBatch(db, batchId)!.counts).toMatchObject({ documents: 4, problems: 1 });
  });

  test('the same bytes at another path are another document; changed bytes too', async () => {
    const { db, folder, batchId, read } = aBatch();
    writeFileSync(join(folder, 'a.txt'), 'same');
    writeFileSync(join(folder, 'b.txt'), 'same');
    await read();
    writeFileSync(join(folder, 'a.txt'), 'changed');
    await read();
    expect(pathsOf(db, batchId)).toEqual(['a.txt', 'a.txt', 'b.txt']);
  });

  test('a file that changes while it is read gives no document', async () => {
    const { db, folder, batchId, read } = aBatch();
    writeFileSync(join(folder, 'a.txt'), 'first\n'.repeat(3_000_000));
    writeFileSync(join(folder, 'z.txt'), 'last');
    const changing = setInterval(() => appendFileSync(join(folder, 'a.txt'), 'more'), 0);
    await read();
    clearInterval(changing);
    expect(problemsOf(db, batchId)).toEqual(['a.txt FILE_CHANGED']);
    expect(pathsOf(db, batchId)).toEqual(['z.txt']);
  });

  test('does not touch the sources', async () => {
    const { folder, read } = aBatch();
    writeFileSync(join(folder, 'a.txt'), 'a\r\n');
    chmodSync(join(folder, 'a.txt'), 0o444);
    chmodSync(folder, 0o555);
    await read();
    chmodSync(folder, 0o755);
    expect(readFileSync(join(folder, 'a.txt'), 'utf8')).toBe('a\r\n');
  });

  test('can be cancelled at any point and completed later', async () => {
    const { db, folder, batchId, read } = aBatch();
    for (let at = 0; at < 40; at++) writeFileSync(join(folder, `${at}.txt`), `text ${at}`);
    for (const stopAt of [0, 7, 23, 39]) {
      const controller = new AbortController();
      const context = aContext({
        signal: controller.signal,
        onProgress: ({ phase, done }) => {
          if (phase === 'reading' && done === stopAt) controller.abort();
        },
      });
      await expect(read([folder], context)).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
      expect(getBatch(db, batchId)).toMatchObject({
        state: 'importing',
        counts: { documents: stopAt },
      });
    }
    await read();
    expect(getBatch(db, batchId)!.counts.documents).toBe(40);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  test('a cancel stops in the middle of a file that gives nothing for long', async () => {
    const { folder, read } = aBatch();
    writeFileSync(join(folder, 'rows.jsonl'), `{"text": "${'word '.repeat(8_000_000)}"}\n`);
    const controller = new AbortController();
    let looks = 0;
    const held = () => {
      if (++looks === 20) controller.abort();
      return undefined;
    };
    const stopped = read([folder], aContext({ signal: controller.signal, held }));
    await expect(stopped).rejects.toMatchObject({ code: 'JOB_CANCELLED' });
    expect(looks).toBe(20);
  });

  test('takes a folder that was renamed for other documents', async () => {
    const { db, folder, batchId, read } = aBatch();
    mkdirSync(join(folder, 'old'));
    writeFileSync(join(folder, 'old/a.txt'), 'a');
    await read();
    renameSync(join(folder, 'old'), join(folder, 'new'));
    await read();
    expect(pathsOf(db, batchId)).toEqual(['new/a.txt', 'old/a.txt']);
  });

  test('reads a folder with very many levels', async () => {
    const { db, folder, batchId, read } = aBatch();
    const deep = join(folder, ...Array.from({ length: 200 }, () => 'd'));
    mkdirSync(deep, { recursive: true });
    writeFileSync(join(deep, 'a.txt'), 'deep');
    await read();
    expect(pathsOf(db, batchId)).toHaveLength(1);
    rmSync(join(folder, 'd'), { recursive: true });
  });
});

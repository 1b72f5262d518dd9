import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { decideFlags } from '../../../electron/operations/decide-flags';
import { listBatches, setBatchState } from '../../../electron/store/batches';
import { listDocumentIds } from '../../../electron/store/documents';
import { openWorkspace } from '../../../electron/store/open-workspace';
import { makeCorpus, newsShape } from '../../support/corpus/make-corpus';
import { auditOf, manifestOf } from '../../support/export-job';
import { folderContent } from '../../support/folder-content';
import { aCrawl } from '../../support/crawl-folder';
import { parseRows, useWinnowCommand } from '../../support/winnow-command';
import { testTime } from '../../support/workspace-builders';

const command = useWinnowCommand();

const leftover = 'Share this article';
const orchard = `The pear orchard above the mill had its best year yet.\n${leftover}\nPickers came from three valleys.\n`;
const pond = 'The mill pond froze over twice, which nobody living could remember.\n';
const crawl = { 'a.txt': orchard, 'sub/b.txt': pond };

/** The words of a line of the table. */
function lineOf(stdout: string, kind: string): string[] {
  const line = stdout.split('\n').find((text) => text.startsWith(`${kind} `));
  return line?.split(/\s+/) ?? [];
}

const textOf = ({ text }: { readonly text: string }) => text;

describe('clean', () => {
  test('cuts what is certain, exports the rest and says what it did', async () => {
    const { sources, out } = aCrawl(crawl);
    const before = folderContent(sources);
    const { code, stdout, stderr } = await command.run(['clean', sources, '--out', out]);
    expect(folderContent(join(out, 'clean'))).toEqual({
      'a.txt': orchard.replace(`${leftover}\n`, ''),
      'sub/b.txt': pond,
    });
    expect(manifestOf(out).state).toBe('complete');
    const audit = auditOf(out);
    expect(audit.filter(({ verdict }) => verdict !== 'open')).toMatchObject([
      { path: 'a.txt', quote: leftover, verdict: 'confirmed', actor: 'policy' },
    ]);
    // What is not shown by default is listed all the same.
    const open = audit.filter(({ verdict }) => verdict === 'open');
    expect(open.filter(({ confidence }) => Number(confidence) >= 0.4)).toEqual([]);
    expect(lineOf(stdout, 'kind')).toEqual(['kind', 'cut', 'in', 'documents', 'open', 'kept']);
    expect(lineOf(stdout, 'all')).toEqual(['all', '1', '1', '0', '0']);
    expect(stdout).toContain('0 flags open, 1 cut by policy, 0 by you.');
    expect(stdout).toContain(`Wrote 2 documents to ${out}.`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(folderContent(sources)).toEqual(before);
  });

  test('says what is open and cut before it writes, also when it cannot write', async () => {
    const { sources, out } = aCrawl(crawl);
    const summary = '0 flags open, 1 cut by policy, 0 by you.\n';
    const fine = await command.run(['clean', sources, '--out', out]);
    expect(fine.stdout.split(summary)).toHaveLength(2);
    expect(fine.stdout).toMatch(new RegExp(`^${summary}kind `));
    // Below a file nothing can be made.
    const words = ['clean', sources, '--out', join(sources, '..', 'list.txt', 'out')];
    writeFileSync(join(sources, '..', 'list.txt'), 'mine');
    const { code, stdout } = await command.run(words);
    expect(code).toBe(3);
    expect(stdout).toContain(summary);
    expect(stdout).not.toContain('Wrote');
  });

  test('gives the same files and the same cuts each time', async () => {
    const { sources, out } = aCrawl(crawl);
    await command.run(['clean', sources, '--out', out]);
    await command.run(['clean', sources, '--out', `${out}2`]);
    expect(folderContent(join(`${out}2`, 'clean'))).toEqual(folderContent(join(out, 'clean')));
    const timeless = (folder: string) =>
      auditOf(folder).map((row) => ({ ...row, decidedAt: undefined }));
    expect(timeless(`${out}2`)).toEqual(timeless(out));
  });

  test.each([
    ['small enough for one thread', [orchard, pond, `${pond}\n${leftover} 🍐\n`]],
    ['large enough for workers', [...makeCorpus({ ...newsShape, documents: 180 })].map(textOf)],
  ])('finds the same flags as the command on rows: %s', async (_, texts) => {
    const rows = texts.map((text, id) => `${JSON.stringify({ id, text, site: 'mill.example' })}\n`);
    const { sources, out } = aCrawl({ 'rows.jsonl': rows.join('') });
    await command.run(['clean', join(sources, 'rows.jsonl'), '--out', out]);
    const flagged = parseRows((await command.run(['flag'], { input: rows.join('') })).stdout);
    const brief = ({ start, end, kind, confidence }: Record<string, unknown>) =>
      JSON.stringify([start, end, kind, confidence]);
    expect(auditOf(out).map(brief)).toEqual(
      flagged.flatMap((row) => (row['flags'] as Record<string, unknown>[]).map(brief)),
    );
  });

  test('names what could not be read, and why, without letting a name speak', async () => {
    const { sources, out } = aCrawl({
      'a.txt': orchard,
      'b\nwinnow: fine\u001b[2J.png': '\x89PNG',
    });
    const { code, stdout, stderr } = await command.run(['clean', sources, '--out', out]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^winnow: b\\nwinnow: fine\\u\{001b\}\[2J\.png: .*\.png.*\n$/);
    expect(stdout).toContain('1 problem\n');
    expect(manifestOf(out)['problems']).toMatchObject([{ code: 'FILE_TYPE_UNKNOWN' }]);
  });

  test('reports each cut on one line when asked to', async () => {
    const { sources, out } = aCrawl(crawl);
    const { stdout } = await command.run(['clean', sources, '--out', out, '--report']);
    const [first] = stdout.split('\n');
    expect(first!.split('\t')).toEqual([
      'a.txt',
      expect.stringMatching(/^[a-z-]+$/),
      expect.stringMatching(/^0\.\d+$/),
      `"${leftover}"`,
      expect.stringMatching(/\w/),
    ]);
  });

  test('does its work to the end when nobody reads what it says', async () => {
    const { sources, out } = aCrawl(crawl);
    const child = command.start(['clean', sources, '--out', out, '--report']);
    child.stdout.destroy();
    const [code] = (await once(child, 'close')) as [number | null];
    expect(code).toBe(0);
    expect(manifestOf(out).state).toBe('complete');
  });

  test('cuts only what the policy says', async () => {
    const { sources, out } = aCrawl(crawl);
    const words = ['clean', sources, '--out', out, '--min-confidence', '1'];
    const { stdout } = await command.run(words);
    expect(readFileSync(join(out, 'clean/a.txt'), 'utf8')).toBe(orchard);
    expect(stdout).toContain('1 flag open, 0 cut by policy, 0 by you.');
  });

  test('keeps line ends as the source has them when asked to', async () => {
    const { sources, out } = aCrawl({ 'a.txt': pond.replace('\n', '\r\n') });
    await command.run(['clean', sources, '--out', out, '--line-ends', 'source']);
    expect(readFileSync(join(out, 'clean/a.txt'), 'utf8')).toBe(pond.replace('\n', '\r\n'));
  });
});

describe('a dry run', () => {
  test('says what would be cut and writes nothing', async () => {
    const { sources, out, workspace } = aCrawl(crawl);
    const words = ['clean', sources, '--out', out, '--workspace', workspace, '--dry-run'];
    const { code, stdout } = await command.run(words);
    expect(code).toBe(0);
    expect(lineOf(stdout, 'all')).toEqual(['all', '1', '1', '0', '0']);
    expect(stdout).toContain('Nothing was written');
    expect([out, workspace].filter((path) => existsSync(path))).toEqual([]);
  });

  test('needs no folder for an export', async () => {
    const { sources } = aCrawl(crawl);
    const { code, stdout } = await command.run(['clean', sources, '--dry-run']);
    expect(code).toBe(0);
    expect(lineOf(stdout, 'all')).toEqual(['all', '1', '1', '0', '0']);
    expect(stdout).toContain('Nothing was written: 2 documents would go to an export.');
  });

  test('leaves an existing workspace as it is, and goes by the decisions in it', async () => {
    const { sources, out, workspace } = aCrawl(crawl);
    await command.run(['import', sources, '--workspace', workspace]);
    decideLeftover(workspace, 'rejected');
    const before = readFileSync(workspace);
    const words = ['clean', sources, '--out', out, '--workspace', workspace, '--dry-run'];
    const { stdout } = await command.run(words);
    expect(lineOf(stdout, 'all')).toEqual(['all', '0', '0', '0', '1']);
    expect(readFileSync(workspace).equals(before)).toBe(true);
  });
});

describe('a workspace', () => {
  test('keeps the batch; cleaning again goes by the policy of then and by the curator', async () => {
    const { sources, out, workspace } = aCrawl(crawl);
    const clean = (...words: string[]) =>
      command.run(['clean', sources, '--out', out, '--workspace', workspace, ...words]);
    await clean();
    expect((await clean('--replace', '--min-confidence', '1')).stdout).toContain('1 flag open');
    expect(readFileSync(join(out, 'clean/a.txt'), 'utf8')).toBe(orchard);
    decideLeftover(workspace, 'confirmed');
    const { stdout } = await clean('--replace', '--min-confidence', '1');
    expect(stdout).toContain('0 flags open, 0 cut by policy, 1 by you.');
    expect(batchNames(workspace)).toEqual(['crawl']);
  });

  test('is filled by import and read by export', async () => {
    const { sources, out, workspace } = aCrawl(crawl);
    const imported = await command.run(['import', sources, '--workspace', workspace]);
    expect(imported).toMatchObject({ code: 0, stdout: 'crawl: 2 documents, 1 flags open\n' });
    decideLeftover(workspace, 'confirmed');
    const words = ['export', '--workspace', workspace, '--out', out];
    const { code, stdout } = await command.run(words);
    expect(code).toBe(0);
    expect(stdout.split('\n')[0]).toBe('0 flags open, 0 cut by policy, 1 by you.');
    expect(readFileSync(join(out, 'clean/a.txt'), 'utf8')).not.toContain(leftover);
  });

  test('whose batch was not finished is exported only when it is', async () => {
    const { sources, out, workspace: path } = aCrawl(crawl);
    await command.run(['import', sources, '--workspace', path]);
    const workspace = openWorkspace(path);
    setBatchState(workspace.db, 1, 'analyzing');
    workspace.close();
    const words = ['export', '--workspace', path, '--out', out];
    const { code, stdout, stderr } = await command.run(words);
    expect({ code, stdout, out: existsSync(out) }).toEqual({ code: 3, stdout: '', out: false });
    expect(stderr).toContain('The batch crawl was not finished');
    await command.run(['import', sources, '--workspace', path]);
    expect(await command.run(words)).toMatchObject({ code: 0 });
  });

  test('with several batches needs to be told which one', async () => {
    const { sources, out, workspace } = aCrawl(crawl);
    const into = (name: string) =>
      command.run(['import', sources, '--workspace', workspace, '--batch', name]);
    await into('spring');
    await into('autumn');
    await into('spring');
    expect(batchNames(workspace)).toEqual(['spring', 'autumn']);
    const words = ['export', '--workspace', workspace, '--out', out];
    expect(await command.run(words)).toMatchObject({ code: 2 });
    expect(await command.run([...words, '--batch', 'winter'])).toMatchObject({ code: 3 });
    expect(existsSync(out)).toBe(false);
    expect(await command.run([...words, '--batch', 'autumn'])).toMatchObject({ code: 0 });
    expect(manifestOf(out)['batch']).toBe('autumn');
  });

  test('that is none is refused and not touched', async () => {
    const { sources, out, workspace } = aCrawl(crawl);
    writeFileSync(workspace, 'my notes');
    const words = ['clean', sources, '--out', out, '--workspace', workspace];
    expect(await command.run(words)).toMatchObject({ code: 3 });
    expect(await command.run([...words, '--dry-run'])).toMatchObject({ code: 3 });
    expect(readFileSync(workspace, 'utf8')).toBe('my notes');
    expect(existsSync(out)).toBe(false);
  });
});

describe('what cannot be done ends with 3 before anything is written', () => {
  test('an input that is not there', async () => {
    const { sources, out, workspace } = aCrawl(crawl);
    const missing = join(sources, 'missing');
    const words = ['clean', sources, missing, '--out', out, '--workspace', workspace];
    const { code, stderr } = await command.run(words);
    expect(code).toBe(3);
    expect(stderr).toContain(missing);
    expect([out, workspace].filter((path) => existsSync(path))).toEqual([]);
  });

  test('an export into the sources, or over a foreign folder', async () => {
    const { sources, out, workspace } = aCrawl(crawl);
    mkdirSync(out);
    writeFileSync(join(out, 'thesis.txt'), 'mine');
    const before = folderContent(sources);
    for (const folder of [sources, join(sources, 'out'), join(sources, '..'), out]) {
      const words = ['clean', sources, '--out', folder, '--workspace', workspace, '--replace'];
      expect(await command.run(words)).toMatchObject({ code: 3, stdout: '' });
    }
    expect(folderContent(sources)).toEqual(before);
    expect(folderContent(out)).toEqual({ 'thesis.txt': 'mine' });
    expect(existsSync(workspace)).toBe(false);
  });

  test('an export over another one, unless --replace is given', async () => {
    const { sources, out } = aCrawl(crawl);
    await command.run(['clean', sources, '--out', out]);
    const before = folderContent(out);
    const words = ['clean', sources, '--out', out, '--keep-kind', 'ui,share'];
    expect(await command.run(words)).toMatchObject({ code: 3 });
    expect(folderContent(out)).toEqual(before);
    expect(await command.run([...words, '--replace'])).toMatchObject({ code: 0 });
    expect(readFileSync(join(out, 'clean/a.txt'), 'utf8')).toBe(orchard);
  });

  test('an export of a workspace over another one is refused without a word on stdout', async () => {
    const { sources, out, workspace } = aCrawl(crawl);
    await command.run(['import', sources, '--workspace', workspace]);
    const words = ['export', '--workspace', workspace, '--out', out];
    expect((await command.run(words)).stdout).toMatch(/^1 flag open, .*\nWrote /);
    const refused = await command.run(words);
    expect(refused).toMatchObject({ code: 3, stdout: '' });
    expect(refused.stderr).toContain(out);
    expect(await command.run([...words, '--replace'])).toMatchObject({ code: 0 });
  });
});

/** The curator's word on the one leftover in the first batch. */
function decideLeftover(path: string, verdict: 'confirmed' | 'rejected'): void {
  const workspace = openWorkspace(path);
  const [documentId] = listDocumentIds(workspace.db, 1);
  const start = orchard.indexOf(leftover);
  const spans = [{ start, end: start + leftover.length }];
  decideFlags(workspace.db, { documentId: documentId!, spans, verdict }, testTime);
  workspace.close();
}

function batchNames(path: string): string[] {
  const workspace = openWorkspace(path);
  const names = listBatches(workspace.db).map(({ name }) => name);
  workspace.close();
  return names;
}

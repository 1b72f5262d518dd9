import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contract } from '../../shared/ipc/contract';
import { aBackend, aCrawl } from '../support/backend-client';
import { callGroups } from '../support/call-groups';
import { makeOlder } from '../support/make-older';
import { untilJobEnds } from '../support/run-job';
import { tryDecoding } from '../support/try-decoding';

describe('backend', () => {
  test('answers every call of the contract as it is declared', async () => {
    const { client, transport, folder } = aBackend();
    expect(await client.workspace.current()).toBeNull();
    const path = join(folder, 'work.winnow');
    await client.workspace.create({ path });
    expect(await client.workspace.openSamples()).toMatchObject({ name: 'Samples' });
    makeOlder(path);
    await client.workspace.open({ path });
    expect(await client.workspace.current()).toMatchObject({ path, name: 'work', batches: [] });

    const imported = untilJobEnds(client);
    const { jobId, batchId } = await client.batches.import({ paths: [aCrawl(folder)] });
    expect((await imported).at(-1)).toMatchObject({ jobId, kind: 'import', state: 'done' });
    expect(await client.jobs.current()).toMatchObject({ jobId, state: 'done' });
    expect(await client.jobs.cancel({ jobId })).toBe(false);
    expect(await client.jobs.pause({ jobId })).toBe(false);
    expect(await client.jobs.resume({ jobId })).toBe(false);
    const [batch] = await client.batches.list();
    expect(batch).toMatchObject({ id: batchId, name: 'crawl', state: 'ready', sites: 1 });
    expect(await client.batches.get({ batchId })).toEqual(batch);
    expect(await client.batches.rename({ batchId, name: 'crawl' })).toEqual(batch);
    expect(await client.batches.problems({ batchId })).toMatchObject([
      { path: 'picture.png', code: 'FILE_TYPE_UNKNOWN' },
    ]);

    const listed = join(folder, 'problems.jsonl');
    expect(await client.batches.exportProblems({ batchId, path: listed })).toEqual({ written: 1 });
    expect(JSON.parse(readFileSync(listed, 'utf8'))).toMatchObject({
      path: 'picture.png',
      code: 'FILE_TYPE_UNKNOWN',
      hint: expect.stringMatching(/./) as string,
    });
    for (const again of ['resume', 'rescan'] as const) {
      const read = untilJobEnds(client);
      const started = await client.batches[again]({ batchId });
      expect((await read).at(-1)).toMatchObject({ ...started, kind: 'import', state: 'done' });
    }
    expect(await client.batches.get({ batchId })).toEqual(batch);

    await tryDecoding(client, batchId);
    const ids = await client.documents.list({ batchId });
    expect(await client.documents.list({ batchId, filter: { name: 'PART-0' } })).toEqual([ids[0]]);
    expect(await client.documents.facets({ batchId })).toMatchObject({
      states: { excluded: 0, copies: 0 },
      sites: [{ site: 'gazette', documents: 6 }],
    });
    expect(await client.documents.rows({ ids: [...ids, 999] })).toHaveLength(6);
    const documentId = ids[0]!;
    expect(await client.review.nearDecisions({ documentId })).toMatchObject({});
    expect(await client.review.decideNear({ documentId })).toMatchObject({ changed: 0 });
    const document = await client.documents.open({ documentId });
    expect(document).toMatchObject({ path: 'gazette/part-0.txt', site: 'gazette' });
    const start = document.text.indexOf('Share');
    const span = { start, end: start + 'Share this article'.length };
    const share = { documentId, ...span };
    expect(await client.review.twins(share)).toMatchObject({ spans: 6, documents: 6 });
    await client.review.decide({ documentId, spans: [span], verdict: 'confirmed' });
    await client.review.decideTwins({ ...share, verdict: 'confirmed' });
    expect(transport.seen).toContain('review.deciding');
    expect((await client.documents.clean({ documentId })).text).not.toContain('Share');
    expect(await client.review.undo({ batchId })).toMatchObject({ changed: 5 });
    expect(await client.review.redo({ batchId })).toMatchObject({ changed: 5 });
    const to = { start: span.start, end: span.end - 'article'.length };
    expect(await client.review.adjust({ documentId, span, to })).toMatchObject({ changed: 2 });
    const cut = { start: to.start, end: to.end - 1 };
    const named = await client.review.setKind({ documentId, span: cut, kind: 'promo' });
    expect(named).toMatchObject({ changed: 1 });
    expect(named.history.undo).toMatch(/^Cut .* as promo$/);
    await client.review.note({ documentId, span, text: 'Why not the whole line?' });
    await client.review.note({ documentId, text: 'Ask the paper.' });
    await client.documents.exclude({ documentId: ids[1]!, reason: 'spam' });
    const marked = await client.documents.open({ documentId });
    expect(marked.flags.find(({ verdict }) => verdict === 'confirmed')).toMatchObject({
      end: to.end - 1,
      reason: expect.stringContaining('adjusted by hand') as string,
    });
    expect(marked.notes).toMatchObject([
      { text: 'Ask the paper.' },
      { start: span.start, text: 'Why not the whole line?' },
    ]);
    expect(await client.documents.rows({ ids: ids.slice(0, 2) })).toMatchObject([
      { noted: true },
      { excluded: 'spam', open: 0 },
    ]);
    expect(await client.review.history({ batchId })).toMatchObject({ redo: null });

    await callGroups(client, batchId, folder);

    const out = join(folder, 'out');
    expect(await client.exports.plan({ batchId, folder: out })).toMatchObject({
      verdict: 'ready',
      documents: 5,
      excluded: 1,
    });
    const exported = untilJobEnds(client);
    await client.exports.run({ batchId, folder: out, replace: false });
    expect((await exported).at(-1)).toMatchObject({ kind: 'export', state: 'done', folder: out });
    expect(await client.exports.forget({ batchId })).toBe(true);
    expect(await client.exports.forget({ batchId })).toBe(false);

    await client.settings.set({ theme: 'dark', lastWorkspace: path });
    expect(await client.settings.damage()).toBeNull();
    expect(await client.workspace.recent()).toEqual([{ path, name: 'work', missing: false }]);
    expect(await client.settings.get()).toMatchObject({
      theme: 'dark',
      lastWorkspace: path,
      recentWorkspaces: [path],
    });
    expect(await client.workspace.forget({ path })).toEqual([]);
    const declared = Object.entries(contract)
      .filter(([group]) => group !== 'host')
      .flatMap(([group, calls]) => Object.keys(calls).map((name) => `${group}.${name}`));
    expect([...transport.seen].sort()).toEqual(declared.sort());
    expect(transport.log).toEqual([]);
  });

  test('tells that a workspace of an older format is brought to the newest, and keeps a copy', async () => {
    const { client, folder } = aBackend();
    const [old, other] = [join(folder, 'old.winnow'), join(folder, 'other.winnow')];
    const told: string[] = [];
    client.workspace.onUpgrading(({ path }) => told.push(path));
    await client.workspace.create({ path: old });
    await client.workspace.create({ path: other });
    makeOlder(old);
    const backup = `${old}.backup-v10`;
    expect(await client.workspace.open({ path: old })).toMatchObject({ path: old, backup });
    expect(existsSync(backup)).toBe(true);
    await client.workspace.open({ path: other });
    expect(await client.workspace.open({ path: old })).not.toHaveProperty('backup');
    expect(told).toEqual([old]);
  });

  test('a call behind the one that opens a workspace finds it open', async () => {
    const { client, folder } = aBackend();
    const path = join(folder, 'work.winnow');
    await client.workspace.create({ path });
    await client.workspace.create({ path: join(folder, 'other.winnow') });
    const opening = client.workspace.open({ path });
    const current = client.workspace.current();
    await opening;
    expect(await current).toMatchObject({ path });
  });

  test('refuses what needs a workspace, a batch or a document that is not there', async () => {
    const { client, folder } = aBackend();
    const codes = async (call: Promise<unknown>) =>
      call.then(
        () => 'answered',
        (thrown: unknown) => (thrown as { code: string }).code,
      );
    expect(await codes(client.batches.list())).toBe('WORKSPACE_NONE');
    expect(await codes(client.workspace.open({ path: folder }))).toBe('WORKSPACE_NOT_OURS');
    await client.workspace.create({ path: join(folder, 'a.winnow') });
    expect(await codes(client.batches.get({ batchId: 5 }))).toBe('BATCH_UNKNOWN');
    expect(await codes(client.batches.import({ paths: ['x'], batchId: 5 }))).toBe('BATCH_UNKNOWN');
    expect(await codes(client.documents.open({ documentId: 5 }))).toBe('DOCUMENT_UNKNOWN');
    expect(await codes(client.workspace.create({ path: join(folder, 'a.winnow') }))).toBe(
      'WORKSPACE_UNAVAILABLE',
    );
    expect(await client.workspace.current()).toMatchObject({ name: 'a' });
  });
});

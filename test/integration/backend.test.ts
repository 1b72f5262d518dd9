import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createClient } from '../../shared/ipc/client';
import { contract } from '../../shared/ipc/contract';
import { callGroups } from '../support/call-groups';
import { DirectTransport } from '../support/direct-transport';
import { untilJobEnds } from '../support/run-job';
import { tryDecoding } from '../support/try-decoding';
import { temporaryFolder } from '../support/temporary-folder';

function aBackend(samplesFolder?: string) {
  const folder = temporaryFolder();
  const transport = new DirectTransport(folder, samplesFolder);
  onTestFinished(() => transport.backend.close());
  return { folder, transport, client: createClient(transport) };
}

/** A folder of small articles that share their last line. */
function aCrawl(folder: string, files = 6): string {
  const crawl = join(folder, 'crawl');
  mkdirSync(join(crawl, 'gazette'), { recursive: true });
  for (let at = 0; at < files; at++) {
    const text = `Council meets again, part ${at}\n\nThe council met for the ${at}. time.\n\nShare this article\n`;
    writeFileSync(join(crawl, 'gazette', `part-${at}.txt`), text);
  }
  writeFileSync(join(crawl, 'picture.png'), Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'));
  return crawl;
}

async function anImportedBatch() {
  const made = aBackend();
  const { client, folder } = made;
  const crawl = aCrawl(folder);
  await client.workspace.create({ path: join(folder, 'work.winnow') });
  const ended = untilJobEnds(client);
  const { batchId } = await client.batches.import({ paths: [crawl] });
  expect((await ended).at(-1)).toMatchObject({ state: 'done', batchId });
  return { ...made, crawl, batchId };
}

describe('backend', () => {
  test('answers every call of the contract as it is declared', async () => {
    const { client, transport, folder } = aBackend();
    expect(await client.workspace.current()).toBeNull();
    expect(await client.workspace.openSamples()).toMatchObject({ name: 'Samples' });
    const path = join(folder, 'work.winnow');
    await client.workspace.create({ path });
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
    const document = await client.documents.open({ documentId });
    expect(document).toMatchObject({ path: 'gazette/part-0.txt', site: 'gazette' });
    const start = document.text.indexOf('Share');
    const span = { start, end: start + 'Share this article'.length };
    const share = { documentId, ...span };
    expect(await client.review.twins(share)).toMatchObject({ spans: 6, documents: 6 });
    await client.review.decide({ documentId, spans: [span], verdict: 'confirmed' });
    await client.review.decideTwins({ ...share, verdict: 'confirmed' });
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

  test('runs one long command at a time and answers other calls meanwhile', async () => {
    const { client, folder } = aBackend();
    const crawl = aCrawl(folder, 300);
    await client.workspace.create({ path: join(folder, 'a.winnow') });
    const ended = untilJobEnds(client);
    const { batchId, jobId } = await client.batches.import({ paths: [crawl], name: 'Long' });
    await expect(client.batches.import({ paths: [crawl] })).rejects.toMatchObject({
      code: 'JOB_RUNNING',
    });
    await expect(client.workspace.open({ path: join(folder, 'a.winnow') })).rejects.toMatchObject({
      code: 'JOB_RUNNING',
    });
    expect(await client.batches.get({ batchId })).toMatchObject({ name: 'Long' });
    const told = await ended;
    expect(told.at(-1)).toMatchObject({ jobId, state: 'done', done: 300, total: 300 });
    const states = told.map(({ state }) => state);
    expect(states.slice(0, -1).every((state) => state === 'running')).toBe(true);
    expect(await client.batches.get({ batchId })).toMatchObject({
      state: 'ready',
      counts: { documents: 300, problems: 1 },
    });
  });

  test('a cancelled import keeps what was read, and importing again completes it', async () => {
    const { client, folder, transport } = aBackend();
    const crawl = aCrawl(folder, 400);
    await client.workspace.create({ path: join(folder, 'a.winnow') });
    const ended = untilJobEnds(client);
    // Listens before the import begins: the first news of reading comes before any file is read.
    const stop = client.jobs.onProgress(({ phase, jobId }) => {
      if (phase === 'reading') void client.jobs.cancel({ jobId });
    });
    const { batchId } = await client.batches.import({ paths: [crawl] });
    expect((await ended).at(-1)).toMatchObject({ state: 'cancelled' });
    stop();
    expect(await client.batches.get({ batchId })).toMatchObject({ state: 'importing' });
    expect(await client.workspace.current()).toMatchObject({ unfinished: [batchId] });
    const again = untilJobEnds(client);
    await client.batches.resume({ batchId });
    expect(await client.workspace.current()).toMatchObject({ unfinished: [] });
    expect((await again).at(-1)).toMatchObject({ state: 'done' });
    expect(await client.batches.get({ batchId })).toMatchObject({
      state: 'ready',
      counts: { documents: 400, problems: 1 },
    });
    expect(transport.log).toEqual([]);
  });

  test('an import that is held goes on to its end', async () => {
    const { client, folder } = aBackend();
    await client.workspace.create({ path: join(folder, 'a.winnow') });
    const ended = untilJobEnds(client);
    const { jobId } = await client.batches.import({ paths: [aCrawl(folder, 100)] });
    expect(await client.jobs.pause({ jobId })).toBe(true);
    expect(await client.jobs.current()).toMatchObject({ jobId, state: 'paused' });
    await expect(client.workspace.openSamples()).rejects.toMatchObject({ code: 'JOB_RUNNING' });
    expect(await client.jobs.resume({ jobId })).toBe(true);
    expect((await ended).at(-1)).toMatchObject({ state: 'done', done: 100 });
  });

  test('reads only what the limits allow', async () => {
    const { client, folder } = aBackend();
    const crawl = join(folder, 'crawl');
    mkdirSync(crawl);
    const page = `<p>${'many words '.repeat(100_000)}`;
    writeFileSync(join(crawl, 'page.html'), page);
    writeFileSync(join(crawl, 'same.txt'), page);
    await client.workspace.create({ path: join(folder, 'a.winnow') });
    await client.settings.set({ limits: { textMegabytes: 64, htmlMegabytes: 1 } });
    const ended = untilJobEnds(client);
    const { batchId } = await client.batches.import({ paths: [crawl] });
    await ended;
    expect(await client.batches.problems({ batchId })).toMatchObject([
      {
        path: 'page.html',
        code: 'FILE_TOO_LARGE',
        message: 'The file is 2 MB; the limit is 1 MB.',
      },
    ]);
    expect((await client.batches.get({ batchId })).counts.documents).toBe(1);
  });

  test('the samples do not take the workspace from an import that began meanwhile', async () => {
    const { client, folder, transport } = aBackend();
    const path = join(folder, 'a.winnow');
    await client.workspace.create({ path });
    const ended = untilJobEnds(client);
    const samples = client.workspace.openSamples();
    const refused = expect(samples).rejects.toMatchObject({ code: 'JOB_RUNNING' });
    const { batchId } = await client.batches.import({ paths: [aCrawl(folder)] });
    await refused;
    expect((await ended).at(-1)).toMatchObject({ state: 'done', batchId });
    expect(await client.workspace.current()).toMatchObject({ path, batches: [{ id: batchId }] });
    expect(transport.log).toEqual([]);
  });

  test('problems are not written over a source', async () => {
    const { client, batchId, crawl } = await anImportedBatch();
    for (const name of ['gazette/part-0.txt', 'problems.jsonl']) {
      await expect(
        client.batches.exportProblems({ batchId, path: join(crawl, name) }),
      ).rejects.toMatchObject({ code: 'EXPORT_INTO_SOURCE' });
    }
  });

  test('closing in the middle of an import waits for its end and leaves a sound workspace', async () => {
    const { client, folder, transport } = aBackend();
    const path = join(folder, 'a.winnow');
    await client.workspace.create({ path });
    await client.batches.import({ paths: [aCrawl(folder, 300)] });
    await transport.backend.close();
    await client.workspace.open({ path });
    expect(await client.batches.list()).toHaveLength(1);
  });

  test('decisions survive closing and opening, with everything that can be undone', async () => {
    const { client, batchId, transport, folder } = await anImportedBatch();
    const [documentId] = await client.documents.list({ batchId });
    const spans = [{ start: 0, end: 7 }];
    await client.review.decide({ documentId: documentId!, spans, verdict: 'confirmed' });
    const before = await client.documents.open({ documentId: documentId! });
    await transport.backend.close();
    await client.workspace.open({ path: join(folder, 'work.winnow') });
    expect(await client.documents.open({ documentId: documentId! })).toEqual(before);
    expect(await client.review.history({ batchId })).toEqual({ undo: 'Cut junk', redo: null });
    expect(await client.review.undo({ batchId })).toMatchObject({ changed: 1 });
  });

  test('adding files analyses again and keeps decisions', async () => {
    const { client, batchId, folder } = await anImportedBatch();
    const [documentId] = await client.documents.list({ batchId });
    const spans = [{ start: 0, end: 7 }];
    await client.review.decide({ documentId: documentId!, spans, verdict: 'confirmed' });
    const more = join(folder, 'more.txt');
    writeFileSync(more, 'Another story altogether.\n');
    const ended = untilJobEnds(client);
    await client.batches.import({ paths: [more], batchId });
    await ended;
    expect(await client.batches.get({ batchId })).toMatchObject({ counts: { documents: 7 } });
    const { flags } = await client.documents.open({ documentId: documentId! });
    expect(flags.find(({ start }) => start === 0)).toMatchObject({ end: 7, verdict: 'confirmed' });
  });

  test('opens the sample batch, filled once', async () => {
    const { client } = aBackend();
    const first = await client.workspace.openSamples();
    expect(first.batches).toMatchObject([{ name: 'Sample batch', state: 'ready' }]);
    expect(first.batches[0]!.counts.documents).toBeGreaterThan(5);
    expect(first.batches[0]!.counts.problems).toBe(0);
    expect(await client.workspace.openSamples()).toEqual(first);
  });
});

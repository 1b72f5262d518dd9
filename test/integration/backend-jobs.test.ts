import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { aBackend, aCrawl, anImportedBatch } from '../support/backend-client';
import { untilJobEnds } from '../support/run-job';

describe('backend', () => {
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

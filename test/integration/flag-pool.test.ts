import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { FlagPool, type FlaggerChoice } from '../../electron/backend/flag-pool';
import type { DocumentToFlag } from '../../electron/operations/flagger';
import type { Document } from '../../shared/model/document';
import { temporaryFolder } from '../support/temporary-folder';

const failed = { id: 'c', failure: 'error', reason: 'made to fail' };

/**
 * A worker that dies of one document, whether it has kept it or is sent it, and of counting another; a third
 * it counts without end.
 */
const mortal = `
  const suffer = ({ id }) => {
    while (id === 'endless');
    if (id === 'deadly') process.exit(1);
  };
  const flagOf = (id) => {
    if (id === 'poison') process.exit(1);
    return [0, id.length, 'ui', 1, 'test', id, null, null];
  };
  export const foldDocuments = ({ documents }) => {
    documents.forEach(suffer);
  };
  export const tryDocuments = (documents) => documents.map(suffer);
  export const finishFold = () => ({ stats: {}, failures: [${JSON.stringify(failed)}] });
  export const takeStats = () => undefined;
  export const flagKept = (ids) => ids.map(flagOf);
  export const flagStored = (ids) => ids.map(() => undefined);
  export const flagDocuments = (documents) =>
    documents.map(({ id }) => ({ flags: flagOf(id), sketch: new Uint32Array(0) }));
`;

/** A worker that answers at the end what it was sent. */
const remembering = `
  const seen = [];
  export const tryDocuments = () => [];
  export const foldDocuments = ({ documents }) => void seen.push(...documents);
  export const finishFold = ({ documents }) => ({
    stats: {},
    failures: documents === seen.length ? seen.map(({ id }) => ({ id })) : [],
  });
  export const takeStats = () => undefined;
`;

/** A worker that reads files, dies of one, and answers at the end what it was told of which documents. */
const informed = `
  import { workerData } from 'node:worker_threads';
  const { number } = workerData;
  const kept = new Set();
  const said = [];
  const say = (id, what) => said.push({ id, reason: (kept.delete(id) ? what : 'elsewhere') + ' ' + number });
  const listen = ({ taken, left }) => {
    taken.forEach((id) => say(id, 'taken'));
    left.forEach((id) => say(id, 'left'));
  };
  export const tryDocuments = () => [];
  export const readFiles = ({ files, ...news }) => {
    listen(news);
    return tryFiles({ files }).map((answer) => {
      kept.add(answer.parts);
      return { ...answer, keptBy: number };
    });
  };
  export const tryFiles = ({ files }) =>
    files.map(({ path }) => {
      if (path === 'deadly') process.exit(1);
      return { parts: path };
    });
  export const countRead = listen;
  export const giveCount = () => ({ fold: { lines: {}, topics: {} }, failures: said });
  export const finishFold = ({ others }) => ({
    stats: {},
    failures: [said, ...others.map(({ failures }) => failures)].flat(),
  });
  export const takeStats = () => undefined;
`;

function aPool(choice: Partial<FlaggerChoice> = {}, worker = mortal) {
  const file = join(temporaryFolder(), 'worker.mjs');
  writeFileSync(file, worker);
  const engine = () => {
    return { detectors: [], flag: () => expect.unreachable('nothing is flagged in this thread') };
  };
  const pool = new FlagPool(file, { engine, resourcesFolder: '', spared: 0, ...choice }, '');
  onTestFinished(() => pool.close());
  return pool;
}

function documents(...ids: string[]): Document[] {
  return ids.map((id) => ({ id, text: `The text of ${id}`, blocks: [] }));
}

/** Documents as they are handed over to be flagged. */
function stored(...ids: string[]): DocumentToFlag[] {
  return documents(...ids).map((document, id) => {
    return { id, characters: document.text.length, load: () => document };
  });
}

test('a worker that dies of a document takes nothing along that it has counted and kept', async () => {
  const pool = aPool();
  pool.expect(1000);
  await pool.fold(documents('a', 'b', 'c', 'poison', 'd'));
  expect(await pool.finish(new Map())).toEqual([failed]);
  const outcomes = await Promise.all([
    pool.flag(stored('a', 'b')),
    pool.flag(stored('c', 'poison')),
    pool.flag(stored('d')),
  ]);
  const said = outcomes
    .flat()
    .map((outcome) => ('failure' in outcome ? outcome.failure : outcome.flags[5]));
  expect(said).toEqual(['a', 'b', 'c', 'error', 'd']);
});

test('what is under way when a pool is closed fails, and starts no other worker', async () => {
  const pool = aPool();
  pool.expect(1000);
  await pool.fold(documents('a'));
  await pool.finish(new Map());
  const flagged = pool.flag(stored('a'));
  await Promise.all([expect(flagged).rejects.toThrow(), pool.close()]);
});

test('what is counted when a pool is closed fails, and is not counted anew', async () => {
  const pool = aPool();
  pool.expect(1000);
  await pool.fold(documents('a'));
  const folded = [pool.fold(documents('endless')), pool.fold(documents('b'))];
  const failures = folded.map((fold) => expect(fold).rejects.toThrow());
  await Promise.all([...failures, pool.close()]);
  await expect(pool.startOver()).rejects.toThrow();
});

test('what is counted again after a failure leaves out what a worker dies of or never counts', async () => {
  const pool = aPool({ patience: { base: 2500, perMillion: 0 } });
  pool.expect(1000);
  const all = documents('a', 'endless', 'b', 'deadly', 'c');
  await expect(pool.fold(all)).rejects.toThrow();
  await pool.startOver();
  await pool.fold(all);
  expect(await pool.finish(new Map())).toEqual([
    { id: 'endless', failure: 'timeout', reason: '3 seconds' },
    { id: 'deadly', failure: 'error', reason: expect.any(String) as string },
  ]);
  expect(await pool.flag(stored('a', 'c'))).toMatchObject([
    { flags: expect.arrayContaining(['a']) as unknown },
    { flags: expect.arrayContaining(['c']) as unknown },
  ]);
});

test('what is handed over while a worker starts and counts reaches it in that order', async () => {
  const pool = aPool({}, remembering);
  pool.expect(1000);
  const ids = Array.from({ length: 3000 }, (_, at) => `document ${at}`);
  const folded = ids.map((id) => pool.fold(documents(id)));
  await Promise.all(folded);
  expect(await pool.finish(new Map())).toEqual(ids.map((id) => ({ id })));
});

/** Reads files in two workers, each of them with a call of its own. */
async function twoReaders() {
  const bounds = {
    ...{ leastCharacters: 0, charactersForWorker: 1, leastFiles: 0 },
    mostWorkers: 2,
  };
  const pool = aPool({ bounds }, informed);
  pool.expect(2);
  await expect.poll(() => pool.reader?.width, { timeout: 20_000 }).toBe(2);
  const readAll = async (...paths: string[]) => {
    const calls = paths.map((path) => pool.reader!.read([{ path, absolute: path }], undefined));
    return (await Promise.all(calls)).map(([answer]) => answer!);
  };
  return { pool, readAll };
}

test('what became of a document is told to the worker that has read it, of however many', async () => {
  const { pool, readAll } = await twoReaders();
  const paths = Array.from({ length: 40 }, (_, at) => `file ${at}`);
  const wanted: unknown[] = [];
  const numbers = new Set<number>();
  for (const some of [paths.slice(0, 3), paths.slice(3, 20), paths.slice(20)]) {
    const answers = await readAll(...some);
    for (const [at, { keptBy }] of answers.entries()) {
      const id = some[at]!;
      numbers.add(keptBy!);
      if (at % 3 === 0) pool.reader!.leave(id, keptBy!);
      else pool.reader!.take(id, keptBy!, 10);
      wanted.push({ id, reason: `${at % 3 === 0 ? 'left' : 'taken'} ${keptBy}` });
    }
  }
  await pool.reader!.tellAll();
  const said = await pool.finish(new Map());
  expect(new Set(said)).toEqual(new Set(wanted));
  expect(said).toHaveLength(wanted.length);
  expect(numbers).toEqual(new Set([0, 1]));
});

test('when one of two workers dies of a file, both read no more and nothing is counted', async () => {
  const { pool, readAll } = await twoReaders();
  const [first, second] = await readAll('a', 'b');
  pool.reader!.take('a', first!.keptBy!, 1);
  const answers = await readAll('c', 'deadly', 'd');
  pool.reader!.take('b', second!.keptBy!, 1);
  expect(answers.map(({ parts, problems }) => parts ?? problems[0]!.code)).toEqual([
    ...['c', 'FILE_FAILED', 'd'],
  ]);
  const [later] = await readAll('e');
  expect(later).toEqual({ parts: 'e' });
  await expect(pool.reader!.tellAll()).rejects.toThrow();
  await expect(pool.finish(new Map())).rejects.toThrow();
  await pool.startOver();
  await pool.fold(documents('a'));
  expect(pool.reader).toBeUndefined();
});

test('of two workers one that does not start is done without', async () => {
  const broken = `
    import { workerData as data } from 'node:worker_threads';
    if (data.number === 1) throw new Error('no such luck');
    ${remembering}
  `;
  const bounds = {
    ...{ leastCharacters: 0, charactersForWorker: 1, leastFiles: 0 },
    mostWorkers: 2,
  };
  const pool = aPool({ bounds }, broken);
  pool.expect(2);
  const ids = Array.from({ length: 30 }, (_, at) => `document ${at}`);
  for (const id of ids) await pool.fold(documents(id));
  expect(await pool.finish(new Map())).toEqual(ids.map((id) => ({ id })));
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { FlagPool } from '../../electron/backend/flag-pool';
import type { Document } from '../../shared/model/document';
import { temporaryFolder } from '../support/temporary-folder';

/** A worker that dies of one document, whether it has kept it or is sent it. */
const mortal = `
  const flagOf = (id) => {
    if (id === 'poison') process.exit(1);
    return [{ start: 0, end: id.length, kind: 'ui', confidence: 1, detector: 'test', reason: id }];
  };
  export const foldDocuments = () => undefined;
  export const finishFold = () => ({ stats: {}, failures: [{ id: 'c', reason: 'made to fail' }] });
  export const flagKept = (ids) => ids.map(flagOf);
  export const flagDocuments = (documents) =>
    documents.map(({ id }) => ({ flags: flagOf(id), sketch: new Uint32Array(0) }));
`;

function aPool() {
  const file = join(temporaryFolder(), 'worker.mjs');
  writeFileSync(file, mortal);
  const engine = () => {
    throw new Error('nothing is flagged in this thread');
  };
  const pool = new FlagPool(file, { engine, resourcesFolder: '', spared: 0 });
  onTestFinished(() => pool.close());
  return pool;
}

function documents(...ids: string[]): Document[] {
  return ids.map((id) => ({ id, text: `The text of ${id}`, blocks: [] }));
}

test('a worker that dies of a document takes nothing along that it has counted and kept', async () => {
  const pool = aPool();
  pool.expect(1000);
  await pool.fold(documents('a', 'b', 'c', 'poison', 'd'));
  expect(await pool.finish(new Map())).toEqual([{ id: 'c', reason: 'made to fail' }]);
  const outcomes = await Promise.all([
    pool.flag(documents('a', 'b')),
    pool.flag(documents('c', 'poison')),
    pool.flag(documents('d')),
  ]);
  const said = outcomes
    .flat()
    .map((outcome) => ('failure' in outcome ? outcome.failure : outcome.flags[0]!.reason));
  expect(said).toEqual(['a', 'b', 'c', 'error', 'd']);
});

test('what is under way when a pool is closed fails, and starts no other worker', async () => {
  const pool = aPool();
  pool.expect(1000);
  await pool.fold(documents('a'));
  await pool.finish(new Map());
  const flagged = pool.flag(documents('a'));
  await Promise.all([expect(flagged).rejects.toThrow(), pool.close()]);
});

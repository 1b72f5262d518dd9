import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { makeWordVectors, withoutCommon } from '../../../../scripts/off-topic/make-word-vectors';
import { readWordVectors } from '../../../../shared/engine/word-vectors';

const folder = mkdtempSync(join(tmpdir(), 'vectors-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const origin = { data: 'made up', script: 'none', date: '2026-01-01', licence: 'none' };

function make(rows: readonly (readonly [string, number, readonly [number, number]])[]) {
  const words = join(folder, 'words.tsv.gz');
  const values = join(folder, 'values.i8.gz');
  writeFileSync(words, gzipSync(rows.map(([word, share]) => `${word}\t${share}\t0.01`).join('\n')));
  writeFileSync(values, gzipSync(Int8Array.from(rows.flatMap(([, , vector]) => vector))));
  return makeWordVectors({ words, values }, origin);
}

function vectorOf(table: ReturnType<typeof make>, stem: string): number[] {
  const { rows, values, dimensions } = readWordVectors(table);
  const row = rows.get(stem)!;
  return [...values.subarray(row * dimensions, (row + 1) * dimensions)];
}

test('the words of a stem share one vector, the common ones having the say; small words have none', () => {
  const table = make([
    ['ferry', 0.03, [100, 0]],
    ['ferries', 0.01, [0, 100]],
    ['the', 0.5, [50, 50]],
  ]);
  expect(table.stems).toBe('ferry');
  expect(vectorOf(table, 'ferry')).toEqual([127, 42]);
});

test('what all texts have in common is taken out', () => {
  const table = make([
    ['boat', 0.1, [100, 20]],
    ['oven', 0.1, [100, -20]],
  ]);
  const changed = withoutCommon(table, [['boat', 'oven'], ['boat'], ['oven']]);
  const [common, own] = vectorOf(changed, 'boat');
  expect(Math.abs(common!)).toBeLessThan(Math.abs(own!) / 5);
});

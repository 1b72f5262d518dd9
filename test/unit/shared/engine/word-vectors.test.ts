import { expect, test } from 'vitest';
import { readWordVectors } from '../../../../shared/engine/word-vectors';

const origin = { data: 'made up', script: 'none', date: '2026-01-01', licence: 'none' };

function encode(bytes: readonly number[]): string {
  return Buffer.from(Int8Array.from(bytes).buffer).toString('base64');
}

test('reads signed bytes and brings each row to length 1', () => {
  const values = encode([3, -4, 0, 127, 0, 0]);
  const vectors = readWordVectors({ origin, dimensions: 2, stems: 'oar boat mast', values });
  expect([...vectors.values]).toEqual([3, -4, 0, 127, 0, 0]);
  expect(vectors.rows.get('boat')).toBe(1);
  expect(vectors.scales[0]).toBeCloseTo(1 / 5);
  expect(vectors.scales[2]).toBe(0);
});

test('reads every byte as the built-in does', () => {
  const bytes = Array.from({ length: 256 }, (_, index) => index - 128);
  const values = encode(bytes);
  expect([...readWordVectors({ origin, dimensions: 256, stems: 'oar', values }).values]).toEqual(
    bytes,
  );
});

test('refuses a table that is cut off', () => {
  expect(() =>
    readWordVectors({ origin, dimensions: 2, stems: 'oar boat', values: encode([1, 2, 3]) }),
  ).toThrow(RangeError);
});

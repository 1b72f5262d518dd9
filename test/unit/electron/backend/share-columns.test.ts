import { expect, test } from 'vitest';
import { shareColumns } from '../../../../electron/backend/share-columns';

const table = {
  documents: 2,
  sites: ['harbour.example'],
  lines: { hash: Float64Array.of(1.5, 2.5), site: Uint32Array.of(0, 7) },
  weight: Float32Array.of(0.25),
};

test('the shared table says the same as the table', () => {
  expect(shareColumns(table)).toEqual(table);
});

test('its columns lie in memory that threads share', () => {
  const { lines, weight } = shareColumns(table);
  for (const column of [lines.hash, lines.site, weight]) {
    expect(column.buffer).toBeInstanceOf(SharedArrayBuffer);
  }
});

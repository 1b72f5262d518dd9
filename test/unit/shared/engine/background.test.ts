import { expect, test } from 'vitest';
import { readBackground } from '../../../../shared/engine/background';

const origin = { data: 'made up', script: 'none', date: '2026-01-01', licence: 'none' };

test('reads every stem with the number of documents that hold it', () => {
  const background = readBackground({
    origin,
    documents: 90,
    stems: { '5': 'oar rudder', '40': 'boat' },
  });
  expect(background.documents).toBe(90);
  expect([...background.frequencies]).toEqual([
    ['oar', 5],
    ['rudder', 5],
    ['boat', 40],
  ]);
  expect(background.total).toBe(50);
});

import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { renderFigures } from '../../../../scripts/score/render-figures';
import { score } from '../../../../scripts/score/score';

const resources = resolve(import.meta.dirname, '../../../../resources');
const input = {
  data: resolve(import.meta.dirname, 'no-such-folder'),
  resources,
  sets: [],
  without: [],
  threshold: 0.5,
  errors: 3,
};

test('without other sets the sample batch is scored, and its worst errors are quoted', () => {
  const { sets, errors } = score(input);
  expect(sets.map(({ set }) => set)).toEqual(['samples']);
  expect(sets[0]!.precision).toBeGreaterThan(0.9);
  expect(sets[0]!.documentsPerSecond).toBeGreaterThan(0);
  expect(errors.length).toBeLessThanOrEqual(3);
  for (const { text } of errors) expect(text).toMatch(/\S/);
  const [head, samples] = renderFigures(sets).split('\n');
  expect(head).toMatch(/^set +docs +precision/);
  expect(samples).toContain(sets[0]!.averagePrecision.toFixed(4));
});

test('a detector that is switched off finds nothing', () => {
  const all = score(input).sets[0]!;
  const without = score({ ...input, without: ['rules'] }).sets[0]!;
  expect(without.found).toBeLessThan(all.found);
});

test('slips in names are refused', () => {
  expect(() => score({ ...input, without: ['ruels'] })).toThrow('ruels');
  expect(() => score({ ...input, sets: ['seed'] })).toThrow('seed');
});

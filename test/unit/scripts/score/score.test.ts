import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { renderFigures } from '../../../../scripts/score/render-figures';
import { score } from '../../../../scripts/score/score';

const resources = resolve(import.meta.dirname, '../../../../resources');
const input = {
  data: resolve(import.meta.dirname, 'no-such-folder'),
  resources,
  clean: resolve(import.meta.dirname, '../../../corpus/do-no-harm'),
  sets: [],
  without: [],
  threshold: 0.5,
  errors: 3,
};

test('without other sets those of the program are scored, and its worst errors are quoted', () => {
  const { sets, errors } = score(input);
  expect(sets.map(({ set }) => set)).toEqual(['samples', 'do-no-harm']);
  expect(sets[1]!.flagsPer100Blocks).toBeLessThanOrEqual(1);
  expect(sets[0]!.precision).toBeGreaterThan(0.9);
  expect(sets[0]!.documentsPerSecond).toBeGreaterThan(0);
  for (const { set } of sets)
    expect(errors.filter((error) => error.set === set).length).toBeLessThanOrEqual(3);
  for (const { text } of errors) expect(text).toMatch(/\S/);
  const [head, samples, clean] = renderFigures(sets).split('\n');
  expect(head).toMatch(/^set +docs +precision/);
  expect(samples).toContain(sets[0]!.averagePrecision.toFixed(4));
  expect(clean).toMatch(/^do-no-harm +25 +- +- +- /);
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

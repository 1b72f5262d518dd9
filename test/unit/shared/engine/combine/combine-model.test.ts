import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { blockFeatureNames } from '../../../../../shared/engine/combine/block-table';
import {
  judgeBlocks,
  readCombineModel,
  type CombineModelData,
} from '../../../../../shared/engine/combine/combine-model';

const origin = { data: '', script: '', date: '', licence: '' };
const tree = { split: [1], at: [0.5], below: [-1], above: [-2], leaves: [-1, 1] };
const numbers = {
  origin,
  figures: {},
  cap: 0.9,
  agreement: 0.5,
  claimWeight: 0.5,
  slope: 2,
  offset: 1,
  words: { base: 0, buckets: 2, gaps: [], hundredths: [] },
};

test('a probability is made of the claim and the trees, brought to the scale of cuts', () => {
  const trees = { features: blockFeatureNames, base: 0, trees: [tree] };
  const columns = blockFeatureNames.length;
  const values = new Float64Array(3 * columns);
  values.set([1, 0], 0);
  values.set([-4, 1], columns);
  values.set([4, 1], 2 * columns);
  const judged = judgeBlocks(readCombineModel({ ...numbers, trees }), {
    indices: [0, 1, 2],
    rows: 3,
    columns,
    values,
  });
  expect(judged[0]).toBeCloseTo(1 / (1 + Math.exp(-(2 * (0.5 - 1) + 1))));
  expect(judged[1]).toBeCloseTo(1 / (1 + Math.exp(-(2 * (-2 + 1) + 1))));
  expect(judged[2]).toBe(0.9);
});

test('a model for other features is refused', () => {
  const trees = { features: ['other'], base: 0, trees: [tree] };
  expect(() => readCombineModel({ ...numbers, trees })).toThrow(/other features/);
});

test('the shipped model fits this version and says where it comes from', () => {
  const path = resolve(import.meta.dirname, '../../../../../resources/models/combine.json');
  const data = JSON.parse(readFileSync(path, 'utf8')) as CombineModelData;
  expect(() => readCombineModel(data)).not.toThrow();
  expect(Object.values(data.origin).every((value) => value.length > 0)).toBe(true);
});

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

const columns = blockFeatureNames.length;

/** The probabilities of rows that are given by their first values. */
function judge(rows: readonly (readonly number[])[]): number[] {
  const trees = { features: blockFeatureNames, base: 0, trees: [tree] };
  const values = new Float64Array(rows.length * columns);
  rows.forEach((row, at) => values.set(row, at * columns));
  const table = { indices: rows.map((_, at) => at), rows: rows.length, columns, values };
  return [...judgeBlocks(readCombineModel({ ...numbers, trees }), table)];
}

test('a probability is made of the claim and the trees, brought to the scale of cuts', () => {
  const [first, second] = judge([
    [1, 0],
    [-4, 1],
  ]);
  expect(first).toBeCloseTo(1 / (1 + Math.exp(-(2 * (0.5 - 1) + 1))));
  expect(second).toBeCloseTo(1 / (1 + Math.exp(-(2 * (-2 + 1) + 1))));
});

test('no probability is above the cap, and the surer of two sure rows stays the surer', () => {
  const judged = judge([-1, 0, 1, 2, 4, 8].map((claim) => [claim, 1]));
  expect(Math.max(...judged)).toBeLessThanOrEqual(0.9);
  expect(judged.every((probability, at) => at === 0 || probability > judged[at - 1]!)).toBe(true);
  expect(judge([[1e6, 1]])).toEqual([0.9]);
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

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { formFeatureNames } from '../../../../../shared/engine/form/form-features';
import {
  readFormModel,
  scoreForms,
  type FormModelData,
} from '../../../../../shared/engine/form/form-model';

const origin = { data: '', script: '', date: '', licence: '' };
const tree = { split: [0], at: [5], below: [-1], above: [-2], leaves: [1, -1] };

test('a score is the sum of the trees, brought to log odds of a cut', () => {
  const trees = { features: formFeatureNames, base: 0.5, trees: [tree] };
  const model = readFormModel({ origin, figures: {}, trees, slope: 2, offset: 1 });
  const columns = formFeatureNames.length;
  const values = new Float64Array(2 * columns);
  values[0] = 4;
  values[columns] = 6;
  expect([...scoreForms(model, { rows: 2, columns, values })]).toEqual([4, 0]);
});

test('a model for other features is refused', () => {
  const trees = { features: ['other'], base: 0, trees: [tree] };
  expect(() => readFormModel({ origin, figures: {}, trees, slope: 1, offset: 0 })).toThrow(
    /other features/,
  );
});

test('the shipped model fits this version and says where it comes from', () => {
  const path = resolve(import.meta.dirname, '../../../../../resources/models/form.json');
  const data = JSON.parse(readFileSync(path, 'utf8')) as FormModelData;
  expect(() => readFormModel(data)).not.toThrow();
  expect(Object.values(data.origin).every((value) => value.length > 0)).toBe(true);
});

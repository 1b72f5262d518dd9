import { expect, test } from 'vitest';
import {
  batchFeatureNames,
  measureInBatch,
} from '../../../../../shared/engine/off-topic/measure-document';
import { measureUnits } from '../../../../../shared/engine/off-topic/unit-features';
import {
  batchOfDocuments,
  documentOf,
  ferryWithBread,
  smallBackground,
  spaceOf,
} from '../../../../support/topic-document';

const lines = ferryWithBread(3);
const document = documentOf(lines);
const donor = documentOf(
  [lines[3]!, 'The bakery has a stone oven', 'A loaf costs two coins'],
  'bread',
);
const choir = documentOf(['A choir rehearses on the hill', 'Its tenors have colds'], 'choir');
const batch = batchOfDocuments([document, donor, choir]);
const space = spaceOf(lines, smallBackground, batch.topics);
const { table } = measureInBatch(document, space, batch);

function cell(unit: number, name: string): number {
  return table.values[unit * table.columns + batchFeatureNames.indexOf(name)]!;
}

test('a row starts with the features within the document', () => {
  const alone = measureUnits(document, space);
  expect(table.rows).toBe(alone.rows);
  const row = table.values.subarray(2 * table.columns, 2 * table.columns + alone.columns);
  expect([...row]).toEqual([...alone.values.subarray(2 * alone.columns, 3 * alone.columns)]);
});

test('counts the documents that hold the very same line, and those beside it', () => {
  expect(cell(3, 'copies')).toBeCloseTo(Math.log(2));
  expect(cell(2, 'copies')).toBe(0);
  expect(cell(2, 'copies-beside')).toBeCloseTo(Math.log(2));
  expect(cell(1, 'copies-beside')).toBe(0);
});

test('compares with the other documents', () => {
  expect(cell(3, 'best-other')).toBeGreaterThan(cell(3, 'batch-cosine'));
  expect(table.values.every(Number.isFinite)).toBe(true);
});

import { describe, expect, test } from 'vitest';
import {
  kinFeatureNames,
  KinMeter,
  type Donor,
} from '../../../../../shared/engine/off-topic/kin-features';
import type { TopicSpace } from '../../../../../shared/engine/off-topic/topic-space';
import {
  documentOf,
  ferryWithBread,
  smallBackground,
  spaceOf,
  tableOfDocuments,
} from '../../../../support/topic-document';

const lines = ferryWithBread(3);
const documents = [
  documentOf(lines, 'own'),
  documentOf(
    [
      'Village bakery buys a larger oven for its bread',
      'Sourdough from the bakery sells out, every loaf of it, by nine',
      'The baker lets each loaf cool beside the oven',
    ],
    'bread',
  ),
  documentOf(
    [
      'Another ferry for another island',
      'Passengers leave the boat on the pier, and the ferry goes back over the water',
    ],
    'ferries',
  ),
  documentOf(['A choir rehearses on the hill', 'Its tenors have colds'], 'choir'),
];
const table = tableOfDocuments(documents);

interface KinTable {
  readonly values: Float64Array;
  readonly donors: readonly Donor[];
}

function measureIn(space: TopicSpace, self: string): KinTable {
  const rows = space.units.length;
  const columns = kinFeatureNames.length;
  const values = new Float64Array(rows * columns);
  return { values, donors: new KinMeter(space, self).measure({ rows, columns, values }, 0) };
}

function measure(self: string): KinTable {
  return measureIn(spaceOf(lines, smallBackground, table), self);
}

function cell(kin: KinTable, unit: number, name: (typeof kinFeatureNames)[number]): number {
  return kin.values[unit * kinFeatureNames.length + kinFeatureNames.indexOf(name)]!;
}

describe('KinMeter', () => {
  const kin = measure('own');

  test('names the document that a foreign block fits best', () => {
    expect(table.ids[kin.donors[3]!.document]).toBe('bread');
    expect(cell(kin, 3, 'best-margin')).toBeGreaterThan(0);
    expect(cell(kin, 3, 'better-others')).toBeGreaterThan(0);
  });

  test('a block of the topic fits documents that resemble its own', () => {
    expect(cell(kin, 2, 'best-kin')).toBeGreaterThan(cell(kin, 3, 'best-kin'));
    expect(cell(kin, 2, 'batch-cosine')).toBeGreaterThan(cell(kin, 3, 'batch-cosine'));
  });

  test('the document itself is no donor', () => {
    const [first] = measure('bread').donors.filter(
      ({ document }) => table.ids[document] === 'bread',
    );
    expect(first).toBeUndefined();
  });

  test('a batch without documents has no donors, and every figure is finite', () => {
    const alone = measureIn(spaceOf(lines), 'own');
    expect(alone.donors.every(({ document }) => document === -1)).toBe(true);
    expect(alone.values.every(Number.isFinite)).toBe(true);
  });

  test('compares with the documents that share the rarest words, and with no more than 200', () => {
    const crowd = Array.from({ length: 180 }, (_, index) =>
      documentOf([`The oven of village${index} is cold`], `oven ${index}`),
    );
    const loaves = Array.from({ length: 120 }, (_, index) =>
      documentOf([`A loaf for town${index} every day`], `loaf ${index}`),
    );
    const big = tableOfDocuments([...documents, ...crowd, ...loaves]);
    const found = measureIn(spaceOf(lines, smallBackground, big), 'own');
    expect(big.ids[found.donors[3]!.document]).toBe('bread');
    expect(Math.exp(cell(found, 3, 'better-others'))).toBeLessThanOrEqual(201);
    expect(cell(found, 3, 'better-share')).toBeLessThanOrEqual(1);
  });

  test('a document leaves nothing behind for the next one', () => {
    const first = measure('own');
    measure('bread');
    expect(measure('own')).toEqual(first);
  });

  test('nor does one that could not be measured to its end', () => {
    const first = measure('own');
    const columns = kinFeatureNames.length;
    for (const broken of [0, 2 * columns + 3, 3 * columns + 10]) {
      const space = spaceOf(lines, smallBackground, table);
      const rows = space.units.length;
      const values = new Proxy(new Float64Array(rows * columns), {
        set: (them, at, value) => Number(at) !== broken && Reflect.set(them, at, value),
      });
      const meter = new KinMeter(space, 'own');
      expect(() => meter.measure({ rows, columns, values }, 0)).toThrow();
      expect(measure('own')).toEqual(first);
    }
  });

  test('meters that are there at once do not disturb each other', () => {
    const donors = measure('own').donors;
    const space = spaceOf(lines, smallBackground, table);
    const [one, other] = [new KinMeter(space, 'own'), new KinMeter(space, 'own')];
    const [rows, columns] = [space.units.length, kinFeatureNames.length];
    for (const meter of [one, other]) {
      const values = new Float64Array(rows * columns);
      expect(meter.measure({ rows, columns, values }, 0)).toEqual(donors);
    }
  });
});

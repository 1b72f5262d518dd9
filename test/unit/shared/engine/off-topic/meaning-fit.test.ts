import { fc } from '../../../../support/fast-check';
import { describe, expect, test } from 'vitest';
import {
  meaningFeatureNames,
  MeaningMeter,
} from '../../../../../shared/engine/off-topic/meaning-fit';
import type { TopicSpace } from '../../../../../shared/engine/off-topic/topic-space';
import { readWordVectors } from '../../../../../shared/engine/word-vectors';
import { smallBackground, spaceOf } from '../../../../support/topic-document';

/** Words of boats point one way, words of bread another. */
const directions: Readonly<Record<string, readonly [number, number, number]>> = {
  ferry: [120, 10, 0],
  boat: [110, 0, 20],
  pier: [100, 0, 0],
  rudder: [120, 0, 5],
  mast: [90, 5, 0],
  bread: [0, 120, 0],
  oven: [0, 110, 10],
  loaf: [10, 100, 0],
  sourdough: [0, 90, 0],
};
const background = {
  ...smallBackground,
  vectors: readWordVectors({
    origin: { data: 'made up', script: 'none', date: '2026-01-01', licence: 'none' },
    dimensions: 3,
    stems: Object.keys(directions).join(' '),
    values: Buffer.from(Int8Array.from(Object.values(directions).flat()).buffer).toString('base64'),
  }),
};

const boats = [
  'ferry boat pier carry',
  'boat rudder mast water',
  'pier mast ferry island',
  'rudder pier boat morning',
  'mast boat rudder summer',
];
const bread = 'oven loaf sourdough bread';

function measure(space: TopicSpace): (unit: number, name: string) => number {
  const meter = new MeaningMeter(space);
  const width = meaningFeatureNames.length;
  const values = new Float64Array(space.units.length * width);
  space.units.forEach((_, unit) => {
    meter.write(unit, values, unit * width);
  });
  return (unit, name) =>
    values[unit * width + (meaningFeatureNames as readonly string[]).indexOf(name)]!;
}

describe('MeaningMeter', () => {
  const lines = [...boats.slice(0, 3), bread, ...boats.slice(3)];
  const cell = measure(spaceOf(lines, background));

  test('a block of other meaning fits nowhere, though blocks of the topic share no word with theirs', () => {
    expect(cell(3, 'meaning-rest')).toBeLessThan(0.2);
    expect(cell(3, 'meaning-likest')).toBeLessThan(0.2);
    expect(cell(1, 'meaning-rest')).toBeGreaterThan(0.8);
    expect(cell(3, 'meaning-gap')).toBeGreaterThan(0.5);
    expect(cell(3, 'meaning-wide-gap')).toBeGreaterThan(0.5);
    expect(cell(1, 'meaning-gap')).toBeLessThan(0.2);
  });

  test('says how much of a block it knows', () => {
    expect(cell(3, 'meaning-known')).toBeCloseTo(1);
    expect(cell(0, 'meaning-known')).toBeLessThan(1);
  });

  test('agrees with plain sums over all units', () => {
    const space = spaceOf(lines, background);
    const all = space.units.length;
    // Leaving out the unit alone: the others' mean direction by hand.
    const near = cell(3, 'meaning-near');
    const others = measure(spaceOf([...boats, bread], background));
    expect(near).toBeCloseTo(others(5, 'meaning-near'), 10);
    expect(all).toBe(6);
  });

  test('without vectors every figure is 0', () => {
    const blind = measure(spaceOf(lines));
    for (const name of meaningFeatureNames) {
      expect(blind(3, name), name).toBeCloseTo(0);
    }
  });

  test('every figure of any document is finite', () => {
    const word = fc.constantFrom('ferry', 'boat', 'oven', 'loaf', 'zugzwang', 'people');
    const line = fc.array(word, { minLength: 4, maxLength: 8 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 80 }), (text) => {
        const space = spaceOf(text, background);
        const meter = new MeaningMeter(space);
        const values = new Float64Array(meaningFeatureNames.length);
        space.units.forEach((_, unit) => {
          meter.write(unit, values, 0);
          expect(values.every((value) => Number.isFinite(value) && Math.abs(value) < 3)).toBe(true);
        });
      }),
    );
  });
});

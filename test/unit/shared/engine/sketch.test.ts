import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groupSketches, leastLikeness } from '../../../../shared/engine/group-sketches';
import {
  areAlike,
  likeness,
  sketch,
  sketchLength,
  type Sketch,
} from '../../../../shared/engine/sketch';
import { SketchBytes } from '../../../../shared/engine/sketch-bytes';
import { wordRuns } from '../../../../shared/engine/sketch-runs';

function jaccard(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const both = [...a].filter((each) => b.has(each)).length;
  return both / (a.size + b.size - both);
}

function groupAll(sketches: readonly Sketch[]): number[] {
  const values = new Uint32Array(sketches.length * sketchLength);
  sketches.forEach((each, index) => values.set(each, index * sketchLength));
  const passes = groupSketches(values);
  for (;;) {
    const { done, value } = passes.next();
    if (done) return [...value];
  }
}

/** So many distinct words from a number on. */
function words(from: number, count: number): string[] {
  return Array.from({ length: count }, (_, at) => `w${from + at}`);
}

/** Two texts of up to 400 words of which some are the same. */
const pair = fc
  .record({
    start: fc.nat(1e6),
    shared: fc.integer({ min: 4, max: 200 }),
    ownA: fc.nat(100),
    ownB: fc.nat(100),
  })
  .map(({ start, shared, ownA, ownB }) => {
    const same = words(start, shared);
    return [
      [...words(2e6 + start, ownA), ...same].join(' '),
      [...same, ...words(4e6 + start, ownB)].join(' '),
    ] as const;
  });

describe('wordRuns', () => {
  test.each([
    ['', 0],
    [' . — ', 0],
    ['one', 1],
    ['one two three four', 1],
    ['one two three four five', 2],
    ['a b c d a b c d', 4],
    ['今天天气很好', 3],
    ['Über Straßen und Plätze gehen', 2],
  ])('%j has %i', (text, count) => {
    expect(new Set(wordRuns(text)).size).toBe(count);
  });

  test('takes words alone: neither case nor marks nor line ends count', () => {
    expect(wordRuns('The FERRY was late, again.\n"Again?"')).toEqual(
      wordRuns('the ferry   was late again again'),
    );
    expect(wordRuns('the ferry was late')).not.toEqual(wordRuns('the ferry late was'));
  });
});

describe('likeness of sketches', () => {
  test('is near the exact Jaccard index, whatever the texts', () => {
    fc.assert(
      fc.property(pair, ([a, b]) => {
        const [runsA, runsB] = [wordRuns(a), wordRuns(b)];
        const told = likeness(sketch(runsA), sketch(runsB));
        // Five standard errors.
        expect(Math.abs(told - jaccard(new Set(runsA), new Set(runsB)))).toBeLessThanOrEqual(0.225);
      }),
      { numRuns: 500 },
    );
  });

  test('is as exact over many pairs as theory says, and leans to no side', () => {
    const errors = fc.sample(pair, { numRuns: 400, seed: 7 }).map(([a, b]) => {
      const [runsA, runsB] = [wordRuns(a), wordRuns(b)];
      return likeness(sketch(runsA), sketch(runsB)) - jaccard(new Set(runsA), new Set(runsB));
    });
    const mean = errors.reduce((sum, each) => sum + each, 0) / errors.length;
    const square = errors.reduce((sum, each) => sum + each * each, 0) / errors.length;
    expect(Math.abs(mean)).toBeLessThan(0.01);
    expect(Math.sqrt(square)).toBeLessThan(0.05);
  });

  test('is 1 for the same words in the same order, and 0 where there are none', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (text) => {
        const runs = wordRuns(text);
        expect(likeness(sketch(runs), sketch([...runs].reverse()))).toBe(runs.length > 0 ? 1 : 0);
      }),
    );
  });
});

describe('areAlike', () => {
  test('says of sketches in a row what their likeness says', () => {
    const value = fc.constantFrom(0, 1, 1, 1, 2);
    const values = fc.array(value, { minLength: sketchLength, maxLength: sketchLength });
    const equals = fc.nat({ max: sketchLength });
    fc.assert(
      fc.property(values, values, equals, fc.constantFrom(0.5, 0.7), (a, b, equal, least) => {
        const other = [...a.slice(0, equal), ...b.slice(equal)];
        const row = Uint32Array.from([...b, ...a, ...other]);
        const expected = likeness(Uint32Array.from(a), Uint32Array.from(other)) >= least;
        expect(areAlike(row, 1, 2, least)).toBe(expected);
        expect(areAlike(row, 2, 1, least)).toBe(expected);
      }),
    );
  });
});

describe('SketchBytes', () => {
  test('rules out sketches as soon as more values differ in their lowest bytes than may', () => {
    const value = fc.nat({ max: 0x7fff_ffff });
    const values = fc.array(value, { minLength: sketchLength, maxLength: sketchLength });
    const equals = fc.nat({ max: sketchLength });
    fc.assert(
      fc.property(values, values, equals, fc.constantFrom(0.5, 0.7), (a, b, equal, least) => {
        const other = [...a.slice(0, equal), ...b.slice(equal)];
        const bytes = new SketchBytes(Uint32Array.from([...b, ...a, ...other]));
        for (const index of [0, 1, 2]) bytes.prepare(index);
        const same = a.filter((each, at) => each % 256 === other[at]! % 256).length;
        expect(bytes.mayBeAlike(1, 2, least)).toBe(same / sketchLength >= least);
        expect(bytes.mayBeAlike(2, 1, least)).toBe(same / sketchLength >= least);
      }),
    );
  });
});

describe('groupSketches', () => {
  const base = words(0, 300);
  const changed = (from: number, count: number) =>
    [...base.slice(0, from), ...words(9000 + from, count), ...base.slice(from + count)].join(' ');
  const texts = [
    words(20_000, 200).join(' '),
    base.join(' '),
    changed(100, 20),
    '',
    changed(0, 15),
    words(30_000, 200).join(' '),
    '',
    words(20_000, 190).join(' '),
  ];

  test('near-duplicates are in one group, named by its lowest member', () => {
    expect(groupAll(texts.map((text) => sketch(wordRuns(text))))).toEqual([0, 1, 1, 3, 1, 5, 6, 0]);
  });

  test('groups are the same in whatever order the documents come', () => {
    const sketches = texts.map((text) => sketch(wordRuns(text)));
    fc.assert(
      fc.property(fc.shuffledSubarray([...texts.keys()], { minLength: 2 }), (order) => {
        const groups = groupAll(order.map((index) => sketches[index]!));
        for (const [a, indexA] of order.entries()) {
          for (const [b, indexB] of order.entries()) {
            const alike = likeness(sketches[indexA]!, sketches[indexB]!) >= leastLikeness;
            if (alike || a === b) expect(groups[a]).toBe(groups[b]);
          }
        }
      }),
    );
  });

  test('finds what is alike among many documents of one form', () => {
    const form = words(0, 200);
    const many = Array.from({ length: 3000 }, (_, at) =>
      sketch(wordRuns([...form, ...words(50_000 + 20 * at, 20)].join(' '))),
    );
    expect(new Set(groupAll(many))).toEqual(new Set([0]));
  });
});

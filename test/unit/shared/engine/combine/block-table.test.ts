import { describe, expect, test } from 'vitest';
import { blockFeatureNames, measureBlocks } from '../../../../../shared/engine/combine/block-table';
import { measureDocument } from '../../../../../shared/engine/features';
import { segment } from '../../../../../shared/engine/segment';
import type { Hit } from '../../../../../shared/model/flag';

/** A model of words to which all lines are the same. */
const words = { base: -2, weights: new Float32Array(2) };

const prose =
  'The ferry left the quay on Tuesday morning, and nine hundred people of the town and of the ' +
  'villages around it came to see it go, although it had rained all night and the wind was cold, ' +
  'as the harbour office had said it would be.';

function tableOf(
  lines: readonly string[],
  claims: readonly (Partial<Hit> & { on: string })[] = [],
) {
  const text = lines.join('\n');
  const hits = claims.map(({ on, ...given }): Hit => {
    const start = text.indexOf(on);
    const span = { start, end: start + on.length };
    return { ...span, kind: 'ui', score: 0.8, detector: 'rules@1', reason: 'x', ...given };
  });
  const features = measureDocument({ id: 'a', text, blocks: segment(text) });
  return measureBlocks(features, hits, { cap: 0.99, agreement: 0.5, words });
}

/** The named features of one line of a text. */
function featuresOf(lines: readonly string[], of: string, claims?: Parameters<typeof tableOf>[1]) {
  const table = tableOf(lines, claims);
  const row = table.indices.indexOf(lines.indexOf(of));
  const values = table.values.subarray(row * table.columns, (row + 1) * table.columns);
  return Object.fromEntries(blockFeatureNames.map((name, at) => [name, values[at]]));
}

describe('a row of features', () => {
  test('measures the line itself', () => {
    const line = 'Full steam: The ferry (pictured) on her way';
    expect(featuresOf([prose, line], line)).toMatchObject({
      words: 8,
      stop: 0,
      label: 2,
      points: 1,
      titleCase: 0,
      copies: 1,
      listItem: 0,
    });
    expect(featuresOf(['one two', 'one two', prose], 'one two').copies).toBe(2);
    expect(featuresOf([prose, '• 3 eggs'], '• 3 eggs')).toMatchObject({ listItem: 1, stop: 0 });
  });

  test('measures how it takes up what stands next to it, and how long it is for its document', () => {
    const line = 'Ada Pole waited for the ferry (Ada Pole)';
    const lines = [prose, line, 'The ferry left the quay'];
    expect(featuresOf(lines, line)).toMatchObject({
      // Of four longer words one: ferry.
      sharedBefore: 0.25,
      sharedAfter: 0.25,
      relativeWords: expect.closeTo(8 / 46) as number,
      fullNames: 2,
      namesAgain: 0,
    });
    expect(featuresOf([line], line)).toMatchObject({ sharedBefore: -1, sharedAfter: -1 });
    const long = `${prose} ${prose} ${prose}`;
    expect(featuresOf([long, line], line)).toMatchObject({ sharedBefore: -0.5 });
  });

  test('measures what stands around it, past lines that are known', () => {
    const lines = [prose, 'Related Posts', 'Pier shut', prose];
    const known = [{ on: 'Related Posts', kind: 'related', score: 0.9 }] as const;
    expect(featuresOf(lines, 'Pier shut', known)).toMatchObject({
      bareRun: 2,
      placeInRun: 1,
      surenessBefore: expect.closeTo(0.9) as number,
      sinceRelated: 0,
      textBefore: 1,
      textAfter: 1,
    });
    expect(featuresOf(lines, 'Pier shut')).toMatchObject({ textBefore: 0, sinceRelated: 30 });
  });

  test('holds what the detectors say, each in its column', () => {
    const lines = [prose, 'Share this', prose];
    const claims = [
      { on: 'Share this', kind: 'share' },
      { on: 'Share this', detector: 'menu@1', score: 0.4 },
    ] as const;
    const row = featuresOf(lines, 'Share this', claims);
    expect(row).toMatchObject({ rule: 0.8, ruleControl: 0.8, menu: 0.4, rulePart: 0, embed: 0 });
    expect(row.claim).toBeGreaterThan(Math.log(0.8 / 0.2));
    expect(featuresOf(lines, 'Share this').claim).toBeLessThan(-3);
    const topic = [{ on: 'Share this', kind: 'off-topic', detector: 'off-topic@1' }] as const;
    expect(featuresOf(lines, 'Share this', topic).claim).toBeLessThan(-3);
    // A detector that the model was not trained with counts by its claim alone.
    const strange = [{ on: 'Share this', detector: 'new@1' }] as const;
    expect(featuresOf(lines, 'Share this', strange)).toMatchObject({ rule: 0, menu: 0 });
  });
});

describe('the table', () => {
  test('leaves out long running text that no detector speaks of', () => {
    const lines = [prose, 'a', '', '—', '12', prose];
    expect(tableOf(lines).indices).toEqual([1, 2, 3]);
    expect(tableOf(lines, [{ on: prose }]).indices).toEqual([0, 1, 2, 3]);
  });

  test('is of finite numbers, also where there is nothing to measure', () => {
    expect([...tableOf(['—', ' ', '\u200b', '12', '?']).values].every(Number.isFinite)).toBe(true);
    expect(tableOf([]).rows).toBe(0);
  });
});

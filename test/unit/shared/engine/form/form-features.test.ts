import { describe, expect, test } from 'vitest';
import { measureDocument } from '../../../../../shared/engine/features';
import {
  formFeatureNames,
  measureForms,
  type Wording,
} from '../../../../../shared/engine/form/form-features';
import { segment } from '../../../../../shared/engine/segment';

const prose =
  'The ferry left the quay on Tuesday morning, and nine hundred people came to see it go.';

/** The named features of one line of a text; `wording` is given by the words of the line. */
function featuresOf(lines: readonly string[], of: string, known: Record<string, Wording> = {}) {
  const text = lines.join('\n');
  const features = measureDocument({ id: 'a', text, blocks: segment(text) });
  const wording = lines.map((line) => known[line] ?? { sureness: 0, related: false });
  const table = measureForms(features, wording, [lines.indexOf(of)]);
  return Object.fromEntries(formFeatureNames.map((name, at) => [name, table.values[at]]));
}

describe('measureForms', () => {
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

  test('measures what stands around it, past lines that are known', () => {
    const known = { 'Related Posts': { sureness: 0.9, related: true } };
    const lines = [prose, 'Related Posts', 'Pier shut', prose];
    expect(featuresOf(lines, 'Pier shut', known)).toMatchObject({
      fromTop: 2,
      fromEnd: 1,
      bareRun: 2,
      placeInRun: 1,
      surenessBefore: 0.9,
      sinceRelated: 0,
      textBefore: 1,
      textAfter: 1,
    });
    expect(featuresOf(lines, 'Pier shut')).toMatchObject({ textBefore: 0, sinceRelated: 30 });
  });

  test('measures the document as a whole', () => {
    const { blocks, bareShare, proseShare, stopRate } = featuresOf(
      [prose, 'a b', prose, prose],
      'a b',
    );
    expect({ blocks, bareShare, proseShare, stopRate }).toEqual({
      blocks: 2,
      bareShare: 0.25,
      proseShare: 0.75,
      stopRate: 1,
    });
  });

  test('gives only the rows asked for, each of finite numbers', () => {
    const text = [prose, 'a', '', '—', '12'].join('\n');
    const features = measureDocument({ id: 'a', text, blocks: segment(text) });
    const wording = features.blocks.map(() => ({ sureness: 0, related: false }));
    const table = measureForms(features, wording, [1, 2, 3]);
    expect(table).toMatchObject({ rows: 3, columns: formFeatureNames.length });
    expect([...table.values].every(Number.isFinite)).toBe(true);
    expect(measureForms(features, wording, []).rows).toBe(0);
  });
});

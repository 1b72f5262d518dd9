import { describe, expect, test } from 'vitest';
import { combine } from '../../../../shared/engine/combine';
import type { CombineModel } from '../../../../shared/engine/combine-model';
import { measureDocument } from '../../../../shared/engine/features';
import { formFeatureNames } from '../../../../shared/engine/form/form-features';
import { readFormModel } from '../../../../shared/engine/form/form-model';
import { segment } from '../../../../shared/engine/segment';
import type { Flag, Hit } from '../../../../shared/model/flag';

const model: CombineModel = {
  cap: 0.99,
  agreement: 0.5,
  flagged: 0.6,
  shifts: {
    betweenFlagged: 1,
    besideFlagged: 0.5,
    wordBetween: 1,
    leadsOn: -1,
    subheading: -1,
    inTable: -2,
    formless: -1,
  },
  form: { weight: 0, offset: 0 },
};
const origin = { data: '', script: '', date: '', licence: '' };

/** A model of forms that says the same of every line. */
function formModel(odds: number) {
  const trees = { features: formFeatureNames, base: odds, trees: [] };
  return readFormModel({ origin, figures: {}, trees, slope: 1, offset: 0 });
}
const prose =
  'The ferry left the quay on Tuesday morning, and nine hundred people came to see it go.';

type Claim = Partial<Hit> & { readonly on: string };

/** The flags of a text, from hits on parts of it that are given by their words. */
function flagsOf(text: string, claims: readonly Claim[], form = { weight: 0, odds: 0 }): Flag[] {
  const document = { id: 'a', text, blocks: segment(text) };
  const hits = claims.map(({ on, ...given }): Hit => {
    const start = text.indexOf(on);
    const end = start + on.length;
    return { start, end, kind: 'ui', score: 0.8, detector: 'one@1', reason: 'x', ...given };
  });
  return combine(document, measureDocument(document), hits, {
    combine: { ...model, form: { weight: form.weight, offset: 0 } },
    form: formModel(form.odds),
  });
}

function quotes(text: string, flags: readonly Flag[]): string[] {
  return flags.map(({ start, end }) => text.slice(start, end));
}

describe('overlapping hits', () => {
  const text = `Old ferry sails\n${prose}\nShare this now\n${prose}`;

  test('become one flag: the strongest gives the kind, the others stand in also', () => {
    const [flag, ...others] = flagsOf(text, [
      { on: 'Share this now', kind: 'share', score: 0.7 },
      { on: 'Share this now', kind: 'ui', score: 0.9, detector: 'two@1', reason: 'y' },
    ]);
    expect(others).toEqual([]);
    expect(flag).toMatchObject({ kind: 'ui', detector: 'two@1', reason: 'y' });
    expect(flag!.also).toEqual([
      { kind: 'share', confidence: 0.7, detector: 'one@1', reason: 'x' },
    ]);
  });

  test('of two detectors make the flag surer, of one detector they do not', () => {
    const one = flagsOf(text, [{ on: 'Share this now', score: 0.7 }]);
    const same = flagsOf(text, [
      { on: 'Share this now', score: 0.7 },
      { on: 'Share this now', score: 0.6, kind: 'share' },
    ]);
    const two = flagsOf(text, [
      { on: 'Share this now', score: 0.7 },
      { on: 'Share this now', score: 0.6, detector: 'two@1' },
    ]);
    expect(one[0]!.confidence).toBe(0.7);
    expect(same[0]!.confidence).toBe(0.7);
    expect(two[0]!.confidence).toBeCloseTo(1 - 0.3 * 0.7, 4);
  });

  test('a sure one widens the span, a doubtful one does not', () => {
    const sure = flagsOf(text, [
      { on: 'Share this', score: 0.9 },
      { on: 'this now', score: 0.8, detector: 'two@1' },
    ]);
    expect(quotes(text, sure)).toEqual(['Share this now']);
    const doubtful = flagsOf(text, [
      { on: 'Share', score: 0.9 },
      { on: 'Share this now', score: 0.3, detector: 'two@1' },
    ]);
    expect(quotes(text, doubtful)).toEqual(['Share']);
  });

  test('over several blocks are judged block by block', () => {
    const flags = flagsOf(text, [
      { on: text, kind: 'off-topic', score: 0.3 },
      { on: 'Share this now', kind: 'share', score: 0.9, detector: 'two@1' },
    ]);
    expect(quotes(text, flags)).toContain('Share this now');
    const share = flags.find(({ kind }) => kind === 'share')!;
    expect(text.slice(share.start, share.end)).toBe('Share this now');
  });
});

describe('what comes out', () => {
  test('is sorted, disjoint, of 4 decimals, between 0.05 and the cap', () => {
    const text = ['one two', 'three four', 'five six', prose].join('\n');
    const flags = flagsOf(text, [
      { on: 'five six', score: 0.99999 },
      { on: 'one two', score: 0.12345 },
      { on: 'three four', score: 0.01 },
    ]);
    expect(quotes(text, flags)).toEqual(['one two', 'five six']);
    expect(flags[0]!.confidence).toBe(0.1235);
    expect(flags[1]!.confidence).toBe(0.99);
  });

  test('joins neighbouring blocks that are off-topic for one reason', () => {
    const text = `${prose}\nRovers win again\n${prose.replace('ferry', 'team')}\n${prose}`;
    const run = text.slice(text.indexOf('Rovers'), text.lastIndexOf('\n'));
    const flags = flagsOf(text, [{ on: run, kind: 'off-topic', score: 0.8 }]);
    expect(quotes(text, flags)).toEqual([run]);
  });

  test('is nothing for no hits and for an empty document', () => {
    expect(flagsOf(prose, [])).toEqual([]);
    expect(flagsOf('', [])).toEqual([]);
  });
});

describe('the context', () => {
  test('flagged neighbours make a line surer', () => {
    const text = ['one two', 'three four', 'five six', prose].join('\n');
    const alone = flagsOf(text, [{ on: 'three four', score: 0.4 }]);
    const between = flagsOf(text, [
      { on: 'one two', score: 0.8 },
      { on: 'three four', score: 0.4 },
      { on: 'five six', score: 0.8 },
    ]);
    expect(alone[0]!.confidence).toBe(0.4);
    expect(between[1]!.confidence).toBeGreaterThan(0.6);
  });

  test('a line that leads on to running text is less sure', () => {
    const text = `${prose}\nHere is what she said:\n${prose}`;
    expect(flagsOf(text, [{ on: 'Here is what she said:' }])[0]!.confidence).toBeLessThan(0.7);
  });

  test('rows of a table are less sure', () => {
    const text = [1, 2, 3, 4, 5, 6].map((day) => `May ${day}, 2014`).join('\n');
    expect(flagsOf(text, [{ on: 'May 3, 2014' }])[0]!.confidence).toBeLessThan(0.5);
    expect(flagsOf('a | b | c', [{ on: 'a | b | c' }])[0]!.confidence).toBeLessThan(0.5);
  });

  test('a headline by itself between two stretches of text is less sure', () => {
    const text = [prose, 'The Ferry and Its Crew', prose, prose].join('\n');
    const claims = [{ on: 'The Ferry and Its Crew', score: 0.5, detector: 'teaser-list@1' }];
    expect(flagsOf(text, claims)[0]!.confidence).toBeLessThan(0.4);
  });

  test('form says little where paragraphs have no full stops', () => {
    const text = 'one two three four five six seven eight nine ten eleven twelve\nsix seven';
    const [flag] = flagsOf(text, [{ on: 'six seven', detector: 'caption@1' }]);
    expect(flag).toBeDefined();
    const [last] = flagsOf(text, [{ on: '\nsix seven', detector: 'caption@1' }]).slice(-1);
    expect(last!.confidence).toBeLessThan(0.7);
  });
});

describe('the model of forms', () => {
  const text = [prose, 'three four', prose].join('\n');
  const strange = { weight: 0.5, odds: -4 };

  test('has a say where no wording decides', () => {
    const [flag] = flagsOf(text, [{ on: 'three four', detector: 'caption@1' }], strange);
    expect(flag!.confidence).toBeLessThan(0.3);
    const sure = { weight: 0.5, odds: 4 };
    const [other] = flagsOf(text, [{ on: 'three four', detector: 'caption@1' }], sure);
    expect(other!.confidence).toBeGreaterThan(0.9);
  });

  test('has none in known wording, topics and parts of blocks', () => {
    for (const claim of [
      { on: 'three four', detector: 'rules@1' },
      { on: 'three four', detector: 'off-topic@1', kind: 'off-topic' },
      { on: 'to see it go.', detector: 'caption@1' },
    ] as const) {
      expect(flagsOf(text, [claim], strange)[0]!.confidence).toBe(0.8);
    }
  });
});

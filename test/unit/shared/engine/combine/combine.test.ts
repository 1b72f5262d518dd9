import { describe, expect, test } from 'vitest';
import { blockFeatureNames } from '../../../../../shared/engine/combine/block-table';
import { combine } from '../../../../../shared/engine/combine/combine';
import { readCombineModel } from '../../../../../shared/engine/combine/combine-model';
import { measureDocument } from '../../../../../shared/engine/features';
import { segment } from '../../../../../shared/engine/segment';
import type { Flag, Hit } from '../../../../../shared/model/flag';

const origin = { data: '', script: '', date: '', licence: '' };
const numbers = {
  origin,
  figures: {},
  cap: 0.99,
  agreement: 0.5,
  claimWeight: 1,
  slope: 1,
  words: { base: 0, buckets: 2, gaps: [], hundredths: [] },
  offset: 0,
};

/** A model that takes the detectors at their word and adds the same log odds to every block. */
function modelOf(odds: number) {
  const trees = { features: blockFeatureNames, base: odds, trees: [] };
  return readCombineModel({ ...numbers, trees });
}
const prose =
  'The ferry left the quay on Tuesday morning, and nine hundred people came to see it go.';

type Claim = Partial<Hit> & { readonly on: string };

/** The flags of a text, from hits on parts of it that are given by their words. */
function flagsOf(text: string, claims: readonly Claim[], odds = 0): Flag[] {
  const document = { id: 'a', text, blocks: segment(text) };
  const hits = claims.map(({ on, ...given }): Hit => {
    const start = text.indexOf(on);
    const end = start + on.length;
    return { start, end, kind: 'ui', score: 0.8, detector: 'one@1', reason: 'x', ...given };
  });
  return combine(measureDocument(document), hits, modelOf(odds));
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
    const text = ['one two', 'three four', 'five six', prose, 'seven eight'].join('\n');
    const flags = flagsOf(text, [
      { on: 'five six', score: 0.99999 },
      { on: 'seven eight', score: 0.983 },
      { on: 'one two', score: 0.12345 },
      { on: 'three four', score: 0.01 },
    ]);
    expect(quotes(text, flags)).toEqual(['one two', 'five six', 'seven eight']);
    expect(flags[0]!.confidence).toBe(0.1235);
    expect(flags[1]!.confidence).toBeLessThanOrEqual(0.99);
    expect(flags[1]!.confidence).toBeGreaterThan(flags[2]!.confidence);
    expect(flags[2]!.confidence).toBeGreaterThan(0.98);
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
    const alone = flagsOf(text, [{ on: 'three four', score: 0.45 }]);
    const between = flagsOf(text, [
      { on: 'one two', score: 0.8 },
      { on: 'three four', score: 0.45 },
      { on: 'five six', score: 0.8 },
    ]);
    expect(alone[0]!.confidence).toBe(0.45);
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

describe('the model', () => {
  const text = [prose, 'three four', prose].join('\n');

  test('has a say on whole blocks, whoever speaks of them', () => {
    for (const detector of ['caption@1', 'rules@1']) {
      const of = (odds: number) =>
        flagsOf(text, [{ on: 'three four', detector }], odds).filter((flag) => flag.kind === 'ui');
      expect(of(-2)[0]!.confidence).toBeLessThan(0.5);
      expect(of(2)[0]!.confidence).toBeGreaterThan(0.9);
    }
  });

  test('has none on topics that are surer than it, and on parts of blocks', () => {
    const topic = { on: 'three four', detector: 'off-topic@1', kind: 'off-topic' } as const;
    expect(flagsOf(text, [topic], -2)[0]).toMatchObject({ kind: 'off-topic', confidence: 0.8 });
    const part = { on: 'to see it go.', detector: 'caption@1' };
    expect(flagsOf(text, [part], -2)[0]!.confidence).toBe(0.8);
  });

  test('flags what no detector speaks of, and says why', () => {
    const odd = 'View of the pier at dusk';
    const [flag, ...others] = flagsOf([prose, odd, prose, prose].join('\n'), [], 5);
    expect(others.filter(({ detector }) => detector !== 'combine@2')).toEqual([]);
    expect(flag).toMatchObject({
      detector: 'combine@2',
      reason: 'does not read like the text around it',
    });
  });

  test('leaves what announces the text below alone, unless a detector speaks of it', () => {
    const lead = 'The harbour master told the paper:';
    const quoted = (page: string, claims: readonly Claim[]) =>
      quotes(page, flagsOf(page, claims, 5)).includes(lead);
    expect(quoted([prose, lead, prose, prose].join('\n'), [])).toBe(false);
    expect(quoted([prose, lead, prose, prose].join('\n'), [{ on: lead }])).toBe(true);
    expect(quoted([prose, prose, lead, 'Pier shut'].join('\n'), [])).toBe(true);
  });

  test('takes all of a block where its end alone is known, once', () => {
    const line = 'pier at dusk (Harbour Press) (Pole)';
    const ends = [{ on: '(Harbour Press)' }, { on: '(Pole)' }];
    const of = (odds: number) => {
      const page = [prose, line, prose].join('\n');
      return quotes(page, flagsOf(page, ends, odds)).filter((quote) => line.includes(quote));
    };
    expect(of(-2)).toEqual(['(Harbour Press)', '(Pole)']);
    expect(of(9)).toEqual([line]);
  });

  test('leaves headings to the detectors', () => {
    const heading = ['# The ferry and all who go to sea in her this year', prose, prose].join('\n');
    expect(flagsOf(heading, [{ on: heading.split('\n')[0]!, score: 0.3 }], 6)[0]!.confidence).toBe(
      0.3,
    );
    const between = [prose, 'The Ferry and Its Crew', prose, prose].join('\n');
    const claims = [{ on: 'The Ferry and Its Crew', score: 0.3, detector: 'teaser-list@1' }];
    expect(flagsOf(between, claims, 1)[0]!.confidence).toBeLessThan(0.3);
  });
});

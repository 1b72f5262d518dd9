import { describe, expect, test } from 'vitest';
import { measureDocument } from '../../../../shared/engine/features';
import { matchRules } from '../../../../shared/engine/match-rules';
import { indexRules } from '../../../../shared/engine/rule-index';
import { rulePackSchema, type Rule } from '../../../../shared/engine/rule-pack';
import { segment } from '../../../../shared/engine/segment';

const prose =
  'The ferry left the quay on Tuesday morning, and nine hundred people came to see it go.';

function aRule(given: Partial<Rule>): Rule {
  const examples = { flags: ['a', 'b'], keeps: ['c', 'd'] };
  return { id: 'x', kind: 'ui', scope: 'line', confidence: 0.9, reason: 'x', examples, ...given };
}

/** What the rule matches in the text. */
function matched(given: Partial<Rule>, text: string): string[] {
  const index = indexRules([{ pack: 'en-test', description: 'test', rules: [aRule(given)] }]);
  const features = measureDocument({ id: 'a', text, blocks: segment(text) });
  return matchRules(index, features).map(({ start, end }) => text.slice(start, end));
}

describe('what has to match', () => {
  test('a phrase is looked up without case and punctuation', () => {
    expect(matched({ phrases: ['share this'] }, 'SHARE THIS:\nShare this bread')).toEqual([
      'SHARE THIS:',
    ]);
  });

  test('tokens take a line of nothing else, with enough of them', () => {
    const tokens = { words: ['print', 'email'], glue: ['and'], least: 2 };
    expect(matched({ tokens }, 'Print and Email\nPrint and\nPrint, email, run')).toEqual([
      'Print and Email',
    ]);
  });

  test('a pattern of scope line takes the whole line', () => {
    expect(matched({ patterns: ['photo: .+'] }, 'Photo: Ada\nA photo: Ada')).toEqual([
      'Photo: Ada',
    ]);
  });

  test('beginnings, ends and parts are spans inside the block', () => {
    expect(matched({ scope: 'prefix', patterns: ['share:\\s*'] }, 'Share: the ferry')).toEqual([
      'Share: ',
    ]);
    expect(matched({ scope: 'suffix', patterns: ['\\s*read more'] }, `${prose} Read more`)).toEqual(
      [' Read more'],
    );
    expect(matched({ scope: 'part', patterns: ['\\[\\d\\]'] }, 'one[1] two[2]')).toEqual([
      '[1]',
      '[2]',
    ]);
  });

  test('case counts when the rule says so', () => {
    const given = { patterns: ['MORE: .+'], caseSensitive: true as const };
    expect(matched(given, 'MORE: pier\nMore: pier')).toEqual(['MORE: pier']);
  });

  test('needed words and characters are asked for before the pattern', () => {
    expect(matched({ patterns: ['.+'], needs: ['pier'] }, 'the pier\nthe ferry')).toEqual([
      'the pier',
    ]);
    expect(matched({ patterns: ['.+'], holds: ['@'] }, 'a @ b\na b')).toEqual(['a @ b']);
  });
});

describe('guards', () => {
  const text = ['x one', prose, 'x two', prose, 'x three.', 'x four:'].join('\n');
  const patterns = ['x .+'];

  test.each([
    [{ maxWords: 1 }, []],
    [{ minWords: 2, maxCharacters: 5 }, ['x one', 'x two']],
    [{ first: 2 }, ['x one']],
    [{ last: 2 }, ['x three.', 'x four:']],
    [{ first: 1, last: 1 }, ['x one', 'x four:']],
    [{ beforeProse: true }, ['x one']],
    [{ afterProse: true }, ['x three.', 'x four:']],
    [{ noFinalStop: true }, ['x one', 'x two', 'x four:']],
    [{ noFinalColon: true }, ['x one', 'x two', 'x three.']],
    [{ notFirst: true }, ['x two', 'x three.', 'x four:']],
  ] as const)('%j', (guards, expected) => {
    expect(matched({ patterns, guards }, text)).toEqual(expected);
  });
});

describe('packs are refused', () => {
  const pack = (rule: object) => ({ pack: 'en-test', description: 'test', rules: [rule] });

  test('when a rule has no matcher, too few examples or an unknown field', () => {
    expect(rulePackSchema.safeParse(pack(aRule({ phrases: ['a'] }))).success).toBe(true);
    expect(rulePackSchema.safeParse(pack(aRule({}))).success).toBe(false);
    expect(
      rulePackSchema.safeParse(pack({ ...aRule({ phrases: ['a'] }), code: 'x' })).success,
    ).toBe(false);
    const examples = { flags: ['a'], keeps: ['b', 'c'] };
    expect(rulePackSchema.safeParse(pack(aRule({ phrases: ['a'], examples }))).success).toBe(false);
    expect(rulePackSchema.safeParse(pack(aRule({ phrases: ['a'], scope: 'suffix' }))).success).toBe(
      false,
    );
  });

  test('when an id is used twice, a pattern is dangerous or not valid', () => {
    const index = (...rules: Rule[]) => indexRules([{ pack: 'en-test', description: 'x', rules }]);
    expect(() => index(aRule({ phrases: ['a'] }), aRule({ phrases: ['b'] }))).toThrow(/two rules/);
    expect(() => index(aRule({ patterns: ['(a+)+'] }))).toThrow(/repeats/);
    expect(() => index(aRule({ patterns: ['(a'] }))).toThrow(/not a valid pattern/);
    expect(() => index(aRule({ patterns: ['{nothing}'] }))).toThrow(/unknown part/);
  });
});

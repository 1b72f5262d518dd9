import { describe, expect, test } from 'vitest';
import { explainRule } from '../../../../../shared/engine/curator-rules/explain-rule';
import {
  lintProbes,
  lintRule,
  wordingTest,
} from '../../../../../shared/engine/curator-rules/lint-rule';
import type { RuleDefinition } from '../../../../../shared/model/rule';

function aRule(given: Partial<RuleDefinition>): RuleDefinition {
  return {
    kind: 'ui',
    form: 'line',
    text: 'Print this page',
    conditions: {},
    examples: { cut: [], keep: [] },
    ...given,
  };
}

/** With what a regular expression's probes say, which are tried elsewhere. */
function remarks(given: Partial<RuleDefinition>): string[] {
  const rule = aRule(given);
  const found = lintRule(rule);
  const isTried = rule.form === 'pattern' && found.length === 0;
  return [...found, ...(isTried ? lintProbes(rule, wordingTest(rule)) : [])].map(
    ({ severity, message }) => `${severity}: ${message}`,
  );
}

describe('lintRule', () => {
  test('has nothing to say of a plain line', () => {
    expect(remarks({})).toEqual([]);
  });

  test.each<[Partial<RuleDefinition>, RegExp]>([
    [{ text: ' ' }, /^error: The rule has no text/],
    [{ text: 'x'.repeat(2001) }, /^error: The rule is longer/],
    [{ form: 'pattern', text: '(' }, /^error: Not a valid pattern/],
    [{ form: 'pattern', text: '(a+)+$' }, /^error: The pattern may never end/],
    [{ form: 'pattern', text: '\\d*' }, /^warning: The pattern also matches nothing/],
    [{ form: 'pattern', text: '.+' }, /^warning: The pattern matches ordinary sentences/],
    [
      { form: 'pattern', text: '^P', examples: { cut: ['Share'], keep: [] } },
      /^error: It does not match “Share”/,
    ],
    [{ form: 'template', text: '{n} | {n}' }, /^warning: The rule names hardly any letters/],
    [{ form: 'prefix', text: 'More from' }, /^warning: Without a limit of words/],
    [{ examples: { cut: ['Print'], keep: [] } }, /^error: It does not match “Print”/],
    [{ examples: { cut: [], keep: ['Print this page'] } }, /^error: It matches “Print this page”/],
  ])('%o', (given, expected) => {
    expect(remarks(given).some((remark) => expected.test(remark))).toBe(true);
  });

  test('examples are about the wording, wherever they stand', () => {
    const conditions = { site: 'a.example', first: 1, leastDocuments: 9 };
    expect(remarks({ conditions, examples: { cut: ['Print this page'], keep: [] } })).toEqual([]);
  });
});

describe('explainRule', () => {
  test.each<[Partial<RuleDefinition>, string]>([
    [{}, 'Lines that read “Print this page”.'],
    [
      { form: 'template', text: '{n} of {n}', conditions: { site: 'a.example', first: 1 } },
      'Lines that read “{n} of {n}”, where {n} is any number, among the first 1 block of a document, on a.example.',
    ],
    [
      {
        form: 'prefix',
        text: 'More from',
        conditions: { mostWords: 8, last: 3, leastDocuments: 2 },
      },
      'Lines that begin with “More from”, of at most 8 words, among the last 3 blocks of a document, that stand in at least 2 documents.',
    ],
    [
      { form: 'pattern', text: '\\(\\d+\\)', conditions: { language: 'de' } },
      'What the regular expression \\(\\d+\\) matches, in documents in de.',
    ],
  ])('says %o in words', (given, sentence) => {
    expect(explainRule(aRule(given))).toBe(sentence);
  });
});

import { describe, expect, test } from 'vitest';
import { compileRule, type RuleLine } from '../../../../../shared/engine/curator-rules/match-rule';
import type { RuleConditions, RuleDefinition, RuleForm } from '../../../../../shared/model/rule';

function aRule(form: RuleForm, text: string, conditions: RuleConditions = {}): RuleDefinition {
  return { kind: 'ui', form, text, conditions, examples: { cut: [], keep: [] } };
}

function aLine(text: string, given: Partial<RuleLine> = {}): RuleLine {
  const words = () => text.split(' ').length;
  return { text, position: 3, blocks: 10, words, documents: () => 1, ...given };
}

/** What the rule cuts of the line. */
function cuts(rule: RuleDefinition, line: string | RuleLine): string[] {
  const given = typeof line === 'string' ? aLine(line) : line;
  return compileRule(rule)(given).map(({ start, end }) => given.text.slice(start, end));
}

describe('forms', () => {
  test.each<[RuleForm, string, readonly string[], readonly string[]]>([
    ['line', 'Print  this', ['Print this', 'Print\tthis'], ['print this', 'Print this page']],
    [
      'template',
      '{n} of {n}',
      ['3 of 9', '1,204 of 2,000'],
      ['3 of', 'three of 9', '3 of 9 boats'],
    ],
    ['template', 'Posted {month} {n}', ['Posted May 3', 'Posted Dec. 24'], ['Posted in May 3']],
    [
      'template',
      'By {name}',
      ['By Orla Fenwick', 'By Tam van Dyk'.replace(' van', '')],
      ['By the quay'],
    ],
    [
      'prefix',
      'More from',
      ['More from us: oysters', 'More from'],
      ['More fromage', 'Much more from us'],
    ],
    ['suffix', 'read on', ['Oysters are late, read on', 'read on'], ['bread on', 'read on now']],
  ])('%s: %s', (form, text, matched, unmatched) => {
    const rule = aRule(form, text);
    for (const line of matched) expect(cuts(rule, line)).toEqual([line]);
    for (const line of unmatched) expect(cuts(rule, line)).toEqual([]);
  });

  test('a pattern cuts what it matches, never nothing', () => {
    expect(cuts(aRule('pattern', '\\s*\\(\\d+\\)'), 'Comments (12) and shares (3)')).toEqual([
      ' (12)',
      ' (3)',
    ]);
    expect(cuts(aRule('pattern', 'x*'), 'boat')).toEqual([]);
    expect(() => compileRule(aRule('pattern', '('))).toThrow(SyntaxError);
  });

  test('a rule without text matches nothing', () => {
    for (const form of ['line', 'template', 'prefix', 'suffix'] as const) {
      expect(cuts(aRule(form, '  '), 'boat')).toEqual([]);
    }
  });
});

describe('conditions', () => {
  const holds = (conditions: RuleConditions, given: Partial<RuleLine>) =>
    cuts(aRule('line', 'Print', conditions), aLine('Print', given)).length > 0;

  test('site and language are those of the document, never unknown ones', () => {
    expect(holds({ site: 'a.example' }, { site: 'a.example' })).toBe(true);
    expect(holds({ site: 'a.example' }, { site: 'b.example' })).toBe(false);
    expect(holds({ site: 'a.example' }, {})).toBe(false);
    expect(holds({ language: 'de' }, { language: 'de' })).toBe(true);
    expect(holds({ language: 'de' }, {})).toBe(false);
  });

  test('places count blocks from the front or from the back; one of the two is enough', () => {
    expect(holds({ first: 2 }, { position: 1 })).toBe(true);
    expect(holds({ first: 2 }, { position: 2 })).toBe(false);
    expect(holds({ last: 2 }, { position: 8 })).toBe(true);
    expect(holds({ last: 2 }, { position: 7 })).toBe(false);
    expect(holds({ first: 2, last: 2 }, { position: 9 })).toBe(true);
  });

  test('words and documents', () => {
    expect(holds({ mostWords: 1 }, {})).toBe(true);
    expect(cuts(aRule('prefix', 'Print', { mostWords: 2 }), 'Print this page')).toEqual([]);
    expect(holds({ leastDocuments: 3 }, { documents: () => 3 })).toBe(true);
    expect(holds({ leastDocuments: 3 }, { documents: () => 2 })).toBe(false);
  });
});

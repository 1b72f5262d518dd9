import { fc } from '../../../../support/fast-check';
import { describe, expect, test } from 'vitest';
import { compileRule } from '../../../../../shared/engine/curator-rules/match-rule';
import { foldLine, lineWords } from '../../../../../shared/engine/miner/line-forms';
import { ruleLadder } from '../../../../../shared/engine/miner/rule-ladder';
import { findHits } from '../../../../../shared/engine/miner/tally-rule';
import type { RuleForm } from '../../../../../shared/model/rule';
import { aLineIndex } from '../../../../support/line-index';

const anyWord = fc.constantFrom(
  ...['More', 'from', 'us', 'VIDEO', '1', 'é', 'e\u0301', '🐟', 'By', 'Orla', '2:30', '(x', 'y)'],
);
const anyGap = fc.constantFrom(' ', ' ', ': ', ':', ' | ', '|', ' [', '] ', '-', ' – ', '  ', '"');
const anyLine = fc
  .array(fc.tuple(anyWord, anyGap), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.flat().join('').trim());

describe('findHits', () => {
  test('finds by its keys just the lines that the rule matches', () => {
    fc.assert(
      fc.property(
        fc.array(anyLine, { minLength: 1, maxLength: 12 }),
        fc.constantFrom<RuleForm>('line', 'template', 'prefix', 'suffix'),
        fc.nat(),
        fc.nat({ max: 12 }),
        (lines, form, pick, length) => {
          const line = foldLine(lines[pick % lines.length]!);
          const text = form === 'suffix' ? line.slice(-1 - length) : line.slice(0, 1 + length);
          fc.pre(foldLine(text) !== '' && text.isWellFormed());
          const rule = { kind: 'ui', form, text, conditions: {}, examples } as const;
          const matches = compileRule(rule);
          const expected = lines.flatMap((each, at) =>
            matches(asLine(each)).length > 0 ? at : [],
          );
          const { index, textOf } = aLineIndex([{ lines }]);
          expect(findHits(index, rule, textOf)).toEqual(expected);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

const anyNamed = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        ...['By', 'by', 'Felix', 'Asante', 'May', 'credit', 'Photo', "O'Neil", '5', 'ago', 'A'],
        ...['McGee,', '(Wren', '{name}', 'x', 'Jo-Ann', 'é', 'Écu'],
      ),
      fc.constantFrom(' ', ' ', ' ', ' | ', ': ', ', ', '/', '-', ' – '),
    ),
    { minLength: 1, maxLength: 7 },
  )
  .map((parts) => parts.flat().join('').trim());

describe('rules that are mined', () => {
  test('match, by their keys, just the lines that they match one by one', () => {
    fc.assert(
      fc.property(
        fc.array(anyNamed, { minLength: 2, maxLength: 12 }),
        fc.integer({ min: 2, max: 3 }),
        (lines, many) => {
          const { index, textOf } = aLineIndex([{ lines }]);
          for (const rule of ruleLadder({ lines: lines.slice(0, many), kind: 'ui' })) {
            const matches = compileRule(rule);
            const expected = Array.from({ length: index.entries }, (_, at) => at).filter(
              (at) => matches(asLine(textOf(at))).length > 0,
            );
            expect(findHits(index, rule, textOf)).toEqual(expected);
          }
        },
      ),
      { numRuns: 5000 },
    );
  });

  test('keep of names what is the same everywhere', () => {
    const lines = [
      'The free kick | Photo credit Felix Asante',
      'The yeast | Photo credit Otto Marsh',
      'The tunnel bore | Photo credit Jo-Ann O’Neil',
    ];
    const texts = ruleLadder({ lines, kind: 'caption' }).map(({ form, text }) => [form, text]);
    expect(texts).toEqual([['suffix', '| Photo credit {name}']]);
    const begun = ['By Felix Asante for the Post: ice', 'By Otto Marsh for the Post: oysters'];
    const [first] = ruleLadder({ lines: begun, kind: 'metadata' });
    expect([first!.form, first!.text]).toEqual(['prefix', 'By {name} for the Post:']);
  });
});

const examples = { cut: [], keep: [] };

function asLine(text: string) {
  const words = () => lineWords(foldLine(text)).length;
  return { text, position: 0, blocks: 1, words, documents: () => 1 };
}

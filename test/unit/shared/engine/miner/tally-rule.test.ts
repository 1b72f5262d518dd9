import { fc } from '../../../../support/fast-check';
import { describe, expect, test } from 'vitest';
import { compileRule } from '../../../../../shared/engine/curator-rules/match-rule';
import { foldLine, lineWords } from '../../../../../shared/engine/miner/line-forms';
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

const examples = { cut: [], keep: [] };

function asLine(text: string) {
  const words = () => lineWords(foldLine(text)).length;
  return { text, position: 0, blocks: 1, words, documents: () => 1 };
}

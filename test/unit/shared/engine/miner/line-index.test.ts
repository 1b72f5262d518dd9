import { fc } from '../../../../support/fast-check';
import { expect, test } from 'vitest';
import { findHits } from '../../../../../shared/engine/miner/tally-rule';
import { compileRule } from '../../../../../shared/engine/curator-rules/match-rule';
import type { RuleDefinition, RuleForm } from '../../../../../shared/model/rule';
import { aLineIndex } from '../../../../support/line-index';

const word = fc.constantFrom('More', 'from', 'from:', 'us', 'By', 'Orla', '3', '(12)', '—', 'of');
const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const form = fc.constantFrom<RuleForm>('line', 'template', 'prefix', 'suffix');

test('looking a rule up finds the lines that trying it on every line finds', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(line, { maxLength: 8 }), { maxLength: 8 }),
      form,
      fc.oneof(line, fc.constantFrom('{n} of {n}', 'By {name}', 'More from us', 'us from')),
      (documents, given, text) => {
        const { index, textOf } = aLineIndex(documents.map((lines) => ({ lines })));
        const rule: RuleDefinition = {
          kind: 'ui',
          form: given,
          text,
          conditions: {},
          examples: { cut: [], keep: [] },
        };
        const matches = compileRule(rule);
        const all = Array.from({ length: index.entries }, (_, entry) => entry).filter(
          (entry) =>
            matches({
              text: textOf(entry),
              position: 0,
              blocks: 1,
              words: () => 1,
              documents: () => 1,
            }).length > 0,
        );
        expect(findHits(index, rule, textOf)).toEqual(all);
      },
    ),
    { numRuns: 300 },
  );
});

test('running text takes no place, and states are taken over by block', () => {
  const prose = Array.from({ length: 60 }, () => 'word').join(' ');
  const { index } = aLineIndex([{ lines: ['one', prose, ['two', 'open']] }, { lines: [''] }]);
  expect(index.entries).toBe(2);
  expect([index.position(1), index.blocks(0), index.state(1)]).toEqual([2, 3, 'open']);
  index.setStates(0, ['rejected', 'plain', 'confirmed']);
  expect([index.state(0), index.state(1)]).toEqual(['rejected', 'confirmed']);
  expect(index.entriesOf(1)).toEqual([2, 2]);
});

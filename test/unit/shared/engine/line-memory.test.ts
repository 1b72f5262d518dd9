import { expect, test } from 'vitest';
import { fc } from '../../../support/fast-check';
import { measureDocument, type BlockFeatures } from '../../../../shared/engine/features';
import { LineMemory } from '../../../../shared/engine/line-memory';
import { matchRules } from '../../../../shared/engine/match-rules';
import { indexRules, type RuleIndex } from '../../../../shared/engine/rule-index';
import type { Rule } from '../../../../shared/engine/rule-pack';
import { segment } from '../../../../shared/engine/segment';
import { lentUnits } from '../../../../shared/engine/text-units';

const prose =
  'The ferry left the quay on Tuesday morning, and nine hundred people came to see it go.';

const base = {
  kind: 'ui',
  scope: 'line',
  confidence: 0.9,
  reason: 'x',
  examples: { flags: ['a', 'b'], keeps: ['c', 'd'] },
} satisfies Partial<Rule>;
const rules: readonly Rule[] = [
  { ...base, id: 'first', phrases: ['share this', 'read * more'], guards: { first: 2 } },
  { ...base, id: 'after', patterns: ['\\W*photo: .+', 'share.*'], guards: { afterProse: true } },
  { ...base, id: 'last', tokens: { words: ['share', 'print'], least: 1 }, guards: { last: 1 } },
  { ...base, id: 'any', patterns: ['.*this'], holds: ['this'] },
];
const index = (): RuleIndex =>
  indexRules([{ pack: 'en-test', description: 'test', rules: [...rules] }]);

function matchesOf(text: string, known: RuleIndex): string[] {
  const features = measureDocument({ id: 'a', text, blocks: segment(text) });
  return matchRules(known, features).map(({ rule, start, end }) => `${rule.id} ${start} ${end}`);
}

test('lines that were met before match as if they had not been, wherever they stand', () => {
  const line = fc.constantFrom('Share this', 'share', 'Photo: this', 'read a bit more', prose, 'x');
  const text = fc.array(line, { maxLength: 7 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(fc.array(text, { maxLength: 5 }), (texts) => {
      const used = index();
      expect(texts.map((one) => matchesOf(one, used))).toEqual(
        texts.map((one) => matchesOf(one, index())),
      );
    }),
  );
});

test('a line is kept from the second time on, and one that is too long never', () => {
  const memory = new LineMemory<string>();
  const recall = (text: string, made: string): string | undefined => {
    const line = { text, start: 0, end: text.length } as BlockFeatures;
    return memory.recall(line, lentUnits(text), () => made);
  };
  expect(['a', 'b', 'c'].map((made) => recall('Share this', made))).toEqual([undefined, 'b', 'b']);
  expect(['a', 'b', 'c'].map((made) => recall('x'.repeat(500), made))).toEqual(
    Array.from({ length: 3 }),
  );
});

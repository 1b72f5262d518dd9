import { fc } from '../../../../support/fast-check';
import { expect, test } from 'vitest';
import { Suggestions } from '../../../../../electron/operations/rules/suggestions';
import type { LineState } from '../../../../../shared/engine/miner/line-index';
import { aLineIndex, type AnyLine } from '../../../../support/line-index';

const anyState = fc.constantFrom<LineState>('plain', 'open', 'confirmed', 'rejected', 'machine');
const anyLine = fc
  .tuple(
    fc.constantFrom('By', 'VIDEO:', 'VIDEO:'),
    fc.constantFrom(' 1', ' 2', ' Orla Fenwick', ' Tam Lund', ' oysters are late', ' [more]'),
    anyState,
  )
  .map(([front, back, state]): AnyLine => [`${front}${back}`, state]);
const anyBatch = fc.array(
  fc.record({
    site: fc.constantFrom('a.example', 'b.example'),
    lines: fc.array(anyLine, { minLength: 1, maxLength: 6 }),
  }),
  { minLength: 1, maxLength: 12 },
);

const rest = () => Promise.resolve();

test('after any decisions it suggests what mining the whole batch anew suggests', async () => {
  const anyDecisions = fc.array(fc.tuple(fc.nat(), fc.nat(), anyState), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(anyBatch, anyDecisions, async (documents, decisions) => {
      const states = documents.map(({ lines }) => lines.map(([, state]) => state as LineState));
      const made = aLineIndex(documents);
      const lines = {
        ...made,
        refresh: (numbers: Iterable<number>) =>
          [...numbers].flatMap((number) => made.index.setStates(number, states[number]!)),
      };
      const kept = new Suggestions(lines);
      await kept.mineAll(rest);
      for (const [document, line, state] of decisions) {
        const number = document % states.length;
        states[number]![line % states[number]!.length] = state;
        kept.update([number]);
      }
      const fresh = new Suggestions(lines);
      await fresh.mineAll(rest);
      expect(decided(kept)).toEqual(decided(fresh));
    }),
    { numRuns: 1000 },
  );
});

function decided(suggestions: Suggestions) {
  return suggestions.list().flatMap(({ suggestion, undecided }) => (undecided ? [] : suggestion));
}

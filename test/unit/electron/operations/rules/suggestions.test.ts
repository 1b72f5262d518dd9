import { fc } from '../../../../support/fast-check';
import { expect, test } from 'vitest';
import { Suggestions } from '../../../../../electron/operations/rules/suggestions';
import type { LineState } from '../../../../../shared/engine/miner/line-index';
import { RuleTallies } from '../../../../../shared/engine/miner/rule-tallies';
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
const anyDecisions = fc.array(fc.tuple(fc.nat(), fc.nat(), anyState), { maxLength: 8 });

const rest = () => Promise.resolve();

/** The lines of a batch, and a way to let something else stand on one; answers its document. */
function linesToDecide(documents: Parameters<typeof aLineIndex>[0]) {
  const states = documents.map(({ lines }) => lines.map(([, state]) => state as LineState));
  const made = aLineIndex(documents);
  const lines = {
    ...made,
    refresh: (numbers: Iterable<number>) => {
      const changed = [...numbers].flatMap((number) =>
        made.index.setStates(number, states[number]!),
      );
      made.tallies.follow(changed);
      return changed;
    },
  };
  const decide = ([document, line, state]: readonly [number, number, LineState]) => {
    const number = document % states.length;
    states[number]![line % states[number]!.length] = state;
    return number;
  };
  return { lines, decide };
}

/** What mining finds that knows nothing of before. */
async function minedAnew({
  index,
  textOf,
  kindOf,
  refresh,
}: ReturnType<typeof linesToDecide>['lines']) {
  const fresh = new Suggestions({
    ...{ index, textOf, kindOf, refresh },
    tallies: new RuleTallies(index, textOf),
  });
  await fresh.mineAll(rest);
  return decided(fresh);
}

test('after any decisions it suggests what mining the whole batch anew suggests', async () => {
  await fc.assert(
    fc.asyncProperty(anyBatch, anyDecisions, async (documents, decisions) => {
      const { lines, decide } = linesToDecide(documents);
      const kept = new Suggestions(lines);
      await kept.mineAll(rest);
      for (const decision of decisions) kept.update([decide(decision)]);
      expect(decided(kept)).toEqual(await minedAnew(lines));
    }),
    { numRuns: 1000 },
  );
});

test('decisions that come while the batch is mined are not lost', async () => {
  await fc.assert(
    fc.asyncProperty(anyBatch, anyDecisions, async (documents, decisions) => {
      const { lines, decide } = linesToDecide(documents);
      const kept = new Suggestions(lines);
      const waiting = [...decisions];
      await kept.mineAll(() => {
        const next = waiting.shift();
        if (next) kept.update([decide(next)]);
        return rest();
      });
      expect(decided(kept)).toEqual(await minedAnew(lines));
    }),
    { numRuns: 500 },
  );
});

test('of lines that nobody decided, those of numbers alone are suggested last', async () => {
  const words = Array.from({ length: 6 }, (_, at) => `Day ${at} of the fair`);
  const numbers = Array.from({ length: 9 }, (_, at) => `${at + 10} / ${at}`);
  const { lines } = linesToDecide([...words, ...numbers].map((line) => page([line, 'open'])));
  const suggestions = new Suggestions(lines);
  await suggestions.mineAll(rest);
  expect(wordings(suggestions)).toEqual(['Day {n} of the fair', '{n} / {n}']);
});

test('a suggestion stays while its first lines are cut, and goes when one is kept', async () => {
  const { lines, decide } = linesToDecide(
    Array.from({ length: 8 }, () => page(['Advertisement', 'open'])),
  );
  const suggestions = new Suggestions(lines);
  await suggestions.mineAll(rest);
  const after = (document: number, state: LineState) => {
    suggestions.update([decide([document, 0, state])]);
    return suggestions.list().map(({ suggestion: { ladder, chosen }, undecided }) => {
      const { rule, tally } = ladder[chosen]!;
      return [rule.text, tally.states.open, undecided];
    });
  };
  expect(after(0, 'confirmed')).toEqual([['Advertisement', 7, true]]);
  expect(after(1, 'confirmed')).toEqual([['Advertisement', 6, false]]);
  expect(after(1, 'open')).toEqual([['Advertisement', 7, true]]);
  expect(after(0, 'rejected')).toEqual([]);
  expect(after(0, 'confirmed')).toEqual([['Advertisement', 7, true]]);
});

function page(...lines: readonly AnyLine[]) {
  return { site: 'fair.example', lines };
}

function wordings(suggestions: Suggestions): string[] {
  return suggestions.list().map(({ suggestion: { ladder, chosen } }) => ladder[chosen]!.rule.text);
}

function decided(suggestions: Suggestions) {
  return suggestions.list().flatMap(({ suggestion, undecided }) => (undecided ? [] : suggestion));
}

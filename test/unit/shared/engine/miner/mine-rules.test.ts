import { fc } from '../../../../support/fast-check';
import { describe, expect, test } from 'vitest';
import type { LineState } from '../../../../../shared/engine/miner/line-index';
import {
  gainOf,
  mineAround,
  mineRecurring,
  mineRules,
  type Suggestion,
} from '../../../../../shared/engine/miner/mine-rules';
import { aLineIndex, type AnyLine } from '../../../../support/line-index';

const prose = 'The ferry came in an hour late, and nobody on the quay could say why it had.';

/** One document for each line. */
function around(lines: readonly AnyLine[], site?: string) {
  return aLineIndex(lines.map((line) => ({ ...(site && { site }), lines: [prose, line] })));
}

function recurringIn(lines: ReturnType<typeof around>): Suggestion[] {
  return [...mineRecurring(lines)].flatMap((suggestion) => suggestion ?? []);
}

/** The rules that are looked at first, as `form: text @ site`. */
function chosen(suggestions: readonly Suggestion[]): string[] {
  return suggestions.map(({ ladder, chosen: at }) => {
    const { form, text, conditions } = ladder[at]!.rule;
    return `${form}: ${text}${conditions.site ? ` @ ${conditions.site}` : ''}`;
  });
}

describe('mineRules', () => {
  test('one confirmed line is no evidence yet', () => {
    const mined = mineRules(
      around([
        ['3 of 9', 'confirmed'],
        ['1 of 4', 'open'],
      ]),
    );
    expect(mined).toEqual([]);
  });

  test('counts that differ make a template, on the site they stand on before everywhere', () => {
    const lines: AnyLine[] = [
      ['3 of 9', 'confirmed'],
      ['1 of 4', 'confirmed'],
      ['2 of 7', 'open'],
    ];
    const [first] = mineRules(around(lines, 'harbour.example'));
    expect(chosen([first!])).toEqual(['template: {n} of {n} @ harbour.example']);
    expect(first!.evidence).toHaveLength(2);
    expect(first!.ladder[first!.chosen]!.tally).toMatchObject({
      states: { confirmed: 2, open: 1, rejected: 0, plain: 0 },
      documents: 3,
      sites: 1,
    });
  });

  test('names that differ make a frame, beginnings and ends that agree make rules of their own', () => {
    const names = around([
      ['By Orla Fenwick', 'confirmed'],
      ['By Tam Okafor', 'confirmed'],
      'By Petra Lund',
    ]);
    expect(chosen(mineRules(names))).toContain('template: By {name}');
    const beginnings = around([
      ['More from the harbour: oysters are late', 'confirmed'],
      ['More from the harbour: dredging begins', 'confirmed'],
      ['More from the harbour: a new lamp', 'open'],
    ]);
    expect(chosen(mineRules(beginnings))).toContain('prefix: More from the harbour:');
    const ends = around([
      ['Oysters are late, read on here', 'confirmed'],
      ['Dredging begins soon, read on here', 'confirmed'],
      ['A lamp is lit, read on here', 'open'],
    ]);
    expect(chosen(mineRules(ends))).toContain('suffix: read on here');
  });

  test('a word that a sign marks as a label makes a rule alone, before or behind what differs', () => {
    const before = around([
      ['VIDEO: oysters are late', 'confirmed'],
      ['VIDEO: dredging begins', 'confirmed'],
      ['VIDEO: and a new lamp is lit', 'open'],
    ]);
    expect(chosen(mineRules(before))).toContain('prefix: VIDEO:');
    const behind = around([
      ['Oysters are late [gallery]', 'confirmed'],
      ['Dredging begins [gallery]', 'confirmed'],
      ['A lamp [gallery]', 'open'],
    ]);
    expect(chosen(mineRules(behind))).toContain('suffix: [gallery]');
    const word = around([
      ['Oysters are late', 'confirmed'],
      ['Oysters begin', 'confirmed'],
      ['Oysters and a lamp', 'open'],
    ]);
    expect(mineRules(word)).toEqual([]);
  });

  test('lines that begin alike behind a label have the label on their ladder', () => {
    const [only, ...others] = mineRules(
      around([
        ['VIDEO | The oysters are late', 'confirmed'],
        ['VIDEO | The dredging begins', 'confirmed'],
        ['VIDEO | The lamp', 'open'],
        ['VIDEO | A lamp', 'open'],
      ]),
    );
    expect(others).toEqual([]);
    expect(only!.ladder.map(({ rule: { text } }) => text)).toEqual(['VIDEO | The', 'VIDEO |']);
    expect(only!.ladder.map(({ tally }) => tally.states.open)).toEqual([1, 2]);
  });

  test('what sites share and hardly any flag speaks for is language, unless a sign marks it', () => {
    const across = (front: string, plain: number) =>
      aLineIndex([
        ...['a.example', 'b.example'].map((site) => ({
          site,
          lines: [[`${front} ${site} oysters`, 'confirmed'] as const],
        })),
        ...Array.from({ length: plain }, (_, at) => ({
          site: 'a.example',
          lines: [`${front} lamps ${'and '.repeat(at % 3)}quays`],
        })),
      ]);
    expect(chosen(mineRules(across('Round the', 2)))).toEqual(['prefix: Round the']);
    expect(mineRules(across('Round the', 3))).toEqual([]);
    expect(chosen(mineRules(across('Round the quay:', 3)))).toEqual(['prefix: Round the quay:']);
  });

  test('a kept line speaks against every rule that would cut it', () => {
    const lines: AnyLine[] = [
      ['More from us: oysters', 'confirmed'],
      ['More from us: dredging', 'confirmed'],
      ['More from us: mayors', 'rejected'],
      ['More from us: lamps', 'open'],
    ];
    expect(mineRules(around(lines))).toEqual([]);
  });

  test('what would cut nothing more is not suggested', () => {
    expect(
      mineRules(
        around([
          ['Print', 'confirmed'],
          ['Print', 'confirmed'],
        ]),
      ),
    ).toEqual([]);
  });

  test('cuts of rules and policies are no evidence', () => {
    const lines: AnyLine[] = [
      ['3 of 9', 'machine'],
      ['1 of 4', 'confirmed'],
      ['2 of 7', 'open'],
    ];
    expect(mineRules(around(lines))).toEqual([]);
  });

  test('the rule of the most open lines comes first', () => {
    const mined = mineRules(
      around([
        ['Page 1', 'confirmed'],
        ['Page 2', 'confirmed'],
        ['Page 3', 'open'],
        ...Array.from({ length: 5 }, (_, at): AnyLine => [
          `${at} shares`,
          at < 2 ? 'confirmed' : 'open',
        ]),
      ]),
    );
    expect(chosen(mined)).toEqual(['template: {n} shares', 'template: Page {n}']);
  });
});

const anyState = fc.constantFrom<LineState>('plain', 'open', 'confirmed', 'rejected', 'machine');
const anyLine = fc
  .tuple(
    fc.constantFrom('Page', 'By', 'More from us:', 'Print'),
    fc.constantFrom('', ' 1', ' 2', ' Orla Fenwick', ' Tam Lund', ' oysters are late'),
    anyState,
  )
  .map(([front, back, state]): AnyLine => [`${front}${back}`, state]);
const anyBatch = fc.array(
  fc.record({
    site: fc.constantFrom('a.example', 'b.example'),
    lines: fc.array(anyLine, { maxLength: 6 }),
  }),
  { maxLength: 12 },
);

describe('whatever was decided', () => {
  test('the rule to look at first covers its evidence, damages nothing that was kept, and gains', () => {
    fc.assert(
      fc.property(anyBatch, (documents) => {
        const input = aLineIndex(documents);
        for (const { ladder, chosen: at, evidence } of mineRules(input)) {
          const { tally } = ladder[at]!;
          const hits = new Set(tally.hits);
          expect(evidence.every((entry) => hits.has(entry))).toBe(true);
          expect(tally.states.rejected).toBe(0);
          expect(gainOf(ladder[at]!)).toBeGreaterThan(0);
          // No narrower rung would do.
          for (const narrower of ladder.slice(0, at)) {
            const covered = evidence.every((entry) => narrower.tally.hits.includes(entry));
            expect(covered && gainOf(narrower) > 0 && narrower.tally.states.rejected === 0).toBe(
              false,
            );
          }
        }
      }),
    );
  });

  test('mining around the lines just decided finds what mining the batch finds for them', () => {
    fc.assert(
      fc.property(anyBatch, (documents) => {
        const input = aLineIndex(documents);
        const all = new Map(mineRules(input).map((suggestion) => [suggestion.id, suggestion]));
        for (let entry = 0; entry < input.index.entries; entry++) {
          if (input.index.state(entry) !== 'confirmed') continue;
          for (const one of mineAround(input, [entry])) expect(all.get(one.id)).toEqual(one);
        }
      }),
    );
  });
});

describe('mineRecurring', () => {
  test('suggests flagged lines that recur and nobody decided, and none that somebody did', () => {
    const recurring = Array.from({ length: 6 }, (_, at): AnyLine => [
      `Day ${at} of the fair`,
      'open',
    ]);
    expect(chosen(recurringIn(around(recurring, 'fair.example')))).toEqual([
      'template: Day {n} of the fair @ fair.example',
    ]);
    expect(recurringIn(around(recurring.slice(0, 4)))).toEqual([]);
    expect(recurringIn(around([...recurring, ['Day 9 of the fair', 'rejected']]))).toEqual([]);
  });
});

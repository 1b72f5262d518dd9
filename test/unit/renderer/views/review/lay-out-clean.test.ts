import { fc } from '../../../../support/fast-check';
import { describe, expect, test } from 'vitest';
import { applyCuts, recordCuts } from '../../../../../shared/engine/apply-cuts';
import { flagsIn, layOutClean } from '../../../../../renderer/views/review/lay-out-clean';

function drawn(text: string, words: readonly string[]) {
  const cuts = recordCuts(
    text,
    words.map((word) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length })),
  );
  return layOutClean(text, cuts).map(({ pieces }) =>
    pieces.map((piece) => (piece.kind === 'cut' ? '✂' : text.slice(piece.start, piece.end))),
  );
}

describe('layOutClean', () => {
  test('stands a cut of whole lines between the lines', () => {
    expect(drawn('One\n\nTwo\n\nThree\n', ['Two'])).toEqual([['One'], ['✂'], ['Three']]);
  });

  test('stands a cut at the top before the first line', () => {
    expect(drawn('One\n\nTwo\n', ['One'])).toEqual([['✂'], ['Two']]);
  });

  test('stands a cut at the end after the last line', () => {
    expect(drawn('One\n\nTwo', ['Two'])).toEqual([['One'], ['✂']]);
  });

  test('draws a cut inside a line inside it', () => {
    expect(drawn('LONDON - Rain fell. Read more', ['LONDON - '])).toEqual([
      ['✂', 'Rain fell. Read more'],
    ]);
    expect(drawn('Rain fell. Read more', [' Read more'])).toEqual([['Rain fell.', '✂']]);
  });

  test('takes CRLF as one line end', () => {
    expect(drawn('One\r\nTwo\r\nThree', ['Two'])).toEqual([['One'], ['✂'], ['Three']]);
  });

  test('shows every kept character that is not a line end, in order', () => {
    const text = fc.stringMatching(/^[ab \n]{0,60}$/);
    const places = fc.array(fc.tuple(fc.nat(60), fc.nat(12)), { maxLength: 5 });
    fc.assert(
      fc.property(text, places, (given, spans) => {
        const flags = spans
          .map(([start, length]) => ({ start, end: Math.min(given.length, start + length + 1) }))
          .filter(({ start, end }) => start < end);
        const cuts = recordCuts(given, flags);
        const shown = layOutClean(given, cuts)
          .flatMap(({ pieces }) => pieces)
          .map((piece) => (piece.kind === 'text' ? given.slice(piece.start, piece.end) : ''))
          .join('');
        expect(shown.replace(/\s/g, '')).toBe(applyCuts(given, flags).replace(/\s/g, ''));
      }),
    );
  });
});

test('flagsIn finds the flags a gap comes from', () => {
  const flags = [
    { start: 0, end: 3 },
    { start: 5, end: 8 },
    { start: 8, end: 9 },
  ];
  expect(flagsIn({ start: 4, end: 8 }, flags)).toEqual([1]);
});

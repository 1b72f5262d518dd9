import { fc } from '../../../support/fast-check';
import { describe, expect, test } from 'vitest';
import { createAnchor } from '../../../../shared/engine/anchor-span';
import { segment } from '../../../../shared/engine/segment';

const mill =
  'Die Gezeitenmühle mahlt wieder.\nFoto: Jürgen Müller\nAnzeige\nDie Mühle ist über 200 Jahre alt.\nAnzeige\nÄhnliche Artikel';
const misread = Buffer.from(mill).toString('latin1');

/** What stands at the place where a quote of the misread text is found again. */
function reanchored(quote: string, nth = 0, after = mill): string | undefined {
  let start = misread.indexOf(quote);
  for (let left = nth; left > 0; left--) start = misread.indexOf(quote, start + 1);
  const anchor = createAnchor(
    { text: misread, blocks: segment(misread) },
    { text: after, blocks: segment(after) },
  );
  const span = anchor({ start, end: start + quote.length });
  return span && after.slice(span.start, span.end);
}

describe('createAnchor', () => {
  test('finds whole lines and parts of them, damaged or not', () => {
    const latin = (text: string) => Buffer.from(text).toString('latin1');
    expect(reanchored(latin('Foto: Jürgen Müller'))).toBe('Foto: Jürgen Müller');
    expect(reanchored(latin('Ähnliche Artikel'))).toBe('Ähnliche Artikel');
    expect(reanchored(latin('über 200'))).toBe('über 200');
    expect(reanchored('200 Jahre')).toBe('200 Jahre');
  });

  test('tells places that read alike by what stands around them', () => {
    const anchor = createAnchor(
      { text: misread, blocks: segment(misread) },
      { text: mill, blocks: segment(mill) },
    );
    const second = misread.lastIndexOf('Anzeige');
    expect(anchor({ start: second, end: second + 7 })).toEqual({
      start: mill.lastIndexOf('Anzeige'),
      end: mill.lastIndexOf('Anzeige') + 7,
    });
    const other = `Vorspann\n${mill}`;
    const shifted = createAnchor(
      { text: misread, blocks: segment(misread) },
      { text: other, blocks: segment(other) },
    )({ start: second, end: second + 7 });
    expect(shifted?.start).toBe(other.lastIndexOf('Anzeige'));
  });

  test('says nothing where the text is gone, or has nothing to go by', () => {
    expect(reanchored('200 Jahre', 0, 'Ein anderer Text.')).toBeUndefined();
    const anchor = createAnchor(
      { text: 'äöü aaa', blocks: segment('äöü aaa') },
      { text: 'x', blocks: segment('x\ny') },
    );
    expect(anchor({ start: 0, end: 3 })).toBeUndefined();
  });

  test('a text that did not change keeps every span of some length where it is', () => {
    fc.assert(
      fc.property(
        fc.lorem({ maxCount: 40 }),
        fc.nat(),
        fc.integer({ min: 8, max: 60 }),
        (text, at, length) => {
          const start = at % text.length;
          const end = Math.min(text.length, start + length);
          fc.pre(text.slice(start, end).trim().length >= 4);
          const same = { text, blocks: segment(text) };
          expect(createAnchor(same, same)({ start, end })).toEqual({ start, end });
        },
      ),
    );
  });
});

import { fc } from '../../../support/fast-check';
import { expect, test } from 'vitest';
import { HeldScreen, holdsOne } from '../../../../shared/engine/held-parts';
import { lentUnits } from '../../../../shared/engine/text-units';

const signs = 'aAbc …©(/\u0161';
const text = fc.string({ unit: fc.constantFrom(...signs), maxLength: 40 });
const part = fc.string({ unit: fc.constantFrom(...signs), minLength: 1, maxLength: 4 });

function read(screen: HeldScreen, text: string): number {
  return screen.read(lentUnits(text), 0, text.length);
}

test('answers as a plain search for each piece would, also for more lists than there are bits', () => {
  const lists = fc.array(fc.array(part, { minLength: 1 }), { maxLength: 40 });
  fc.assert(
    fc.property(text, lists, (line, given) => {
      const screen = new HeldScreen();
      const prepared = given.map((parts) => screen.add(parts));
      const found = read(screen, line);
      for (const one of prepared) {
        expect(holdsOne(one, line, found)).toBe(one.parts.some((piece) => line.includes(piece)));
      }
    }),
  );
});

test('lets through next to no text without a piece', () => {
  const screen = new HeldScreen();
  const held = screen.add(['Photo', '(c)', '©']);
  expect(
    read(screen, 'See the photograph, said the mayor; it was a ballad of 1923') & held.bit,
  ).toBe(0);
  expect(read(screen, 'Photo credit Ada Pole') & held.bit).toBe(held.bit);
});

test('a line holds what is not asked for', () => {
  expect(holdsOne(undefined, '', 0)).toBe(true);
});

test('only a stretch of the text is read', () => {
  const screen = new HeldScreen();
  const { bit } = screen.add(['(c)']);
  const text = 'a (c) b';
  expect(screen.read(lentUnits(text), 2, 5) & bit).toBe(bit);
  expect(screen.read(lentUnits(text), 3, 7) & bit).toBe(0);
  expect(screen.read(lentUnits(text), 0, 4) & bit).toBe(0);
});

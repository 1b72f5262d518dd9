import { fc } from '../../../support/fast-check';
import { expect, test } from 'vitest';
import { HeldText, prepareParts } from '../../../../shared/engine/held-parts';

const text = fc.string({ unit: fc.constantFrom(...'abc …©(/'), maxLength: 40 });
const part = fc.string({ unit: fc.constantFrom(...'abc …©(/'), minLength: 1, maxLength: 4 });

test('answers as a plain search for each piece would', () => {
  fc.assert(
    fc.property(
      text,
      fc.array(fc.array(part, { minLength: 1 }), { maxLength: 4 }),
      (line, lists) => {
        const held = new HeldText(line);
        const prepared = lists.map((parts, number) => prepareParts(parts, number));
        // Asked twice: the second answer comes from memory.
        for (const one of [...prepared, ...prepared]) {
          expect(held.holdsOne(one)).toBe(one.parts.some((piece) => line.includes(piece)));
        }
      },
    ),
  );
});

test('a line holds what is not asked for', () => {
  expect(new HeldText('').holdsOne(undefined)).toBe(true);
});

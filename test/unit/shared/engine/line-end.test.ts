import { fc } from '../../../support/fast-check';
import { expect, test } from 'vitest';
import { closingUnit, codesOf, endsInDots, lastUnit } from '../../../../shared/engine/line-end';

const text = fc.string({ unit: fc.constantFrom(...'a.…:"\'”’'), minLength: 1, maxLength: 6 });

test('a sign ends a text, also before a closing quotation mark', () => {
  const colon = codesOf(':');
  fc.assert(
    fc.property(text, (line) => {
      expect(colon.has(lastUnit(line))).toBe(/:$/.test(line));
      expect(colon.has(closingUnit(line))).toBe(/:["'”’]?$/.test(line));
    }),
  );
});

test('three dots or their sign break a text off', () => {
  fc.assert(
    fc.property(text, (line) => {
      expect(endsInDots(line)).toBe(/(?:\.\.\.|…)["'”’]?$/.test(line));
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeyChains } from '../../../../shared/engine/key-chains';

test('each index leads to the ones before it with the same key', () => {
  const key = fc.oneof(
    fc.nat({ max: 5 }),
    fc.nat({ max: 5 }).map((at) => at * 2 ** 40),
    fc.maxSafeNat(),
  );
  fc.assert(
    fc.property(fc.array(fc.array(key), { minLength: 1, maxLength: 3 }), (rounds) => {
      const keys = new Float64Array(Math.max(...rounds.map((round) => round.length)));
      const chains = new KeyChains(keys);
      for (const round of rounds) {
        chains.clear();
        for (const [index, own] of round.entries()) {
          keys[index] = own;
          const wanted = round.slice(0, index).lastIndexOf(own);
          expect(chains.add(index)).toBe(wanted);
          expect(chains.before(index)).toBe(wanted);
        }
      }
    }),
  );
});

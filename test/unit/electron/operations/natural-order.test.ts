import { fc } from '../../../support/fast-check';
import { describe, expect, test } from 'vitest';
import { naturalKey } from '../../../../electron/operations/natural-order';

function sorted(paths: string[]): string[] {
  return paths.sort((a, b) =>
    Buffer.compare(Buffer.from(naturalKey(a)), Buffer.from(naturalKey(b))),
  );
}

describe('naturalKey', () => {
  test('orders numbers by value, whatever their zeros', () => {
    expect(sorted(['a10.txt', 'a9.txt', 'a0100.txt', 'a1.txt'])).toEqual([
      'a1.txt',
      'a9.txt',
      'a10.txt',
      'a0100.txt',
    ]);
  });

  test('does not mind case and keeps a folder together', () => {
    expect(sorted(['b.txt', 'A/z.txt', 'a b/x.txt', 'a/b.txt', 'C.txt'])).toEqual([
      'a/b.txt',
      'A/z.txt',
      'a b/x.txt',
      'b.txt',
      'C.txt',
    ]);
  });

  test('numbers of any length sort by value', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n }), fc.bigInt({ min: 0n }), (a, b) => {
        const [first] = sorted([`p${a}.txt`, `p${b}.txt`]);
        expect(first).toBe(`p${a <= b ? a : b}.txt`);
      }),
    );
  });
});

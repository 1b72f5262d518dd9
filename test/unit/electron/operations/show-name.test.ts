import { fc } from '../../../support/fast-check';
import { describe, expect, test } from 'vitest';
import { showName } from '../../../../electron/operations/show-name';

describe('showName', () => {
  test('shows UTF-8 as it is', () => {
    expect(showName(Buffer.from('größe 🙂.txt'))).toBe('größe 🙂.txt');
  });

  test('writes other bytes as numbers', () => {
    const name = Buffer.from([0x61, 0xe9, 0xc3, 0xa9, 0xf0, 0x9f]);
    expect(showName(name)).toBe('a\\xE9é\\xF0\\x9F');
  });

  test('names that differ stay different as far as they are not UTF-8', () => {
    const name = fc.array(fc.constantFrom(0x61, 0x80, 0xc3, 0xe9), { maxLength: 6 });
    fc.assert(
      fc.property(name, name, (a, b) => {
        const same = Buffer.from(a).equals(Buffer.from(b));
        expect(showName(Buffer.from(a)) === showName(Buffer.from(b))).toBe(same);
      }),
    );
  });
});

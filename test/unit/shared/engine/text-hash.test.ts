import { fc } from '../../../support/fast-check';
import { expect, test } from 'vitest';
import { hashText } from '../../../../shared/engine/text-hash';
import { isWhiteSpace } from '../../../../shared/engine/white-space';

const signs = [...'ab \t\n\r\u00a0\u0085\u2028\u3000\ufeffé…\u0000\u0020'];
const text = fc.string({ unit: fc.constantFrom(...signs), maxLength: 20 });

/** Runs of white space as one blank, none at the ends. */
function plain(line: string): string {
  const units = Array.from({ length: line.length }, (_, at) => line[at]!);
  const blanks = units.map((unit) => (isWhiteSpace(unit.charCodeAt(0)) ? ' ' : unit)).join('');
  return blanks.replace(/ +/g, ' ').replace(/^ | $/g, '');
}

test('white space counts as one blank, and at the ends not at all', () => {
  fc.assert(
    fc.property(text, text, text, (before, line, behind) => {
      const start = before.length;
      const hash = hashText(before + line + behind, start, start + line.length);
      expect(hash).toBe(hashText(plain(line)));
    }),
  );
});

test('other texts have other hashes', () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      expect(hashText(one) === hashText(other)).toBe(plain(one) === plain(other));
    }),
  );
});

test('what is kept by its hash is found again', () => {
  expect(hashText('')).toBe(15216031280547);
  expect(hashText('The ferry sails.')).toBe(5591963166879681);
  expect(hashText('« Là-bas »,  dit-elle… 港')).toBe(3932552212024589);
});

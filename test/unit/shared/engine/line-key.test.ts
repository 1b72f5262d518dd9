import { fc } from '../../../support/fast-check';
import { expect, test } from 'vitest';
import { lineKey } from '../../../../shared/engine/line-key';
import { anyText } from './any-text';

test.each([
  ['E-mail | Print (12)', 'e mail print #'],
  ['“Don’t miss” – Q&A', "don't miss q and a"],
  ['1,204 shares, 14.3K likes', '# shares # likes'],
  ['3pm on 03/05/15', '# pm on # # #'],
  ['Ärger in Łódź', 'ärger in łódź'],
  ['— *** —', ''],
  ['the boys’ club', 'the boys club'],
])('%s is %s', (line, key) => {
  expect(lineKey(line)).toBe(key);
});

test('a key is its own key, apart from the signs for numbers', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const key = lineKey(text);
      expect(key).not.toMatch(/^ | $| {2}/);
      expect(lineKey(key.replaceAll('#', '1'))).toBe(key);
    }),
  );
});

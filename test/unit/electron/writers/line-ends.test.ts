import { expect, test } from 'vitest';
import { mapLineEnds } from '../../../../electron/writers/line-ends';

const text = '\ufeffone\r\ntwo\rthree\n\r\n\r\rfour\u2028five\u0085six';

test('every carriage return becomes a line feed, alone or with one', () => {
  expect(mapLineEnds(text, 'lf')).toBe('\ufeffone\ntwo\nthree\n\n\n\nfour\u2028five\u0085six');
});

test('as the source leaves the text alone', () => {
  expect(mapLineEnds(text, 'source')).toBe(text);
});

import { fc } from '../../../../support/fast-check';
import { describe, expect, test } from 'vitest';
import {
  documentName,
  showName,
  showText,
  splitPath,
} from '../../../../../renderer/views/review/show-text';

describe('showText', () => {
  test('makes control characters visible and leaves line ends and tabs', () => {
    expect(showText('a\u0000b\u001bc\td\n\u007f\u0085')).toBe('a␀b␛c\td\n␡\ufffd');
  });

  test('replaces halves of surrogate pairs and keeps whole ones', () => {
    expect(showText('\ud83d x 😀 \ude00')).toBe('\ufffd x 😀 \ufffd');
  });

  test('never changes the number of units, so that offsets fit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(showText(text)).toHaveLength(text.length);
      }),
    );
  });
});

describe('showName', () => {
  test('writes out what would turn or break the line', () => {
    expect(showName('scan-\u202egpj.txt\n')).toBe('scan-\\u202egpj.txt\\u000a');
  });

  test('leaves names in any script alone', () => {
    expect(showName('мост-橋-جسر.txt')).toBe('мост-橋-جسر.txt');
  });
});

test('documentName names a record inside a file', () => {
  expect(documentName({ path: 'crawl/wire.jsonl', recordKey: '3' })).toEqual({
    name: 'wire.jsonl #3',
    folder: 'crawl',
  });
  expect(documentName({ path: 'ferry.txt' }).name).toBe('ferry.txt');
});

test('splitPath tells the name from the folder', () => {
  expect(splitPath('harbour/2025/ferry.txt')).toEqual({
    name: 'ferry.txt',
    folder: 'harbour/2025',
  });
  expect(splitPath('ferry.txt')).toEqual({ name: 'ferry.txt', folder: '' });
});

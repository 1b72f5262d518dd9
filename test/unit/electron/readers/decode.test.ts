import { fc } from '../../../support/fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../../electron/readers/decode';

describe('decodeText', () => {
  test('keeps the byte order mark in the text', () => {
    const decoded = decodeText(Buffer.from('\ufeffday', 'utf8'));
    expect(decoded).toEqual({ text: '\ufeffday', encoding: 'utf-8', confidence: 1, isUtf8: true });
  });

  test.each([
    ['utf-16le', Buffer.from('\ufeffzwölf', 'utf16le')],
    ['utf-16be', Buffer.from('\ufeffzwölf', 'utf16le').swap16()],
  ])('reads marked %s', (encoding, bytes) => {
    expect(decodeText(bytes)).toMatchObject({ text: '\ufeffzwölf', encoding, isUtf8: false });
  });

  test.each([
    ['utf-16le', Buffer.from('no mark here', 'utf16le')],
    ['utf-16be', Buffer.from('no mark here', 'utf16le').swap16()],
  ])('knows %s without a mark by its NULs', (encoding, bytes) => {
    expect(decodeText(bytes)).toMatchObject({ text: 'no mark here', encoding });
  });

  test('reads quotation marks and dashes of windows-1252', () => {
    const bytes = Buffer.from([0x93, 0x68, 0x69, 0x94, 0x20, 0x96, 0x20, 0x80, 0xe9]);
    expect(decodeText(bytes)).toMatchObject({ text: '“hi” – €é', encoding: 'windows-1252' });
    expect(decodeText(bytes).confidence).toBeLessThan(0.5);
  });

  test('believes a declared encoding only when the bytes are not UTF-8', () => {
    const cyrillic = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]);
    expect(decodeText(cyrillic, 'windows-1251').text).toBe('Привет');
    expect(decodeText(Buffer.from('Привет'), 'windows-1251').text).toBe('Привет');
    expect(decodeText(cyrillic, 'no-such-label').encoding).toBe('windows-1252');
    expect(decodeText(cyrillic, 'utf-16le').encoding).toBe('windows-1252');
  });

  test('gives back any well-formed text that was written as UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!text.includes('\0') && !/^(?:\ufffe|\u00ff\u00fe)/.test(text));
        expect(decodeText(Buffer.from(text)).text).toBe(text);
      }),
    );
  });

  test.each([
    ['overlong', [0x61, 0xc0, 0xaf]],
    ['half a pair of surrogates', [0x61, 0xed, 0xa0, 0x80]],
    ['beyond Unicode', [0x61, 0xf5, 0x80, 0x80, 0x80]],
    ['cut off', [0x61, 0xe2, 0x82]],
  ])('invalid UTF-8 is replaced or read as something else without trust: %s', (_how, bytes) => {
    const marked = decodeText(Buffer.from([0xef, 0xbb, 0xbf, ...bytes]));
    expect(marked.text).toMatch(/^\ufeffa\ufffd+$/);
    expect(marked.confidence).toBeLessThan(1);
    expect(decodeText(Buffer.from(bytes)).confidence).toBeLessThan(0.6);
  });

  test('a text without a replacement says all that its bytes say, whatever they are', () => {
    const byte = fc.constantFrom(...Buffer.from('aé \n€🌊\0'), 0xff, 0xfe, 0xc0, 0xed, 0xa0, 0x80);
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 40 }), (all) => {
        const bytes = Buffer.from(all);
        const { text, encoding, isUtf8 } = decodeText(bytes);
        const lossless = isUtf8 || (encoding === 'utf-8' && !text.includes('\ufffd'));
        if (lossless) expect(Buffer.from(text).equals(bytes)).toBe(true);
        if (encoding === 'windows-1252') expect(text).toHaveLength(bytes.length);
      }),
    );
  });

  test('reads any bytes at all', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(decodeText(bytes).confidence).toBeGreaterThan(0);
      }),
    );
  });
});

import { describe, expect, test } from 'vitest';
import { detectBinary, detectBinaryStart } from '../../../../electron/readers/detect-binary';
import { fc } from '../../../support/fast-check';
import { aSource, readAny } from '../../../support/memory-source';

describe('detectBinary', () => {
  test.each([
    ['a PNG', Buffer.from('\x89PNG\r\n\x1a\n....', 'latin1'), 'PNG'],
    ['a JPEG', Buffer.from('\xff\xd8\xff\xe0..JFIF', 'latin1'), 'JPEG'],
    ['a PDF', Buffer.from('%PDF-1.7\nmore', 'latin1'), 'PDF'],
    ['a ZIP', Buffer.from('PK\x03\x04\x14', 'latin1'), 'ZIP'],
    ['a gzip', Buffer.from([0x1f, 0x8b, 8, 1, 2, 3]), 'gzip'],
    ['an ELF program', Buffer.from('\x7fELF\x02\x01', 'latin1'), 'program'],
    ['NULs', Buffer.from('a line\0with a NUL in it'), 'NUL'],
    ['control characters', Buffer.from('\x01\x02\x03\x04abc'), 'control'],
    ['a tar', Buffer.concat([Buffer.alloc(257, 'a'), Buffer.from('ustar\0')]), 'tar'],
  ])('refuses %s', (_name, bytes, reason) => {
    expect(detectBinary(bytes)).toContain(reason);
  });

  test.each([
    ['plain text', Buffer.from('Plain text,\r\nwith two lines.\n')],
    ['UTF-16 with a mark', Buffer.from('\ufeffwide', 'utf16le')],
    ['UTF-16 without a mark', Buffer.from('wide and long enough', 'utf16le')],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0])],
    ['text that begins like a format', Buffer.from('BZh is how this line begins.')],
    ['terminal colours', Buffer.from('\x1b[1mbold\x1b[0m and plain, plain, plain')],
    ['nothing', Buffer.alloc(0)],
  ])('takes %s for text', (_name, bytes) => {
    expect(detectBinary(bytes)).toBeUndefined();
  });
});

describe('a program, picture or PDF is not read, whatever its name says', () => {
  const noise = Buffer.from(
    Array.from({ length: 20_000 }, (_, at) => (at * at * 31 + at * 7) >> 3),
  );
  const starts = ['\x7fELF\x02\x01\x01', '\x89PNG\r\n\x1a\n', '%PDF-1.7\n'];

  test.each(['txt', 'md', 'html', 'csv', 'tsv', 'json', 'jsonl', 'log'])('.%s', async (ending) => {
    for (const start of [...starts, '']) {
      const bytes = Buffer.concat([Buffer.from(start, 'latin1'), noise]);
      const { documents, problems } = await readAny(aSource(`a.${ending}`, bytes, 4096));
      expect(documents).toEqual([]);
      expect(problems).toMatchObject([{ path: `a.${ending}`, code: 'FILE_BINARY' }]);
    }
  });

  test.each([
    ['rows.csv', 'id,text\n1,One \0.\n2,Two.\n', ['One \0.', 'Two.'], 0],
    ['rows.jsonl', '{"text": "\0"}\n{"text": "Two."}\n', ['Two.'], 1],
  ])('a NUL in a row of %s is a matter of that row', async (name, content, texts, count) => {
    const { documents, problems } = await readAny(aSource(name, content));
    expect(documents.map(({ text }) => text)).toEqual(texts);
    expect(problems).toHaveLength(count);
  });
});

test('where bytes stand in memory says nothing of them', () => {
  const manyControls = fc
    .array(fc.integer({ min: 1, max: 60 }))
    .map((them) => Uint8Array.from(them));
  fc.assert(
    fc.property(manyControls, fc.nat(7), (bytes, offset) => {
      const memory = new Uint8Array(offset + bytes.length + 9);
      memory.set(bytes, offset);
      const moved = memory.subarray(offset, offset + bytes.length);
      expect(detectBinaryStart(moved)).toBe(detectBinaryStart(bytes));
    }),
  );
});

test('one control character in ten is more than a text has, wherever they stand', () => {
  for (let place = 0; place < 8; place++) {
    const bytes = Buffer.from('a text that has none of them '.repeat(4));
    for (let at = place; at < bytes.length; at += 8) bytes[at] = 1;
    expect(detectBinary(bytes)).toBe('it is full of control characters');
    for (let at = place; at < bytes.length; at += 16) bytes[at] = 10;
    expect(detectBinary(bytes)).toBeUndefined();
  }
});

import { describe, expect, test } from 'vitest';
import { detectBinary } from '../../../../electron/readers/detect-binary';

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

import { markedWide, wideEncoding } from './wide-encoding';

/** First bytes of formats that people keep among texts. */
const magicNumbers: readonly (readonly [name: string, start: string, offset?: number])[] = [
  ['PNG image', '\x89PNG\r\n\x1a\n'],
  ['JPEG image', '\xff\xd8\xff'],
  ['GIF image', 'GIF87a'],
  ['GIF image', 'GIF89a'],
  ['WebP image', 'WEBP', 8],
  ['PDF', '%PDF-'],
  ['ZIP archive or office document', 'PK\x03\x04'],
  ['empty ZIP archive', 'PK\x05\x06'],
  ['gzip archive', '\x1f\x8b'],
  ['bzip2 archive', 'BZh'],
  ['xz archive', '\xfd7zXZ\x00'],
  ['Zstandard archive', '\x28\xb5\x2f\xfd'],
  ['7-Zip archive', '7z\xbc\xaf\x27\x1c'],
  ['RAR archive', 'Rar!\x1a\x07'],
  ['program', '\x7fELF'],
  ['Windows program', 'MZ\x90\x00'],
  ['program', '\xcf\xfa\xed\xfe'],
  ['old office document', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['SQLite database', 'SQLite format 3\x00'],
  ['MP3 audio', 'ID3'],
  ['MP4 video', 'ftyp', 4],
  ['Ogg media', 'OggS'],
  ['tar archive', 'ustar', 257],
  ['font', 'wOFF'],
  ['font', 'wOF2'],
];

/** Says what makes the bytes something else than text; undefined for text. */
export function detectBinary(bytes: Uint8Array): string | undefined {
  const magic = magicName(bytes);
  if (magic !== undefined) return magic;
  if (markedWide(bytes) || wideEncoding(bytes)) return undefined;
  if (bytes.includes(0)) return 'it holds NUL bytes';
  return controlShare(bytes) > 0.1 ? fullOfControls : undefined;
}

/** The same for the beginning of a file of many records, a few of which may hold a NUL by mistake. */
export function detectBinaryStart(head: Uint8Array): string | undefined {
  const magic = magicName(head);
  if (magic !== undefined || markedWide(head) || wideEncoding(head)) return magic;
  return controlShare(head) > 0.05 ? fullOfControls : undefined;
}

const fullOfControls = 'it is full of control characters';

function magicName(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(272, bytes.length)).toString(
    'latin1',
  );
  const magic = magicNumbers.find(([, text, offset = 0]) => start.startsWith(text, offset));
  return magic && !isPlainStart(magic[1], bytes) ? magic[0] : undefined;
}

/** A text may well begin with "BZh", "ID3" or "ftyp"; then it has no control characters near. */
function isPlainStart(magic: string, bytes: Uint8Array): boolean {
  const letters = /^[\x20-\x7e]+$/.test(magic) && magic !== '%PDF-';
  return letters && !bytes.subarray(0, 512).some((byte) => byte < 32 && !isTextControl(byte));
}

function controlShare(bytes: Uint8Array): number {
  const looked = Math.min(8192, bytes.length);
  let controls = 0;
  const count = (from: number, to: number) => {
    for (let at = from; at < to; at++) {
      if (bytes[at]! < 32 && !isTextControl(bytes[at]!)) controls++;
    }
  };
  // Every file comes here: of four bytes at once it is seen that none is below 32, as in most of a text.
  const start = Math.min(looked, (4 - (bytes.byteOffset % 4)) % 4);
  const fours = (looked - start) >> 2;
  const words = new Int32Array(bytes.buffer, fours > 0 ? bytes.byteOffset + start : 0, fours);
  count(0, start);
  for (let word = 0; word < words.length; word++) {
    const four = words[word]!;
    if (((four - 0x20202020) & ~four & 0x80808080) === 0) continue;
    count(start + word * 4, start + word * 4 + 4);
  }
  count(start + words.length * 4, looked);
  return looked === 0 ? 0 : controls / looked;
}

/** Tab, line feed, vertical tab, form feed, carriage return, escape. */
function isTextControl(byte: number): boolean {
  return (byte >= 9 && byte <= 13) || byte === 27;
}

import { isUtf8 } from 'node:buffer';

/** Encodings of two or four bytes for each character. */
export type WideEncoding = 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be';

/** Bytes that are looked at. */
const lookedBytes = 8192;
/** In text nearly every unit is a letter, digit, mark, sign or blank. */
const readable = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\p{Cf}\r\n\t]$/u;
const leastReadable = 0.97;

/** The wide encoding that a byte order mark names. */
export function markedWide(bytes: Uint8Array): WideEncoding | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) {
    // Two NULs after the mark of UTF-16 would begin a text with a NUL.
    return c === 0 && d === 0 && bytes.length % 4 === 0 ? 'utf-32le' : 'utf-16le';
  }
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return a === 0 && b === 0 && c === 0xfe && d === 0xff ? 'utf-32be' : undefined;
}

/**
 * A wide encoding without a mark: NULs stand in every other byte of Latin text, and at least in the
 * blanks and line ends of any other script, always on the same side; read so, it has to be text.
 */
export function wideEncoding(bytes: Uint8Array): WideEncoding | undefined {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return undefined;
  const looked = bytes.subarray(0, lookedBytes);
  if (!looked.includes(0)) return undefined;
  const zeros = [0, 0, 0, 0];
  for (let at = 0; at < looked.length; at++) if (looked[at] === 0) zeros[at % 4]!++;
  const quarter = Math.floor(looked.length / 4);
  if (bytes.length % 4 === 0) {
    if (zeros[3] === quarter && zeros[2]! > quarter * 0.9) return readableAs(looked, 'utf-32le');
    if (zeros[0] === quarter && zeros[1]! > quarter * 0.9) return readableAs(looked, 'utf-32be');
  }
  const even = zeros[0]! + zeros[2]!;
  const odd = zeros[1]! + zeros[3]!;
  const half = quarter * 2;
  if (odd > half * 0.4 && even < half * 0.02) return 'utf-16le';
  if (even > half * 0.4 && odd < half * 0.02) return 'utf-16be';
  if (isNarrow(bytes, looked)) return undefined;
  const little = commonCharacters(looked, 'utf-16le');
  const big = commonCharacters(looked, 'utf-16be');
  if (little > 2 * big) return readableAs(looked, 'utf-16le');
  return big > 2 * little ? readableAs(looked, 'utf-16be') : undefined;
}

/**
 * Ordinary text with some NULs in it, which read as wide would mostly be Chinese: it is UTF-8, or made
 * of small letters and blanks. Wide letters of other scripts are full of control characters or no UTF-8.
 */
function isNarrow(bytes: Uint8Array, looked: Uint8Array): boolean {
  let controls = 0;
  let plain = 0;
  for (let at = 0; at < looked.length; at++) {
    const byte = looked[at]!;
    if (byte > 0 && byte < 9) controls++;
    else if (byte === 32 || (byte >= 0x61 && byte <= 0x7a)) plain++;
  }
  return plain > looked.length / 2 || (controls < looked.length * 0.05 && isUtf8(bytes));
}

/** ASCII, dashes, quotation marks and full stops: with its bytes swapped hardly any unit is one. */
function commonCharacters(bytes: Uint8Array, encoding: WideEncoding): number {
  const [high, low] = encoding === 'utf-16le' ? [1, 0] : [0, 1];
  let count = 0;
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    const unit = bytes[at + high]! * 256 + bytes[at + low]!;
    if ((unit > 8 && unit < 0x7f) || (unit > 0x2010 && unit < 0x203b)) count++;
    else if (unit === 0x3001 || unit === 0x3002 || unit === 0xff0c) count++;
  }
  return count;
}

function readableAs(bytes: Uint8Array, encoding: WideEncoding): WideEncoding | undefined {
  let good = 0;
  let all = 0;
  for (const character of decodeWide(bytes, encoding)) {
    all++;
    if (readable.test(character)) good++;
  }
  // The last character may be cut in two.
  return all > 1 && good >= Math.min(all - 1, all * leastReadable) && good >= all * 0.9
    ? encoding
    : undefined;
}

/** Decodes bytes; what is no character becomes U+FFFD. A mark stays in the text. */
export function decodeWide(bytes: Uint8Array, encoding: WideEncoding): string {
  if (encoding.startsWith('utf-16')) {
    return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: string[] = [];
  let units: number[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, encoding === 'utf-32le');
    const valid = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    units.push(valid ? code : 0xfffd);
    if (units.length === 4096) {
      pieces.push(String.fromCodePoint(...units));
      units = [];
    }
  }
  if (bytes.length % 4 !== 0) units.push(0xfffd);
  return pieces.join('') + String.fromCodePoint(...units);
}

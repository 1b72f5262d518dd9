import { isUtf8 } from 'node:buffer';
import { detectEncoding } from './detect-encoding';

export interface DecodedText {
  /** A byte order mark stays in it as U+FEFF: offsets count it. */
  readonly text: string;
  /** Label of the Encoding Standard. */
  readonly encoding: string;
  /** 0 to 1. */
  readonly confidence: number;
  /** The text is the bytes decoded as UTF-8 without any loss. */
  readonly isUtf8: boolean;
}

/**
 * Decodes a file: byte order mark, else UTF-8 when valid, else UTF-16 by its pattern of NULs, else
 * `declared` (a label the file names itself), else what the bytes look like, else windows-1252, which
 * reads any byte.
 */
export function decodeText(bytes: Uint8Array, declared?: string): DecodedText {
  const marked = byMark(bytes);
  if (marked) return marked;
  const wide = wideEncoding(bytes);
  if (wide) return decodeAs(bytes, wide, 0.8);
  if (isUtf8(bytes)) {
    return {
      text: toBuffer(bytes).toString('utf8'),
      encoding: 'utf-8',
      confidence: 1,
      isUtf8: true,
    };
  }
  if (declared !== undefined && isKnownEncoding(declared)) return decodeAs(bytes, declared, 0.9);
  const detected = detectEncoding(bytes) ?? { label: 'windows-1252', confidence: 0.1 };
  return decodeAs(bytes, detected.label, detected.confidence);
}

/** True when `decodeText` can work with that label. */
function isKnownEncoding(label: string): boolean {
  try {
    // A label of wide characters inside a file of single bytes is a mistake, as browsers know.
    return !new TextDecoder(label).encoding.startsWith('utf-16');
  } catch {
    return false;
  }
}

/**
 * UTF-16 without a mark shows in files that are mostly Latin: every other byte is NUL.
 * Undefined when the NULs have no such pattern.
 */
export function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return undefined;
  const looked = Math.min(bytes.length, 8192);
  const zeros = [0, 0];
  for (let at = 0; at < looked; at++) if (bytes[at] === 0) zeros[at % 2]!++;
  const most = looked / 2;
  if (zeros[1]! > most * 0.4 && zeros[0]! < most * 0.02) return 'utf-16le';
  if (zeros[0]! > most * 0.4 && zeros[1]! < most * 0.02) return 'utf-16be';
  return undefined;
}

function byMark(bytes: Uint8Array): DecodedText | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    if (!isUtf8(bytes)) return decodeAs(bytes, 'utf-8', 0.5);
    return {
      text: toBuffer(bytes).toString('utf8'),
      encoding: 'utf-8',
      confidence: 1,
      isUtf8: true,
    };
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs(bytes, 'utf-16le', 1);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs(bytes, 'utf-16be', 1);
  return undefined;
}

function decodeAs(bytes: Uint8Array, label: string, confidence: number): DecodedText {
  const decoder = new TextDecoder(label, { ignoreBOM: true });
  const text =
    decoder.encoding === 'windows-1252' ? decodeWindows1252(bytes) : decoder.decode(bytes);
  return { text, encoding: decoder.encoding, confidence, isUtf8: false };
}

/** What the bytes 0x80 to 0x9F mean; the Encoding Standard leaves five of them as they are. */
const windows1252 =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' +
  '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178';

/** Node's own decoder takes windows-1252 for Latin-1 and loses quotation marks and dashes. */
function decodeWindows1252(bytes: Uint8Array): string {
  return toBuffer(bytes)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (unit) => windows1252[unit.charCodeAt(0) - 0x80]!);
}

function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

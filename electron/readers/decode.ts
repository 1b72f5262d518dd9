import { isUtf8 } from 'node:buffer';
import { detectEncoding } from './detect-encoding';
import { hasUtf8Mark } from './utf8-mark';
import { decodeWindows1252 } from './windows-1252';
import { decodeWide, markedWide, wideEncoding, type WideEncoding } from './wide-encoding';

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
 * Decodes a file: byte order mark, else UTF-16 or UTF-32 by its pattern of NULs, else UTF-8 when
 * valid, else `declared` (a label that the file or whoever delivered it names), else what the bytes
 * look like, else windows-1252, which reads any byte. Bytes of another encoding are hardly ever
 * valid UTF-8, whereas wrong labels are common: so only labels under which all bytes are ASCII, as
 * those of ISO-2022-JP, go before the test.
 */
export function decodeText(bytes: Uint8Array, declared?: string): DecodedText {
  const marked = byMark(bytes);
  if (marked) return marked;
  const wide = wideEncoding(bytes);
  if (wide) return decodeAs(bytes, wide, 0.8);
  const known = declared !== undefined && isKnownEncoding(declared);
  if (known && isSevenBit(declared) && bytes.includes(escape))
    return decodeAs(bytes, declared, 0.9);
  if (isUtf8(bytes)) return decodeUtf8(bytes);
  if (known) return decodeAs(bytes, declared, 0.9);
  const detected = detectEncoding(bytes) ?? { label: 'windows-1252', confidence: 0.1 };
  return decodeAs(bytes, detected.label, detected.confidence);
}

/** Decodes bytes in an encoding that is settled; throws a RangeError for a label nobody knows. */
export function decodeAs(bytes: Uint8Array, label: string, confidence = 1): DecodedText {
  const wide = wideLabel(label);
  if (wide) return { text: decodeWide(bytes, wide), encoding: wide, confidence, isUtf8: false };
  const decoder = new TextDecoder(label, { ignoreBOM: true });
  if (decoder.encoding === 'utf-8' && isUtf8(bytes)) return { ...decodeUtf8(bytes), confidence };
  const text =
    decoder.encoding === 'windows-1252'
      ? decodeWindows1252(toBuffer(bytes))
      : decoder.decode(bytes);
  return { text, encoding: decoder.encoding, confidence, isUtf8: false };
}

/** True for a label under which bytes can be decoded. */
export function isEncoding(label: string): boolean {
  if (wideLabel(label)) return true;
  try {
    return new TextDecoder(label).encoding !== 'replacement';
  } catch {
    return false;
  }
}

const escape = 0x1b;

/** True for encodings that switch between sets of characters by escapes in ASCII. */
function isSevenBit(label: string): boolean {
  return new TextDecoder(label).encoding.startsWith('iso-2022-');
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

/** The wide encoding of a label. */
export function wideLabel(label: string): WideEncoding | undefined {
  const known = ['utf-16le', 'utf-16be', 'utf-32le', 'utf-32be'] as const;
  return known.find((each) => each === label.toLowerCase());
}

function decodeUtf8(bytes: Uint8Array): DecodedText {
  return { text: toBuffer(bytes).toString('utf8'), encoding: 'utf-8', confidence: 1, isUtf8: true };
}

function byMark(bytes: Uint8Array): DecodedText | undefined {
  if (hasUtf8Mark(bytes)) {
    return isUtf8(bytes) ? decodeUtf8(bytes) : decodeAs(bytes, 'utf-8', 0.5);
  }
  const wide = markedWide(bytes);
  return wide && decodeAs(bytes, wide, 1);
}

function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

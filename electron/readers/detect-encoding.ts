import { createRequire } from 'node:module';
import type * as jschardet from 'jschardet';

/** An encoding by the look of the bytes. */
export interface DetectedEncoding {
  /** Label of the Encoding Standard. */
  readonly label: string;
  /** 0 to 1. */
  readonly confidence: number;
}

/** Bytes that are looked at: enough to know a language by. */
const sampleBytes = 16 * 1024;
/** Bytes of the sample before the first that is not ASCII. */
const sampleLead = 1024;
/** Below this it is a guess out of a few letters. */
const leastConfidence = 0.14;

/** Names that the Encoding Standard has under another label. */
const labels: Readonly<Record<string, string>> = { cp932: 'shift_jis', cp949: 'euc-kr' };

/**
 * The encoding of bytes that are not UTF-8; undefined when nothing speaks for one. What it answers
 * decodes all of the bytes.
 */
export function detectEncoding(bytes: Uint8Array): DetectedEncoding | undefined {
  const broken = brokenUtf8(bytes);
  if (broken) return broken;
  for (const { encoding, confidence } of chardet().detectAll(sampleOf(bytes))) {
    if (encoding === null || confidence < leastConfidence) continue;
    const name = encoding.toLowerCase();
    const label = labels[name] ?? name;
    if (decodesAll(bytes, label)) return { label, confidence: Math.min(1, confidence) };
  }
  return undefined;
}

type Chardet = typeof jschardet;
let loaded: Chardet | undefined;

/** Loaded for the first file that needs it: hardly any does, and it takes as long as reading many. */
function chardet(): Chardet {
  return (loaded ??= createRequire(import.meta.url)('jschardet') as Chardet);
}

/** UTF-8 in which a few characters were damaged: at most one in twenty that are not ASCII. */
function brokenUtf8(bytes: Uint8Array): DetectedEncoding | undefined {
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  let wide = 0;
  let damaged = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0xfffd) damaged++;
    else if (unit > 0x7f) wide++;
  }
  if (damaged * 20 > wide) return undefined;
  return { label: 'utf-8', confidence: 0.5 };
}

/** Begins among ASCII, so that no character is cut in two. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const wide = bytes.findIndex((byte) => byte > 0x7f);
  const start = Math.max(0, wide - sampleLead);
  return bytes.subarray(start, start + sampleBytes);
}

/** False for labels that are not known here, and for encodings of ASCII or of wide characters. */
function decodesAll(bytes: Uint8Array, label: string): boolean {
  try {
    const decoder = new TextDecoder(label, { fatal: true });
    if (decoder.encoding.startsWith('utf-')) return false;
    decoder.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

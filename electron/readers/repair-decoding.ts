import { isUtf8 } from 'node:buffer';
import { declaredEncoding } from './html';
import { detectEncoding } from './detect-encoding';
import { encodeWindows1252 } from './windows-1252';

/** Fewer characters beyond ASCII say nothing. */
const leastWide = 40;
/** How sure the look of the bytes has to be. */
const leastConfidence = 0.5;
const multiByte = new Set(['gbk', 'gb18030', 'big5', 'euc-jp', 'euc-kr', 'shift_jis']);

/**
 * A page whose bytes somebody read as Latin-1 before it came here, as crawlers do that know no
 * encodings: read again as UTF-8 or the East Asian encoding that it was written in. Any other page is
 * returned as it is. Letters of Latin script stand between ASCII, where none of these encodings has them.
 */
export function repairDecoding(html: string): string {
  if (!isWide(html)) return html;
  const bytes = encodeWindows1252(html);
  if (!bytes) return html;
  if (isUtf8(bytes)) return bytes.toString('utf8');
  const label = encodingOf(bytes);
  if (label === undefined) return html;
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return html;
  }
}

function isWide(text: string): boolean {
  let wide = 0;
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) > 0x7f && ++wide === leastWide) return true;
  }
  return false;
}

/** The multi-byte encoding that the page names, or else looks like. */
function encodingOf(bytes: Buffer): string | undefined {
  const declared = multiByteLabel(declaredEncoding(bytes));
  if (declared !== undefined) return declared;
  const detected = detectEncoding(bytes);
  if (!detected || detected.confidence < leastConfidence) return undefined;
  return multiByteLabel(detected.label);
}

function multiByteLabel(label: string | undefined): string | undefined {
  try {
    const { encoding } = new TextDecoder(label ?? 'utf-8');
    return multiByte.has(encoding) ? encoding : undefined;
  } catch {
    return undefined;
  }
}

import { isUtf8 } from 'node:buffer';
import type { FormatId } from '../../shared/model/format';
import { decodeText } from './decode';
import { detectBinary } from './detect-binary';
import { textColumns } from './text-field';

/** Endings of names and what they promise; what the bytes say for certain goes before it. */
const formatOfEnding: Readonly<Record<string, FormatId>> = {
  txt: 'text',
  text: 'text',
  md: 'markdown',
  markdown: 'markdown',
  html: 'html',
  htm: 'html',
  xhtml: 'html',
  shtml: 'html',
  json: 'json',
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  csv: 'csv',
  tsv: 'csv',
  tab: 'csv',
  warc: 'warc',
  wet: 'warc',
};

/** Parts of saved pages that hold nothing to read, and documents of other programs. */
const unreadEndings = new Set(
  (
    'png jpg jpeg gif webp avif ico bmp tif tiff mp3 mp4 m4a mov avi mkv webm wav ogg ttf otf woff woff2 ' +
    'pdf doc docx xls xlsx ppt pptx odt ods odp epub rtf exe dll so bin iso dmg jar class pyc wasm ' +
    'css js mjs cjs jsx ts tsx scss less map svg xsl xslt dtd rss atom sh py php sql ini toml yml yaml lock'
  ).split(' '),
);

/** The ending of a name in lower case without its dot; '' when it has none. */
export function endingOf(path: string): string {
  return /\.([^./\\]{1,12})$/.exec(path)?.[1]?.toLowerCase() ?? '';
}

/** The name without the ending that only says how it is packed: `page.html.gz` is a page. */
export function unpackedName(path: string): string {
  return path.replace(/\.(?:gz|gzip)$/i, '').replace(/\.tgz$/i, '.tar');
}

/**
 * The format of a file by its first bytes, helped by its name where the bytes leave it open:
 * a table, Markdown and plain text may look alike. Undefined when it is nothing that is read.
 */
export function detectFormat(path: string, head: Uint8Array): FormatId | undefined {
  const ending = endingOf(path);
  if (unreadEndings.has(ending)) return undefined;
  const packed = packedFormat(head);
  if (packed) return packed;
  const named = formatOfEnding[ending];
  // The reader of texts says what it found instead.
  if (detectBinary(head)) return named ?? 'text';
  const start = decodeStart(head);
  const certain = certainFormat(start, named);
  if (certain) return certain;
  if (named) return named;
  if (/^\s*<\?xml/.test(start)) return undefined;
  return looksLikeTable(start) ? 'csv' : 'text';
}

function packedFormat(head: Uint8Array): FormatId | undefined {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  const isZip = head[0] === 0x50 && head[1] === 0x4b;
  return isZip && (head[2] === 3 || head[2] === 5) ? 'zip' : undefined;
}

function decodeStart(head: Uint8Array): string {
  // The cut may go through a character; that is no reason to take it for another encoding.
  for (let less = 0; less < 4; less++) {
    const whole = head.subarray(0, head.length - less);
    if (isUtf8(whole))
      return Buffer.from(whole.buffer, whole.byteOffset, whole.length)
        .toString('utf8')
        .replace(/^\ufeff/, '');
  }
  return decodeText(head).text.replace(/^\ufeff/, '');
}

/** What the text says of itself beyond doubt, whatever its name is. */
function certainFormat(start: string, named: FormatId | undefined): FormatId | undefined {
  if (/^WARC\/\d\.\d+\r?\n/.test(start)) return 'warc';
  if (named === 'markdown') return undefined;
  if (beginsPage(start)) return 'html';
  if (named === 'csv' || named === 'html') return undefined;
  return jsonFormat(start, named);
}

function beginsPage(start: string): boolean {
  if (!/^\s*</.test(start)) return false;
  const page = start.replace(/^\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--[\s\S]*?-->\s*)*/, '');
  return /^(?:<!doctype html|<html[\s>])/i.test(page);
}

/** JSON Lines where the first line is a whole value and another begins; JSON where one goes on. */
function jsonFormat(start: string, named: FormatId | undefined): FormatId | undefined {
  const text = start.trimStart();
  if (named === 'text' || !/^[[{]/.test(text)) return undefined;
  const end = text.indexOf('\n');
  const first = end < 0 ? text : text.slice(0, end);
  const isRecord = first.startsWith('{') && isJson(first);
  if (isRecord && end >= 0 && /^\s*\{/.test(text.slice(end))) return 'jsonl';
  if (named === 'jsonl' && !/^\[\s*[[{"]/.test(text)) return 'jsonl';
  if (named !== undefined) return named === 'jsonl' ? 'json' : named;
  return /^(?:\[\s*(?:[[{"\]]|$)|\{\s*(?:"|\}|$))/.test(text) ? 'json' : undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** A first line that names columns, one of them a text, and as many cells in the lines below. */
function looksLikeTable(start: string): boolean {
  const [header = '', ...rows] = start.split(/\r?\n/, 4);
  return [',', '\t', ';'].some((sign) => {
    const names = header.split(sign).map((name) => name.replace(/^"|"$/g, '').trim().toLowerCase());
    if (names.length < 2 || !names.some((name) => textColumns.has(name))) return false;
    return rows.some((row) => row.split(sign).length >= names.length);
  });
}

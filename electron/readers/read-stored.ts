import { segment } from '../../shared/engine/segment';
import type { FormatId } from '../../shared/model/format';
import { decodeAs, decodeText } from './decode';
import { readerOf } from './index';
import type { ReadChoice, ReadDocument } from './reader';

/** A document as it was read before. */
export interface StoredReading {
  readonly path: string;
  readonly format: FormatId;
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly encoding: string;
}

/** Formats whose bytes are text in an encoding of their own; JSON is UTF-8 by its definition. */
const wholeFormats: ReadonlySet<FormatId> = new Set(['text', 'markdown', 'html']);

/** True where another encoding could make another text of the bytes. */
export function canDecodeAnew(format: FormatId): boolean {
  return wholeFormats.has(format) || format === 'csv' || format === 'warc';
}

/**
 * The document that stored bytes give under another encoding, undefined to find one; undefined as
 * well where they give none.
 */
export async function readStored(
  stored: StoredReading,
  encoding: string | undefined,
): Promise<ReadDocument | undefined> {
  if (stored.format === 'csv') return readRow(stored, encoding);
  const { bytes, path } = stored;
  const isPage = /^\s*<(?:!doctype|html|head|body|p|div|[a-z]+[\s>])/i;
  const start = Buffer.from(bytes.subarray(0, 512)).toString('latin1');
  const inWarc = isPage.test(start) ? 'html' : 'text';
  const format = stored.format === 'warc' ? inWarc : stored.format;
  if (!wholeFormats.has(format)) return undefined;
  const choice: ReadChoice = { format, ...(encoding !== undefined && { encoding }) };
  const source = { path, size: bytes.length, choice, chunks: () => once(bytes) };
  const reader = await readerOf(format);
  for await (const item of reader.read(source, nothing)) {
    if ('document' in item) return item.document;
  }
  return undefined;
}

/** The cell of a row that the text was, decoded anew. */
async function readRow(
  stored: StoredReading,
  encoding: string | undefined,
): Promise<ReadDocument | undefined> {
  const { findRowCell } = await import('./csv');
  const { bytes, text } = stored;
  const cell = findRowCell(bytes, (each) => decodeAs(each, stored.encoding).text === text);
  if (!cell) return undefined;
  const decoded = encoding === undefined ? decodeText(cell) : decodeAs(cell, encoding);
  return {
    recordNumber: 0,
    bytes,
    text: decoded.text,
    textIsBytes: false,
    blocks: segment(decoded.text),
    encoding: decoded.encoding,
    encodingConfidence: decoded.confidence,
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function* nothing(): AsyncGenerator<never> {
  // A document of its own holds no others.
}

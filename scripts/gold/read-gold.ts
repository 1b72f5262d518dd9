import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { withLanguage } from '../../electron/cli/row-document';
import { createCodePointMap } from '../../shared/engine/code-points';
import { segment } from '../../shared/engine/segment';
import type { Document } from '../../shared/model/document';
import type { Span } from '../../shared/model/span';

/** One block as a person judged it; offsets in Unicode code points of the document's text. */
export interface GoldBlock extends Span {
  readonly label: 'cut' | 'keep' | 'either';
  readonly kind?: string;
}

/** A document and the judgement of its blocks. */
export interface GoldDocument {
  readonly document: Document;
  readonly blocks: readonly GoldBlock[];
}

interface GoldRow {
  readonly id: string;
  readonly text: string;
  /** Some sets say here only that the first block is the title. */
  readonly title?: unknown;
  readonly blocks: readonly GoldBlock[];
}

/** The rows of a JSONL file, gzipped or not. */
function readRows<Row>(path: string): Row[] {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes)
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row);
}

/** Gold documents, one a line: `{id, text, title?, blocks}`. */
export function readGoldRows(path: string): GoldDocument[] {
  return readRows<GoldRow>(path).map(({ id, text, title, blocks }) => {
    return { document: toDocument(id, text, title), blocks };
  });
}

/**
 * Gold that names files and, as `file.jsonl#3`, records of files. Folders are sites, as they are
 * for the program.
 */
export function readGoldFiles(gold: string, folder: string): GoldDocument[] {
  const entries = JSON.parse(readFileSync(gold, 'utf8')) as {
    readonly file: string;
    readonly blocks: readonly GoldBlock[];
  }[];
  return entries.map(({ file, blocks }) => {
    const [path, record] = file.split('#') as [string, string | undefined];
    const text = decode(readFileSync(join(folder, path)));
    if (record === undefined) {
      const document = toDocument(file, text);
      const site = path.includes('/') ? path.split('/')[0]! : undefined;
      return { document: site === undefined ? document : { ...document, site }, blocks };
    }
    const row = JSON.parse(text.split('\n')[Number(record) - 1]!) as GoldRow & { url?: string };
    const document = toDocument(file, row.text, row.title);
    const site = row.url === undefined ? undefined : new URL(row.url).hostname;
    return { document: site === undefined ? document : { ...document, site }, blocks };
  });
}

/** Reference texts of fewer characters say nothing about how a page is laid out. */
const shortestReference = 500;
/** Longer ones would outweigh the others. */
const mostReferenceBlocks = 250;

/** Texts of web pages that hold what a reader came for, `{id, gold_text}`: all of it is to be kept. */
export function readReferenceTexts(path: string): GoldDocument[] {
  return readRows<{ readonly id: string; readonly gold_text?: string }>(path).flatMap((row) => {
    const document = toDocument(row.id, row.gold_text ?? '');
    const { text, blocks } = document;
    if (text.length < shortestReference || blocks.length > mostReferenceBlocks) return [];
    const map = createCodePointMap(text);
    const kept = blocks.map(({ start, end }): GoldBlock => {
      return { start: map.toCodePoint(start), end: map.toCodePoint(end), label: 'keep' };
    });
    return [{ document, blocks: kept }];
  });
}

/** The first of the paths that exists. */
export function firstExisting(...paths: readonly string[]): string | undefined {
  return paths.find((path) => existsSync(path));
}

/** The document as the command line would make it of the same row, its language told. */
function toDocument(id: string, text: string, title?: unknown): Document {
  const named = typeof title === 'string' ? { title } : {};
  return withLanguage({ id, text, blocks: segment(text), ...named });
}

/** A byte order mark stays in the text: offsets count the decoded file as it is. */
function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Document } from '../../shared/model/document';
import type { Span } from '../../shared/model/span';
import { createCodePointMap } from '../../shared/engine/code-points';
import { segment } from '../../shared/engine/segment';

/** A document in which the inserted blocks are known. */
export interface Example {
  readonly document: Document;
  /** Broad topic, when the gold names it. */
  readonly group: string;
  /** For each block what sort of insertion it is; undefined for the document's own blocks. */
  readonly inserted: readonly (string | undefined)[];
  /** Id of the gold document it was made of, and of those its insertions were taken from, if known. */
  readonly base: string;
  readonly donors: readonly string[];
}

interface GoldRow {
  readonly id: string;
  readonly group?: string;
  readonly text: string;
  readonly blocks: readonly (Span & { readonly label: string; readonly kind?: string })[];
}

/** Reads gold documents: gzipped JSONL, spans in code points. */
export function readExamples(path: string): Example[] {
  const lines = gunzipSync(readFileSync(path)).toString('utf8').split('\n');
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => toExample(JSON.parse(line) as GoldRow));
}

function toExample({ id, group = '', text, blocks: gold }: GoldRow): Example {
  const map = createCodePointMap(text);
  const cuts = gold
    .filter(({ label }) => label === 'cut')
    .map(({ start, end, kind = 'cut' }) => ({
      start: map.toUtf16(start),
      end: map.toUtf16(end),
      kind,
    }));
  const blocks = segment(text);
  const inserted = blocks.map(
    (block) => cuts.find((cut) => cut.start <= block.start && block.end <= cut.end)?.kind,
  );
  return { document: { id, text, blocks }, group, inserted, base: id, donors: [] };
}

/** A line of a document that is put together. */
export interface Line {
  readonly text: string;
  readonly inserted: string | undefined;
  readonly donor: string | undefined;
}

/** The document made of the given lines. */
export function exampleOf(
  origin: { readonly id: string; readonly group: string; readonly base: string },
  lines: readonly Line[],
): Example {
  let at = 0;
  const blocks = lines.map(({ text }, index) => {
    const start = at;
    at += text.length + 1;
    return { index, start, end: start + text.length };
  });
  return {
    document: { id: origin.id, text: lines.map(({ text }) => text).join('\n'), blocks },
    group: origin.group,
    inserted: lines.map(({ inserted }) => inserted),
    base: origin.base,
    donors: lines.flatMap(({ donor }) => donor ?? []),
  };
}

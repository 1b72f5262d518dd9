import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Document } from '../../shared/model/document';
import type { Span } from '../../shared/model/span';
import { createCodePointMap } from '../../shared/engine/code-points';
import { segment } from '../../shared/engine/segment';

/** A document in which the inserted blocks are known. */
export interface Example {
  readonly document: Document;
  /** 1 for each inserted block, else 0. */
  readonly inserted: Uint8Array;
}

interface GoldRow {
  readonly id: string;
  readonly text: string;
  readonly blocks: readonly (Span & { readonly label: string })[];
}

/** Reads gold documents: gzipped JSONL, spans in code points. */
export function readExamples(path: string): Example[] {
  const lines = gunzipSync(readFileSync(path)).toString('utf8').split('\n');
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => toExample(JSON.parse(line) as GoldRow));
}

function toExample({ id, text, blocks: gold }: GoldRow): Example {
  const map = createCodePointMap(text);
  const cuts = gold
    .filter(({ label }) => label === 'cut')
    .map(({ start, end }) => ({ start: map.toUtf16(start), end: map.toUtf16(end) }));
  const blocks = segment(text);
  const inserted = Uint8Array.from(blocks, (block) =>
    cuts.some((cut) => cut.start <= block.start && block.end <= cut.end) ? 1 : 0,
  );
  return { document: { id, text, blocks }, inserted };
}

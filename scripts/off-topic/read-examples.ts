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
  /** True for blocks that are leftovers of some other sort: they say nothing, either way. */
  readonly leftover: readonly boolean[];
}

interface GoldRow {
  readonly id: string;
  readonly group?: string;
  readonly text: string;
  readonly blocks: readonly (Span & { readonly label: string; readonly kind?: string })[];
}

/**
 * Reads gold documents: gzipped JSONL, spans in code points. What the gold cuts was inserted into its
 * document, or is a leftover of its page.
 */
export function readExamples(path: string, cuts: 'inserted' | 'leftover'): Example[] {
  const lines = gunzipSync(readFileSync(path)).toString('utf8').split('\n');
  return lines
    .filter((line) => line.trim() !== '')
    .map((line) => toExample(JSON.parse(line) as GoldRow, cuts));
}

function toExample(row: GoldRow, cuts: 'inserted' | 'leftover'): Example {
  const { id, group = '', text } = row;
  const map = createCodePointMap(text);
  const gold = row.blocks
    .filter(({ label }) => label !== 'keep')
    .map(({ start, end, kind = 'cut' }) => ({
      start: map.toUtf16(start),
      end: map.toUtf16(end),
      kind,
    }));
  const blocks = segment(text);
  const sorts = blocks.map(
    (block) => gold.find(({ start, end }) => start <= block.start && block.end <= end)?.kind,
  );
  return {
    document: { id, text, blocks },
    group,
    inserted: sorts.map((sort) => (cuts === 'inserted' ? sort : undefined)),
    leftover: sorts.map((sort) => cuts === 'leftover' && sort !== undefined),
  };
}

/** A line of a document that is put together. */
export interface Line {
  readonly text: string;
  readonly inserted: string | undefined;
  readonly leftover: boolean;
}

/** The document made of the given lines. */
export function exampleOf(
  origin: { readonly id: string; readonly group: string },
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
    leftover: lines.map(({ leftover }) => leftover),
  };
}

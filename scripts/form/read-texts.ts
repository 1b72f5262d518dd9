import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { createCodePointMap } from '../../shared/engine/code-points';
import { segment } from '../../shared/engine/segment';
import type { Document } from '../../shared/model/document';

/** A document and for each block whether it is to be cut; undefined where nobody can say. */
export interface JudgedDocument {
  readonly document: Document;
  readonly cut: readonly (boolean | undefined)[];
}

interface JudgedRow {
  readonly id: string;
  readonly text: string;
  readonly blocks: readonly { readonly start: number; readonly label: string }[];
}

/** Texts of fewer characters say nothing about how a page is laid out. */
const shortestClean = 500;
/** Longer ones would outweigh the others. */
const mostCleanBlocks = 250;

/** Documents whose blocks were judged one by one; offsets in code points. */
export function readJudged(path: string): JudgedDocument[] {
  return readRows<JudgedRow>(path).map(({ id, text, blocks: gold }) => {
    const map = createCodePointMap(text);
    const labels = new Map(gold.map(({ start, label }) => [map.toUtf16(start), label]));
    const blocks = segment(text);
    const cut = blocks.map(({ start }) => {
      const label = labels.get(start);
      return label === 'cut' ? true : label === 'keep' ? false : undefined;
    });
    return { document: { id, text, blocks }, cut };
  });
}

/** Texts of web pages that hold what a reader came for: nothing in them is to be cut. */
export function readClean(path: string): JudgedDocument[] {
  return readRows<{ readonly id: string; readonly gold_text?: string }>(path).flatMap((row) => {
    const text = row.gold_text ?? '';
    const blocks = segment(text);
    if (text.length < shortestClean || blocks.length > mostCleanBlocks) return [];
    return [{ document: { id: row.id, text, blocks }, cut: blocks.map(() => false) }];
  });
}

function readRows<Row>(path: string): Row[] {
  return gunzipSync(readFileSync(path))
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as Row);
}

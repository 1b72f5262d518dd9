import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCodePointMap } from '../../shared/engine/code-points';
import { segment } from '../../shared/engine/segment';
import type { GoldDocument } from './read-gold';

/** The text files of a folder, all blocks of which are to be kept; in the order of their names. */
export function readCleanTexts(folder: string): GoldDocument[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  return names.sort().map((id) => {
    const text = readFileSync(join(folder, id), 'utf8');
    const document = { id, text, blocks: segment(text) };
    const map = createCodePointMap(text);
    const blocks = document.blocks.map(({ start, end }) => {
      return { start: map.toCodePoint(start), end: map.toCodePoint(end), label: 'keep' as const };
    });
    return { document, blocks };
  });
}

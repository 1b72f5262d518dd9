import { createCodePointMap } from '../../shared/engine/code-points';
import { mayBeLeftover } from '../../shared/engine/combine/line-traits';
import { measureDocument } from '../../shared/engine/features';
import type { GoldDocument } from '../gold/read-gold';
import type { KnownLine } from './fit-word-model';

/** The lines of a document that could be leftovers and were judged, for the model of words. */
export function judgedLines({ document, blocks: gold }: GoldDocument, group: number): KnownLine[] {
  const map = createCodePointMap(document.text);
  const labels = new Map(gold.map(({ start, label }) => [map.toUtf16(start), label]));
  return measureDocument(document).blocks.flatMap((block): KnownLine[] => {
    const label = labels.get(block.start);
    if (label === undefined || label === 'either') return [];
    if (block.prose && !mayBeLeftover(block, document.text)) return [];
    return [{ text: block.text, cut: label === 'cut', group }];
  });
}

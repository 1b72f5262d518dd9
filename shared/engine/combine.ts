import type { Document } from '../model/document';
import { type Flag, type Hit, leastConfidence } from '../model/flag';
import { compareSpans } from '../model/span';
import type { DocumentFeatures } from './features';

/** The flags of a document from the hits of all detectors: sorted and disjoint. */
export function combine(
  _document: Document,
  _features: DocumentFeatures,
  hits: readonly Hit[],
): Flag[] {
  const flags: Flag[] = [];
  for (const { score, ...hit } of [...hits].sort(compareSpans)) {
    const last = flags.at(-1);
    if (score < leastConfidence || (last && last.end > hit.start)) continue;
    flags.push({ ...hit, confidence: Math.round(score * 1e4) / 1e4 });
  }
  return flags;
}

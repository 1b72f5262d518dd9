import type { Document } from '../model/document';
import type { Hit } from '../model/flag';
import type { DetectContext, Detector } from './detector';

/** The hits of all detectors, each stamped with the id and version of its detector. */
export function detect(
  document: Document,
  detectors: readonly Detector[],
  context: DetectContext,
): Hit[] {
  const hits: Hit[] = [];
  for (const detector of detectors) {
    const stamp = stampOf(detector);
    for (const { start, end, kind, score, reason, evidence } of detector.detect(
      document,
      context,
    )) {
      const hit = { start, end, kind, score, reason, detector: stamp };
      hits.push(evidence ? { ...hit, evidence } : hit);
    }
  }
  return hits;
}

const stamps = new WeakMap<Detector, string>();

/** One and the same text each time, which is found and compared at once. */
function stampOf(detector: Detector): string {
  let stamp = stamps.get(detector);
  if (stamp === undefined) {
    stamps.set(detector, (stamp = `${detector.id}@${detector.version}`));
  }
  return stamp;
}

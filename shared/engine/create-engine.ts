import type { Document } from '../model/document';
import type { Flag } from '../model/flag';
import type { BatchStats } from './batch-stats';
import { combine } from './combine/combine';
import { detect } from './detect';
import type { Detector } from './detector';
import { detectors } from './detectors/index';
import { measureDocument } from './features';
import { flagPage } from './page/page-flags';
import type { EngineResources } from './resources';

/** Everything between a document and its flags. */
export interface Engine {
  readonly detectors: readonly Detector[];
  /** Sorted, disjoint flags of confidence 0.05 and more. Same input, same flags. */
  flag(document: Document, batch: BatchStats): Flag[];
}

/** An engine over the given tables and rules; it holds no state of its own. */
export function createEngine(
  resources: EngineResources,
  used: readonly Detector[] = detectors,
): Engine {
  return {
    detectors: used,
    flag(document, batch) {
      const rules = resources.rulesFor(document.language);
      const flagText = (text: Document) => {
        const features = measureDocument(text);
        const context = { features, batch, rules, resources };
        return combine(features, detect(text, used, context), resources.combine);
      };
      return document.markup ? flagPage(document, resources.page, flagText) : flagText(document);
    },
  };
}

import type { Flag } from '../model/flag';
import { applyPolicy, defaultPolicy } from './apply-policy';
import { sketch, type Sketch } from './sketch';
import { wordRuns } from './sketch-runs';

/**
 * What a document is compared by to find its near-duplicates: the text that its flags leave, so that
 * neither the menus of a site make different pages alike nor other menus the same articles different.
 */
export function sketchDocument(
  text: string,
  flags: readonly Pick<Flag, 'start' | 'end' | 'kind' | 'confidence'>[],
): Sketch {
  const runs = wordRuns(text, applyPolicy(flags, defaultPolicy));
  return sketch(runs.length > 0 ? runs : wordRuns(text));
}

import type { Flag } from '../model/flag';
import { applyCuts } from './apply-cuts';
import { applyPolicy, defaultPolicy } from './apply-policy';
import { sketch, wordRuns, type Sketch } from './sketch';

/**
 * What a document is compared by to find its near-duplicates: the text that its flags leave, so that
 * neither the menus of a site make different pages alike nor other menus the same articles different.
 */
export function sketchDocument(
  text: string,
  flags: readonly Pick<Flag, 'start' | 'end' | 'kind' | 'confidence'>[],
): Sketch {
  const runs = wordRuns(applyCuts(text, applyPolicy(flags, defaultPolicy)));
  return sketch(runs.size > 0 ? runs : wordRuns(text));
}

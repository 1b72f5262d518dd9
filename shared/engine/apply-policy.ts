import { defaultConfidence, type Flag } from '../model/flag';
import type { FlagKind } from '../model/kind';
import { headlineDetector } from './page/page-detectors';

/** Which flags are cut without a curator. */
export interface CutPolicy {
  /** Least confidence of a flag that is cut. */
  readonly minConfidence: number;
  /** The same for single kinds. */
  readonly kindConfidence: Partial<Record<FlagKind, number>>;
  /** Only these kinds are cut; all when absent. */
  readonly onlyKinds?: ReadonlySet<FlagKind>;
  /** These kinds are never cut. */
  readonly keepKinds: ReadonlySet<FlagKind>;
  /** The headline of a page stays in its text. */
  readonly keepHeadline?: boolean;
}

/** The policy to use when nothing is said. */
export const defaultPolicy: CutPolicy = {
  minConfidence: defaultConfidence,
  kindConfidence: {},
  keepKinds: new Set(),
};

/** The flags that the policy confirms. */
export function applyPolicy<
  F extends Pick<Flag, 'kind' | 'confidence'> & Partial<Pick<Flag, 'detector'>>,
>(flags: readonly F[], policy: CutPolicy): F[] {
  return flags.filter(({ kind, confidence, detector }) => {
    if (policy.keepHeadline === true && detector === headlineDetector) return false;
    if (policy.keepKinds.has(kind) || policy.onlyKinds?.has(kind) === false) return false;
    return confidence >= (policy.kindConfidence[kind] ?? policy.minConfidence);
  });
}

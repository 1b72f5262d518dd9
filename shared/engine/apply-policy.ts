import { defaultConfidence, type Flag } from '../model/flag';
import type { FlagKind } from '../model/kind';

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
}

/** The policy to use when nothing is said. */
export const defaultPolicy: CutPolicy = {
  minConfidence: defaultConfidence,
  kindConfidence: {},
  keepKinds: new Set(),
};

/** The flags that the policy confirms. */
export function applyPolicy<F extends Pick<Flag, 'kind' | 'confidence'>>(
  flags: readonly F[],
  policy: CutPolicy,
): F[] {
  return flags.filter(({ kind, confidence }) => {
    if (policy.keepKinds.has(kind) || policy.onlyKinds?.has(kind) === false) return false;
    return confidence >= (policy.kindConfidence[kind] ?? policy.minConfidence);
  });
}

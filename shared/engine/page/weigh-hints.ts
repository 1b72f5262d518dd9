import type { ElementKind } from './element-kind';
import { hintMask, hintTokens } from './hint-words';
import type { PageTree } from './page-tree';

/** How much text under elements with a word in their hints is main content, as log odds; 0 unknown. */
export interface HintWeights {
  of(token: string): number;
}

export interface InnerHint {
  readonly mask: number;
  readonly weight: number;
}

/** By what `inner` says, which many blocks have in common. */
export function readInner({ markup }: PageTree, weights: HintWeights): Map<string, InnerHint> {
  const hints = new Map<string, InnerHint>();
  for (const { inner } of markup.blocks) {
    if (hints.has(inner)) continue;
    const tokens = hintTokens(inner);
    let weight = 0;
    for (const token of tokens) weight += weights.of(token);
    hints.set(inner, { mask: hintMask(tokens), weight });
  }
  return hints;
}

interface KindWeight {
  readonly weight: number;
  /** The least and the most of its words, and 0. */
  readonly least: number;
  readonly most: number;
}

function weighKind({ tag, tokens }: ElementKind, weights: HintWeights): KindWeight {
  let sum = weights.of(`<${tag}>`);
  let least = Math.min(0, sum);
  let most = Math.max(0, sum);
  let known = 1;
  for (const token of tokens) {
    const weight = weights.of(token);
    if (weight === 0) continue;
    sum += weight;
    known++;
    least = Math.min(least, weight);
    most = Math.max(most, weight);
  }
  return { weight: sum / Math.sqrt(known), least, most };
}

/** Weights of all elements, and the sum, the least and the most of each and all around it. */
export function weighHints({ count, parent, kind, kinds }: PageTree, weights: HintWeights) {
  const byKind = kinds.map((each) => weighKind(each, weights));
  const elementWeight = new Float64Array(count);
  const weightSum = new Float64Array(count);
  const weightLeast = new Float64Array(count);
  const weightMost = new Float64Array(count);
  for (let at = 0; at < count; at++) {
    const { weight, least, most } = byKind[kind[at]!]!;
    const outer = parent[at]!;
    elementWeight[at] = weight;
    weightSum[at] = weight + (outer < 0 ? 0 : weightSum[outer]!);
    weightLeast[at] = Math.min(least, outer < 0 ? 0 : weightLeast[outer]!);
    weightMost[at] = Math.max(most, outer < 0 ? 0 : weightMost[outer]!);
  }
  return { elementWeight, weightSum, weightLeast, weightMost };
}

import type { RuleIndex } from './rule-index';

/** Tables and rules that detectors work with; the host loads them once. */
export interface EngineResources {
  readonly rules: RuleIndex;
}

import type { Detector } from '../detector';
import { offTopic } from './off-topic';
import { rules } from './rules';

/** All detectors, in the order in which they run. A new detector gets its line here. */
export const detectors: readonly Detector[] = [rules, offTopic];

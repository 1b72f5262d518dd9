import type { Detector } from '../detector';

/** All detectors, in the order in which they run. A new detector gets its line here. */
export const detectors: readonly Detector[] = [];

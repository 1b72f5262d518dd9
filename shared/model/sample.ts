/** What a sample is drawn for: to bound how many flags are right, or how many lines were missed. */
export const samplePurposes = ['cuts', 'missed'] as const;
export type SamplePurpose = (typeof samplePurposes)[number];

/** How sure all bounds of samples are. */
export const sampleConfidence = 0.95;

/** Shares of right items that a curator can want. */
export const wantedShares = [0.9, 0.95, 0.98, 0.99] as const;

/** What was decided of a span: `confirmed` makes a cut, `rejected` keeps it, `open` is undecided. */
export const verdicts = ['open', 'confirmed', 'rejected'] as const;
export type Verdict = (typeof verdicts)[number];

/** Who decided. */
export const actors = ['curator', 'policy', 'rule'] as const;
export type Actor = (typeof actors)[number];

/** Detector named on a cut that a curator made without any flag. */
export const curatorDetector = 'curator@1';

import type { Span } from '../../../shared/model/span';

/**
 * Tries a regular expression on lines and answers, for each, the stretches that it matches, as
 * `compilePattern` finds them. Rejects with a PatternTimeout when that takes too long.
 */
export type MatchPattern = (
  pattern: string,
  lines: readonly string[],
) => Promise<readonly (readonly Span[])[]>;

/** A regular expression was ended at its deadline. */
export class PatternTimeout extends Error {
  override readonly name = 'PatternTimeout';

  /** `line` is the index of the one that it did not come to the end of. */
  constructor(readonly line: number) {
    super('The regular expression was ended at its deadline.');
  }
}

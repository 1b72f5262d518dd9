/** Names the extractor on its flags; raised whenever any output may change. */
export const mainContentDetector = 'main-content@1';
/** Names it on the headline, which leaves the text and lives on as the title. */
export const headlineDetector = 'headline@1';

/** True for flags that say what the main content of a page does without. */
export function isPageDetector(detector: string): boolean {
  return detector === mainContentDetector || detector === headlineDetector;
}

import { writeFileSync } from 'node:fs';
import { measurePages, type PageFigures, type PagesInput } from './measure-pages';

export interface PagesOptions extends Pick<PagesInput, 'data' | 'resources'> {
  /** File for the figures as JSON. */
  readonly json: string | undefined;
}

/** What figures of pages are called, and how they are written. */
export const pageRows: readonly [label: string, cell: (figures: PageFigures) => string][] = [
  ['HTML to main content, pages/s', ({ rates }) => rates.mainContent.toFixed(1)],
  ['  with all flags', ({ rates }) => rates.allFlags.toFixed(1)],
  ['  Readability on linkedom', ({ rates }) => rates.onLinkedom.toFixed(1)],
  ['  Readability on jsdom', ({ rates }) => rates.onJsdom.toFixed(1)],
  ['  times that on linkedom', ({ timesLinkedom }) => timesLinkedom.toFixed(2)],
  ['  times that on jsdom', ({ timesJsdom }) => timesJsdom.toFixed(1)],
];

/** Measures pages alone, all of them in each way; prints a table. */
export function benchPages({ json, ...input }: PagesOptions): void {
  const figures = measurePages({ ...input, jsdomStep: 1 });
  if (!figures) {
    console.log(`no pages to measure on in ${input.data}`);
    return;
  }
  for (const [label, cell] of pageRows) console.log(label.padEnd(36) + cell(figures).padStart(10));
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(figures, undefined, 2)}\n`);
}

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { answerDialogs, launchWinnow } from '../e2e/support/launch';

/** How free the window is while it imports. */
export interface ImportWindowFigures {
  /** How much later than asked for a timer comes that is asked for every few milliseconds. */
  readonly delay: { readonly p50: number; readonly p99: number; readonly worst: number };
  /** Tasks over 50 ms, as the browser counts them, and the longest of all. */
  readonly longTasks: number;
  readonly longestTask: number;
  readonly seconds: number;
}

/** Imports a folder in the real window into a new workspace, and watches the window meanwhile. */
export async function measureImport(
  corpus: string,
  dataFolder: string,
): Promise<ImportWindowFigures> {
  mkdirSync(dataFolder, { recursive: true });
  const { app, page } = await launchWinnow(dataFolder);
  try {
    await page.getByTestId('document-text').waitFor();
    await answerDialogs(app, [join(dataFolder, 'import.winnow')]);
    await page.keyboard.press('Control+n');
    await page.getByTestId('empty-batch').waitFor();
    await answerDialogs(app, [corpus]);
    await watchTasks(page);
    const started = performance.now();
    await page.keyboard.press('Control+Shift+o');
    await page.getByTestId('job-progress').waitFor({ timeout: 0 });
    await page.getByTestId('job-progress').waitFor({ state: 'detached', timeout: 0 });
    const seconds = (performance.now() - started) / 1000;
    const { delays, tasks } = await page.evaluate(() => taskSamples());
    const sorted = delays.sort((a, b) => a - b);
    const at = (share: number): number =>
      Number(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!.toFixed(1));
    return {
      delay: { p50: at(0.5), p99: at(0.99), worst: at(1) },
      longTasks: tasks.length,
      longestTask: Math.max(0, ...tasks),
      seconds,
    };
  } finally {
    await app.close();
  }
}

/** Installed in the page by `watchTasks`. */
declare function taskSamples(): { delays: number[]; tasks: number[] };

/** Notes in the page how late a timer comes, and how long the long tasks are. */
async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const pause = 5;
    const delays: number[] = [];
    const tasks: number[] = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: 'longtask' });
    let before = performance.now();
    setInterval(() => {
      const now = performance.now();
      delays.push(Math.max(0, now - before - pause));
      before = now;
    }, pause);
    Object.assign(globalThis, { taskSamples: () => ({ delays, tasks }) });
  });
}

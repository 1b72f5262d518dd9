import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { launchWinnow } from '../e2e/support/launch';
import { memoryOf } from '../e2e/support/processes';

export interface WindowFigures {
  /** From starting the program to the first frame that shows a document. */
  readonly startMilliseconds: number;
  /** From starting the program to the rows of the list, which can be chosen from. */
  readonly listMilliseconds: number;
  /** From keydown to the second animation frame after the new flag stands in the page. */
  readonly key: { readonly p50: number; readonly p95: number; readonly p99: number };
  readonly keys: number;
  /** Memory of all processes of the program together; undefined where /proc does not tell. */
  readonly megabytes: number | undefined;
}

/** Opens a workspace in the real window and decides so many flags by key. */
export async function measureWindow(
  workspace: string,
  dataFolder: string,
  keys: number,
): Promise<WindowFigures> {
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(join(dataFolder, 'settings.json'), JSON.stringify({ lastWorkspace: workspace }));
  const { app, page, startedAt } = await launchWinnow(dataFolder);
  try {
    await page.getByTestId('document-row').first().waitFor();
    const listMilliseconds = performance.now() - startedAt;
    await page.locator('[data-testid=flag][aria-current=true]').first().waitFor();
    const startMilliseconds = performance.now() - startedAt;
    await watchKeys(page);
    for (let pressed = 1; pressed <= keys; pressed++) {
      await page.keyboard.press(pressed % 3 === 0 ? 'x' : 'Space');
      await page.waitForFunction((count) => keySamples().length >= count, pressed);
    }
    const samples = await page.evaluate(() => keySamples());
    return {
      startMilliseconds,
      listMilliseconds,
      key: percentiles(samples),
      keys,
      megabytes: memoryOf(app),
    };
  } finally {
    await app.close();
  }
}

/** Installed in the page by `watchKeys`. */
declare function keySamples(): number[];

/** Installs the stop-watch: each keydown is timed until what it changed has been painted. */
async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const samples: number[] = [];
    const currentFlag = (): string => {
      const flag = document.querySelector('[data-testid=flag][aria-current=true]');
      const name = document.querySelector('[data-testid=document-name]');
      return `${name?.textContent ?? ''} ${flag?.getAttribute('data-flag') ?? ''}`;
    };
    Object.assign(globalThis, { keySamples: () => samples });
    document.addEventListener(
      'keydown',
      (event) => {
        const before = currentFlag();
        const observer = new MutationObserver(() => {
          if (currentFlag() === before) return;
          observer.disconnect();
          requestAnimationFrame(() =>
            requestAnimationFrame(() => samples.push(performance.now() - event.timeStamp)),
          );
        });
        observer.observe(document.body, { subtree: true, childList: true, attributes: true });
      },
      true,
    );
  });
}

function percentiles(samples: readonly number[]): WindowFigures['key'] {
  const sorted = [...samples].sort((a, b) => a - b);
  const at = (share: number): number =>
    Number(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!.toFixed(1));
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}

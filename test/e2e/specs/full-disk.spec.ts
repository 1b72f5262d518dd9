import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ReviewPage } from '../pages/review-page';
import { answerDialogs, type Launched, launchWinnow, temporaryFolder } from '../support/launch';
import { makeSmallDisk, type SmallDisk, whyNoSmallDisk } from '../support/small-disk';

// A disk that runs full under the workspace and under an export; the steps build on each other.
test.describe.configure({ mode: 'serial' });

const folder = temporaryFolder();
const reason = whyNoSmallDisk(folder.path);
if (reason !== undefined) console.log(`full-disk.spec.ts is skipped: ${reason}`);
test.skip(reason !== undefined, reason);

let disk: SmallDisk;
let launched: Launched;
let review: ReviewPage;

test.beforeAll(async () => {
  disk = makeSmallDisk(folder.path, 24_000);
  writeStories('crawl', 20);
  writeStories('more', 900);
  launched = await launchWinnow(join(folder.path, 'data'), disk.program);
  review = new ReviewPage(launched.page);
  await expect(review.currentFlag).toBeVisible();
  await answerDialogs(launched.app, [join(disk.path, 'work.winnow')]);
  await review.press('Control+n');
  await expect(launched.page.getByTestId('empty-batch')).toBeVisible();
  await importFolder('crawl');
  await expect(review.currentFlag).toBeVisible();
});
test.afterAll(async () => {
  await launched.app.close();
  folder.remove();
});

function writeStories(name: string, count: number): void {
  mkdirSync(join(folder.path, name));
  for (let at = 0; at < count; at++) {
    const lines = Array.from({ length: 40 }, (_, line) => `Line ${line} of story ${at} goes on.`);
    const text = [...lines, 'Share this article', 'Sponsored Links', 'Read more', ''].join('\n');
    writeFileSync(join(folder.path, name, `${at}.txt`), text);
  }
}

async function importFolder(name: string): Promise<void> {
  await answerDialogs(launched.app, [join(folder.path, name)]);
  await review.press('Control+Shift+o');
}

const verdicts = (): Promise<string[]> =>
  review.flags.evaluateAll((flags) => flags.map((flag) => flag.dataset['verdict'] ?? ''));

test('a decision that cannot be saved is refused visibly and taken back', async () => {
  await review.press('Space');
  await review.expectSaved();
  const before = await verdicts();
  const decided = await review.decided.textContent();
  await disk.fill(launched.app);
  for (let tries = 0; tries < 3; tries++) {
    await review.press('x');
    await expect(review.saved).toHaveText(/^\s*Not saved: The disk is full/);
    await expect(review.toast.filter({ hasText: 'The disk is full' })).toBeVisible();
    await expect.poll(verdicts).toEqual(before);
    expect(await review.decided.textContent()).toBe(decided);
  }
});

test('one can look on meanwhile', async () => {
  const name = await review.documentName.textContent();
  await review.press('d');
  await expect(review.documentName).not.toHaveText(name!);
  await review.press('v');
  await expect(review.clean).toBeVisible();
  await review.press('v', 'Shift+d');
  await expect(review.documentName).toHaveText(name!);
});

test('with room again decisions are saved, those from before among them', async () => {
  await disk.free(launched.app);
  const decided = Number.parseInt((await review.decided.textContent())!, 10);
  await review.press('x');
  await review.expectSaved();
  await expect(review.decided).toHaveText(new RegExp(`^${decided + 1} `));
  await review.press('u', 'u');
  await expect(review.decided).toHaveText(new RegExp(`^${decided - 1} `));
});

test('an export that finds no room says so, and runs to its end when there is', async () => {
  const { page } = launched;
  await disk.fill(launched.app, 20_000);
  await answerDialogs(launched.app, [join(disk.path, 'cleaned')]);
  await review.press('Control+e');
  await page.getByTestId('run-export').press('Enter');
  const result = page.getByTestId('export-result');
  await expect(result).toHaveAttribute('data-state', 'failed');
  await expect(result).toContainText('The disk is full');
  await review.press('Escape');
  await disk.free(launched.app);
  await review.press('Control+e');
  await page.getByTestId('run-export').press('Enter');
  await expect(result).toHaveAttribute('data-state', 'done');
  await review.press('Escape');
});

test('an import that finds no room says so, keeps what it read, and is finished later', async () => {
  const { page } = launched;
  await disk.fill(launched.app, 3_000_000);
  await importFolder('more');
  await page.getByTestId('import-as-new').click();
  await expect(review.toast.filter({ hasText: 'The disk is full' }).first()).toBeVisible();
  await page.getByTestId('batch-select').selectOption({ index: 1 });
  await expect(page.getByTestId('unfinished')).toBeVisible();
  await disk.free(launched.app);
  await page.getByTestId('unfinished').getByRole('button').click();
  await expect(page.getByTestId('batch-summary')).toContainText('900 documents', {
    timeout: 60_000,
  });
  await expect(page.getByTestId('unfinished')).toBeHidden();
});

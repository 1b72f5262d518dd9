import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, test } from '@playwright/test';
import { ReviewPage } from '../pages/review-page';
import { answerDialogs, type Launched, launchWinnow, temporaryFolder } from '../support/launch';
import { seriousInBothThemes } from '../support/serious-violations';
import { smallBatch, writeSmallBatch } from '../support/small-batch';

// Bringing files in: once, again, into this batch or that one; the steps build on each other.
test.describe.configure({ mode: 'serial' });

const folder = temporaryFolder();
const source = join(folder.path, 'crawl');
let launched: Launched;
let review: ReviewPage;
let progress: Locator;

test.beforeAll(async () => {
  writeSmallBatch(source);
  launched = await launchWinnow(join(folder.path, 'data'));
  const { app, page } = launched;
  review = new ReviewPage(page);
  progress = page.getByTestId('job-progress');
  await expect(review.text).toBeVisible();
  await answerDialogs(app, [join(folder.path, 'crawl.winnow')]);
  await review.press('Control+n');
  await expect(page.getByTestId('empty-batch')).toBeVisible();
  await answerDialogs(app, [source]);
  await review.press('Control+Shift+o');
  await expect(review.rows).toHaveCount(3);
});
test.afterAll(async () => {
  await launched.app.close();
  folder.remove();
});

/** Runs a command by its name in the palette. */
async function command(label: string): Promise<void> {
  await review.press('Control+Shift+p');
  await launched.page.keyboard.type(label);
  await review.press('Enter');
}

test('the same folder again is said to be known', async () => {
  const { page } = launched;
  await answerDialogs(launched.app, [source]);
  await review.press('Control+Shift+o');
  await page.getByTestId('import-into-open').click();
  await expect(review.toast.filter({ hasText: 'nothing new, 3 already known' })).toBeVisible();
  await expect(review.rows).toHaveCount(3);
});

test('a look for new and changed files says how many of each there were', async () => {
  writeFileSync(join(source, 'new.txt'), 'A new story about the weir, read after the others.\n');
  writeFileSync(join(source, 'bridge.txt'), `${String(smallBatch['bridge.txt'])}\nMore of it.\n`);
  await command('look again');
  await expect(
    review.toast.filter({ hasText: '1 new, 1 changed, 2 already known and skipped' }),
  ).toBeVisible();
  await expect(review.rows).toHaveCount(5);
  const both = review.rows.filter({ hasText: 'bridge.txt' });
  await expect(both.getByTestId('row-version')).toHaveText(['older', 'newest']);
});

test('a copy that comes in after its original was decided is decided like it', async () => {
  await review.rows.filter({ hasText: 'ferry.txt' }).click();
  await expect(review.documentName).toHaveText(/ferry\.txt/);
  await review.press('Space');
  await review.expectSaved();
  writeFileSync(join(source, 'zz-again.txt'), smallBatch['ferry.txt']!);
  await command('look again');
  const row = review.rows.filter({ hasText: 'zz-again.txt' });
  await expect(row).toHaveAttribute('data-state', 'done');
  await row.click();
  await review.expectVerdict('Sponsored Links', 'confirmed');
  await review.press('u');
  await expect(row).toHaveAttribute('data-state', 'open');
});

test('a batch gets another name', async () => {
  const { page } = launched;
  await review.press('F2');
  await page.getByTestId('rename-dialog').getByLabel('Name').fill('spring crawl');
  await review.press('Enter');
  await expect(page.getByTestId('batch-name')).toHaveText('spring crawl');
});

test('files go into a batch of their own, or into any that is there', async () => {
  const { app, page } = launched;
  const more = join(folder.path, 'more.txt');
  writeFileSync(more, 'One more story, about the lighthouse and its keeper.\n');
  await answerDialogs(app, [more]);
  await review.press('Control+i');
  await page.getByTestId('import-dialog').getByLabel('Name of the new batch').fill('single');
  await review.press('Enter');
  await expect(review.rows).toHaveText([/more\.txt/]);
  await expect(page.getByTestId('batch-select').locator('option')).toHaveText([
    /^spring crawl/,
    /^single/,
  ]);
  await review.press('Control+i');
  expect(await seriousInBothThemes(page)).toEqual([]);
  await page.getByTestId('import-batch').selectOption('spring crawl');
  await page.getByTestId('import-into-open').click();
  await expect(review.toast.filter({ hasText: 'spring crawl: 1 new' })).toBeVisible();
  await expect(review.rows).toHaveCount(7);
});

test('the same folder again as a batch of its own gets a name of its own', async () => {
  const { app, page } = launched;
  const name = page.getByRole('textbox', { name: 'Name of the new batch' });
  const batches = page.getByTestId('batch-select').locator('option');
  const offer = async () => {
    await answerDialogs(app, [source]);
    await review.press('Control+Shift+o');
  };
  await offer();
  // The first batch of this folder was renamed: its name is free.
  await expect(name).toHaveValue('crawl');
  await page.getByTestId('import-as-new').click();
  await expect(batches).toHaveText([/^spring crawl/, /^single/, /^crawl/]);
  await expect(progress).toBeHidden();
  await offer();
  await expect(name).toHaveValue('crawl 2');
  // Who types the name that is taken gets the free one all the same.
  await name.fill('crawl');
  await page.getByTestId('import-as-new').click();
  await expect(batches).toHaveText([/^spring crawl/, /^single/, /^crawl/, /^crawl 2/]);
  await expect(progress).toBeHidden();
});

test('an import is held and goes on, with count and rate, and says so when it is cancelled', async () => {
  const { app, page } = launched;
  const large = join(folder.path, 'large');
  mkdirSync(large);
  for (let at = 0; at < 5000; at++) {
    const sentence = `Story ${at} tells of the mill and of the miller who mended its wheel. `;
    writeFileSync(join(large, `${at}.txt`), `Mill ${at}\n\n${sentence.repeat(6)}\n\nShare this\n`);
  }
  await answerDialogs(app, [large]);
  await review.press('Control+Shift+o');
  await page.getByTestId('import-as-new').click();
  await expect(progress).toContainText(/[\d,]+ of 5,000/);
  await page.getByTestId('pause-job').click();
  await expect(progress).toContainText('Paused');
  const held = await progress.textContent();
  await page.waitForTimeout(400);
  expect(await progress.textContent()).toBe(held);
  await page.getByTestId('pause-job').click();
  await expect(progress).not.toContainText('Paused');
  await expect(page.getByTestId('job-rate')).toContainText(/\d a second/);
  await page.getByTestId('cancel-job').click();
  await expect(review.toast.filter({ hasText: 'Import cancelled' })).toBeVisible();
  await expect(progress).toBeHidden();
});

test('what was broken off is named, and finished without anything coming in twice', async () => {
  const { page } = launched;
  const select = page.getByTestId('batch-select');
  await expect(select.locator('option', { hasText: 'large' })).toHaveText('large (unfinished)');
  await select.selectOption({ label: 'large (unfinished)' });
  await page.getByTestId('unfinished').getByRole('button').click();
  await expect(page.getByTestId('unfinished')).toBeHidden();
  await expect(page.getByTestId('batch-summary')).toContainText('5,000 documents', {
    timeout: 60_000,
  });
  await expect(progress).toBeHidden({ timeout: 60_000 });
});

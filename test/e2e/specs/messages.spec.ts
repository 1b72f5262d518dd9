import { join } from 'node:path';
import { expect, type Locator, test } from '@playwright/test';
import { ReviewPage } from '../pages/review-page';
import {
  answerDialogs,
  type Launched,
  launchWinnow,
  resizeWindow,
  temporaryFolder,
} from '../support/launch';
import { writeSmallBatch } from '../support/small-batch';

test.describe.configure({ mode: 'serial' });

const folder = temporaryFolder();
let launched: Launched;
let review: ReviewPage;

test.beforeAll(async () => {
  const source = join(folder.path, 'crawl');
  writeSmallBatch(source);
  launched = await launchWinnow(join(folder.path, 'data'));
  review = new ReviewPage(launched.page);
  await expect(review.currentFlag).toBeVisible();
  await review.importInto(launched.app, join(folder.path, 'crawl.winnow'), source);
});
test.afterAll(async () => {
  await launched.app.close();
  folder.remove();
});

async function box(of: Locator) {
  const found = await of.boundingBox();
  if (!found) throw new Error('nothing is shown');
  return { top: found.y, bottom: found.y + found.height };
}

/** Cuts the last line of the document with its identical texts, which is said with an undo. */
async function cutTwins(): Promise<void> {
  await launched.page.getByTestId('document-row').filter({ hasText: 'bridge' }).click();
  await expect(review.documentName).toHaveText(/bridge/);
  await review.press('End');
  await expect(review.currentFlag).toContainText('Sponsored Links');
  await review.press('a');
  await expect(launched.page.getByTestId('cut-all-twins')).toBeFocused();
  await review.press('Enter');
  await expect(review.toast).toContainText(/Cut \d texts in \d documents/);
}

for (const height of [800, 480]) {
  test(`a message covers no text and not the flag, in a window ${height} pixels high`, async () => {
    await resizeWindow(launched, 1100, height);
    await cutTwins();
    const [message, text] = [await box(review.toast), await box(review.text)];
    expect(text.bottom).toBeLessThanOrEqual(message.top);
    for (const key of ['Home', 'End', 'Home', 'End']) {
      await review.press(key);
      await expect(review.toast).toBeVisible();
      const flag = await box(review.currentFlag.first());
      expect(flag.bottom).toBeLessThanOrEqual((await box(review.toast)).top);
    }
    await review.toast.getByRole('button', { name: 'Undo' }).click();
    await review.expectVerdict('Sponsored Links', 'open');
  });
}

test('one message is shown at a time; a failure comes back when the news behind it is over', async () => {
  const { page, app } = launched;
  // A list of problems may not go into the sources.
  await answerDialogs(app, [join(folder.path, 'crawl', 'problems.jsonl')]);
  await review.press('F8');
  await page.getByTestId('export-problems').click();
  await expect(review.toast).toContainText('would touch the source files');
  await cutTwins();
  await expect(review.toast).toHaveCount(1);
  await expect(page.getByTestId('toasts-waiting')).toHaveText('1 more');
  await page.getByRole('button', { name: 'Close message' }).click();
  await expect(review.toast).toContainText('would touch the source files');
  await page.getByRole('button', { name: 'Close message' }).click();
  await expect(review.toast).toHaveCount(0);
});

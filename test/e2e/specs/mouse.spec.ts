import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ReviewPage } from '../pages/review-page';
import { answerDialogs, type Launched, launchWinnow, temporaryFolder } from '../support/launch';
import { writeSmallBatch } from '../support/small-batch';

// The same work as by keyboard, with the mouse alone; the steps build on each other.
test.describe.configure({ mode: 'serial' });

const folder = temporaryFolder();
const source = join(folder.path, 'crawl');
const target = join(folder.path, 'cleaned');
let launched: Launched;
let review: ReviewPage;

test.beforeAll(async () => {
  writeSmallBatch(source);
  mkdirSync(target);
  launched = await launchWinnow(join(folder.path, 'data'));
  review = new ReviewPage(launched.page);
  await expect(review.text).toBeVisible();
});
test.afterAll(async () => {
  await launched.app.close();
  folder.remove();
});

test('a folder dropped on the window becomes a batch', async () => {
  const { page } = launched;
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [source], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 600, y: 400, data });
  }
  await page.getByTestId('import-as-new').click();
  await expect(review.rows).toHaveCount(3);
  await expect(page.getByTestId('batch-select')).toBeVisible();
  await expect(review.documentName).toHaveText(/bridge\.txt/);
});

test('flags are chosen, cut, kept and undone by clicks', async () => {
  const { page } = launched;
  await review.flag('3 of 12').click();
  await expect(review.currentFlag).toHaveText(/3 of 12/);
  await page.getByTestId('cut').click();
  await review.expectVerdict('3 of 12', 'confirmed');
  await review.flag('By Mara Tarrow').click();
  await page.getByTestId('keep').click();
  await review.expectVerdict('By Mara Tarrow', 'rejected');
  await page.getByTestId('undo').click();
  await review.expectVerdict('By Mara Tarrow', 'open');
  await page.getByTestId('redo').click();
  await review.expectVerdict('By Mara Tarrow', 'rejected');
});

test('twins are counted in a dialog before they are cut', async () => {
  const { page } = launched;
  await review.flag('Sponsored Links').click();
  await page.getByTestId('cut-twins').click();
  await expect(page.getByRole('dialog')).toContainText('3');
  await page.getByTestId('cut-all-twins').click();
  await expect(review.decided).toHaveText(/5 of 5/);
});

test('a selection of one’s own is cut exactly as selected', async () => {
  const { page } = launched;
  await review.rows.filter({ hasText: 'bridge.txt' }).click();
  const line = page.locator('p.line', { hasText: 'The masons will come back' });
  await line.scrollIntoViewIfNeeded();
  const words = await line.evaluate((element) => {
    const text = element.querySelector('span')!.firstChild!;
    const range = document.createRange();
    const start = text.textContent!.indexOf(', and the bridge will be closed');
    range.setStart(text, start);
    range.setEnd(text, text.textContent!.length - 1);
    const rects = [...range.getClientRects()];
    const first = rects[0]!;
    const last = rects.at(-1)!;
    return {
      from: { x: first.left + 1, y: first.top + first.height / 2 },
      to: { x: last.right, y: last.top + last.height / 2 },
    };
  });
  await page.mouse.move(words.from.x, words.from.y);
  await page.mouse.down();
  await page.mouse.move(words.to.x, words.to.y, { steps: 5 });
  await page.mouse.up();
  await page.getByTestId('cut-selection').click();
  await expect(review.flag(', and the bridge will be closed')).toHaveAttribute(
    'data-verdict',
    'confirmed',
  );
});

test('the clean view and the export are reached by clicks', async () => {
  const { page } = launched;
  await page.getByRole('button', { name: 'Clean', exact: true }).click();
  await expect(review.clean).toContainText('come back in spring to point the arches.');
  await page.getByRole('button', { name: 'Marked', exact: true }).click();
  await answerDialogs(launched.app, [target]);
  await page.getByTestId('export').click();
  await page.getByTestId('run-export').click();
  await expect(page.getByTestId('export-result')).toBeVisible();
  expect(readFileSync(join(target, 'clean/bridge.txt'), 'utf8')).toContain(
    'The masons will come back in spring to point the arches.\n',
  );
});

test('an earlier export is only replaced after a word', async () => {
  const { page } = launched;
  await page.keyboard.press('Escape');
  await page.getByTestId('export').click();
  await expect(page.getByTestId('export-replace')).toBeVisible();
});

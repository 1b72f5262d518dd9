import { expect, test } from '@playwright/test';
import { ReviewPage } from '../pages/review-page';
import { type Launched, launchWinnow, resizeWindow, temporaryFolder } from '../support/launch';

test.describe.configure({ mode: 'serial' });

const data = temporaryFolder();
let launched: Launched;
let review: ReviewPage;

async function start(): Promise<void> {
  launched = await launchWinnow(data.path);
  review = new ReviewPage(launched.page);
  await expect(review.currentFlag).toBeVisible();
}

test.beforeAll(async () => {
  await start();
  await resizeWindow(launched, 1280, 800);
});
test.afterAll(async () => {
  await launched.app.close();
  data.remove();
});

const cells = () => launched.page.getByTestId('clean-cell');
const list = () => launched.page.getByRole('navigation', { name: 'Batch' });

test('the clean text stands beside the original, and both can be read', async () => {
  await review.press('3');
  await expect(cells().first()).toBeVisible();
  await expect(list()).toHaveCount(0);
  const boxes = await Promise.all([
    review.text.locator('.original').first().boundingBox(),
    cells().first().boundingBox(),
  ]);
  for (const box of boxes) expect(box!.width).toBeGreaterThan(400);
  expect(boxes[0]!.x + boxes[0]!.width).toBeLessThanOrEqual(boxes[1]!.x);
});

test('a decision shows in both at once, and so does undoing it', async () => {
  const flag = (await review.currentFlag.locator('.line').first().textContent())!;
  await expect(cells().filter({ hasText: flag })).toHaveCount(1);
  await review.press('Space');
  await expect(cells().filter({ hasText: flag })).toHaveCount(0);
  await review.expectVerdict(flag, 'confirmed');
  await review.press('u');
  await expect(cells().filter({ hasText: flag })).toHaveCount(1);
});

test('rows stay level while one goes from flag to flag', async () => {
  for (let step = 0; step < 8; step++) {
    await review.press('j');
    await expect(review.currentFlag).toBeInViewport();
    const index = await review.currentFlag.evaluate((element) =>
      element.closest('[data-row]')!.getAttribute('data-row'),
    );
    const row = launched.page.locator(`[data-row="${index}"]`);
    const [left, right] = await Promise.all([
      row.locator('.original').boundingBox(),
      row.getByTestId('clean-cell').boundingBox(),
    ]);
    expect(Math.abs(left!.y + left!.height - right!.y - right!.height)).toBeLessThan(2);
  }
});

test('the panels fold and come back by keys', async () => {
  await review.press('Control+b');
  await expect(list()).toBeVisible();
  await review.press('Control+b', 'Control+Shift+b');
  await expect(launched.page.getByTestId('why-panel')).toHaveCount(0);
  await review.press('Control+Shift+b');
  await expect(launched.page.getByTestId('why-panel')).toBeVisible();
});

test('finding a document brings the list back, and folding it later asks for nothing', async () => {
  const field = launched.page.getByTestId('document-search');
  await review.press('/');
  await expect(field).toBeFocused();
  await review.press('Escape', 'Control+b');
  await expect(list()).toHaveCount(0);
  await review.press('Control+b');
  await expect(list()).toBeVisible();
  await expect(field).not.toBeFocused();
  await review.press('Control+b');
});

test('is there again after the clean text and after a restart', async () => {
  await review.press('v');
  await expect(review.clean).toBeVisible();
  await review.press('v');
  await expect(cells().first()).toBeVisible();
  await review.expectSaved();
  await launched.app.close();
  await start();
  await expect(cells().first()).toBeVisible();
  await review.press('1');
  await expect(cells()).toHaveCount(0);
});

import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { ReviewPage } from '../pages/review-page';
import { type Launched, launchWinnow, resizeWindow, temporaryFolder } from '../support/launch';

// Pictures of every screen, in both themes: for the README and for eyes. They end up in
// test-results/screenshots; `npm run screenshots` copies them to docs/.

const folder = resolve(import.meta.dirname, '../../../test-results/screenshots');
const data = temporaryFolder();
const sizes = [
  [1280, 800],
  [1920, 1080],
] as const;
let launched: Launched;
let review: ReviewPage;

test.beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  launched = await launchWinnow(data.path);
  review = new ReviewPage(launched.page);
  await expect(review.currentFlag).toBeVisible();
  await showcase();
});
test.afterAll(async () => {
  await launched.app.close();
  data.remove();
});

/** Some flags decided, and the off-topic one in the middle of the first document current. */
async function showcase(): Promise<void> {
  await review.press('Space', 'Space');
  while (!/off-topic/.test((await review.kind.textContent()) ?? '')) await review.press('x');
  await expect(review.toast).toHaveCount(0, { timeout: 15_000 });
}

/** Nothing of a screen may stick out sideways, and no text may be cut off at the window's edge. */
async function expectNoOverflow(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
}

for (const theme of ['light', 'dark'] as const) {
  for (const [width, height] of sizes) {
    test(`the review window, ${theme}, ${width}×${height}`, async () => {
      await launched.page.emulateMedia({ colorScheme: theme });
      await resizeWindow(launched, width, height);
      await expectNoOverflow(launched.page);
      await expect(review.currentFlag).toBeInViewport();
      const picture = await launched.page.screenshot({
        path: join(folder, `review-${theme}-${width}x${height}.png`),
      });
      expect(picture.length).toBeGreaterThan(20_000);
    });
  }
  test(`the other screens, ${theme}`, async () => {
    await resizeWindow(launched, 1280, 800);
    const shoot = (name: string) =>
      launched.page.screenshot({ path: join(folder, `${name}-${theme}.png`) });
    await review.press('?');
    await expect(launched.page.getByTestId('help-command').first()).toBeVisible();
    await expectNoOverflow(launched.page);
    await shoot('help');
    await review.press('Escape', 'Control+Shift+p');
    await expect(launched.page.getByTestId('palette-command').first()).toBeVisible();
    await shoot('palette');
    await review.press('Escape', 'v');
    await expect(review.clean).toBeVisible();
    await shoot('clean');
    await review.press('v');
    await expect(review.text).toBeVisible();
  });
}

test('rules and samples, in both themes', async () => {
  const { page } = launched;
  await resizeWindow(launched, 1280, 800);
  const shoot = async (name: string) => {
    await expectNoOverflow(page);
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await page.screenshot({ path: join(folder, `${name}-${theme}.png`) });
    }
  };
  await review.press('y');
  await expect(page.getByTestId('rules-reading')).toHaveCount(0);
  await page.getByTestId('new-rule').click();
  await page.getByLabel('What to look for').selectOption('pattern');
  await page.getByTestId('rule-text').fill('[Mm]ore from [^:]+:');
  await expect(page.getByTestId('hit').first()).toBeVisible();
  await shoot('rule-editor');
  await review.press('Escape', 'Shift+C');
  await expect(page.getByTestId('bulk-size')).toBeVisible();
  await shoot('bulk-start');
  await page.getByTestId('bulk-begin').click();
  await expect(page.getByTestId('bulk-item')).toBeVisible();
  await shoot('bulk');
});

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ReviewPage } from '../pages/review-page';
import { type Launched, launchWinnow, temporaryFolder } from '../support/launch';

test.describe.configure({ mode: 'serial' });

const data = temporaryFolder();
let launched: Launched;
let review: ReviewPage;

async function start(): Promise<void> {
  launched = await launchWinnow(data.path);
  review = new ReviewPage(launched.page);
  await expect(review.currentFlag).toBeVisible();
}

const row = (name: string) => launched.page.getByTestId(`setting-${name}`);
const flagsShown = async () =>
  Number(/\d+/.exec((await launched.page.getByTestId('flags-shown').textContent()) ?? '')?.[0]);

test.beforeAll(start);
test.afterAll(async () => {
  await launched.app.close();
  data.remove();
});

test('the theme takes effect at once, from the keyboard', async () => {
  await review.press('Control+,');
  await expect(launched.page.getByTestId('settings-dialog')).toBeVisible();
  await row('theme').getByRole('button', { name: 'Dark' }).press('Enter');
  await expect(launched.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await row('theme').getByRole('button', { name: /Reset/ }).click();
  await expect(launched.page.locator('html')).not.toHaveAttribute('data-theme', /./);
});

test('fewer flags are shown and counted from a higher confidence on', async () => {
  const before = await flagsShown();
  const slider = row('shownConfidence').getByRole('slider');
  await slider.press('End');
  await expect.poll(flagsShown).toBeLessThan(before);
  const high = await flagsShown();
  await review.press('Escape');
  await expect(review.decided).toHaveText(new RegExp(`of ${high} flag`));
  await review.press('Control+,');
  await row('shownConfidence').getByRole('button', { name: /Reset/ }).click();
  await expect.poll(flagsShown).toBe(before);
  await review.press('Escape');
});

test('the text grows, shrinks and goes back by keys', async () => {
  const size = () =>
    review.text
      .locator('.column')
      .first()
      .evaluate((element) => getComputedStyle(element).fontSize);
  await review.press('Control++', 'Control+=', 'Control+=');
  await expect.poll(size).toBe('20px');
  await review.press('Control+-');
  await expect.poll(size).toBe('19px');
  await review.press('Control+0');
  await expect.poll(size).toBe('17px');
});

test('letters decide nothing once they are no keys by themselves', async () => {
  await review.press('Control+,');
  await row('singleKeys').getByRole('switch').click();
  await review.press('Escape');
  const flag = await review.currentFlag.getAttribute('data-flag');
  const current = launched.page.locator(`[data-testid=flag][data-flag="${flag}"]`).first();
  await review.press('x');
  await expect(current).toHaveAttribute('data-verdict', 'open');
  await review.press('Alt+x');
  await expect(current).toHaveAttribute('data-verdict', 'rejected');
  await review.press('Alt+u');
  await expect(current).toHaveAttribute('data-verdict', 'open');
});

test('without moving on one stays at the decided flag', async () => {
  await review.press('Control+,');
  await row('autoAdvance').getByRole('switch').click();
  await review.press('Escape');
  const place = await review.currentFlag.getAttribute('data-flag');
  await review.press('Space');
  await expect(review.currentFlag).toHaveAttribute('data-flag', place!);
  await review.press('Control+z');
});

test('what cannot be is not taken', async () => {
  await review.press('Control+,');
  const limit = launched.page.getByTestId('limit-textMegabytes');
  await limit.fill('0');
  await limit.press('Tab');
  await expect(limit).toHaveValue('64');
  await limit.fill('32');
  await limit.press('Tab');
  await review.press('Escape');
  await review.expectSaved();
});

test('everything set is there after a restart', async () => {
  await launched.app.close();
  await start();
  await review.press('Control+,');
  await expect(launched.page.getByTestId('limit-textMegabytes')).toHaveValue('32');
  await expect(row('singleKeys').getByRole('switch')).not.toBeChecked();
  await expect(row('autoAdvance').getByRole('switch')).not.toBeChecked();
});

test('a settings file that is cut off is kept, said and replaced by the first settings', async () => {
  await launched.app.close();
  const file = join(data.path, 'settings.json');
  const half = readFileSync(file, 'utf8').slice(0, 40);
  writeFileSync(file, half);
  await start();
  await expect(review.toast).toContainText('could not be read');
  expect(readFileSync(`${file}.bad`, 'utf8')).toBe(half);
  await review.press('Control+,');
  await expect(row('singleKeys').getByRole('switch')).toBeChecked();
  await row('singleKeys').getByRole('switch').click();
  await expect.poll(() => existsSync(file)).toBe(true);
});

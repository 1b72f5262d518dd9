import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { ReviewPage } from '../pages/review-page';
import { answerDialogs, type Launched, launchWinnow, temporaryFolder } from '../support/launch';

test.describe.configure({ mode: 'serial' });

const folder = temporaryFolder();
const data = join(folder.path, 'data');
const path = (name: string) => join(folder.path, `${name}.winnow`);
let launched: Launched;
let review: ReviewPage;

async function start(): Promise<void> {
  launched = await launchWinnow(data);
  review = new ReviewPage(launched.page);
}

test.beforeAll(async () => {
  mkdirSync(data, { recursive: true });
  await start();
  await expect(review.currentFlag).toBeVisible();
});
test.afterAll(async () => {
  await launched.app.close();
  folder.remove();
});

const name = () => launched.page.getByTestId('workspace-name');
const recents = () => launched.page.getByTestId('recent-workspace');

test('workspaces that were open before stand in the menu, with their paths', async () => {
  for (const made of ['spring', 'autumn']) {
    await answerDialogs(launched.app, [path(made)]);
    await review.press('Control+n');
    await expect(name()).toHaveText(new RegExp(made));
  }
  await name().click();
  const item = launched.page.getByRole('menuitem', { name: /spring/ });
  await expect(item).toContainText(path('spring'));
  await item.click();
  await expect(name()).toHaveText(/spring/);
});

test('one that is gone says so and can be taken off the list', async () => {
  renameSync(path('autumn'), path('moved'));
  await review.press('Control+r');
  const gone = recents().filter({ hasText: 'autumn' });
  await expect(gone).toContainText('not there any more');
  await expect(gone.locator('button.open')).toBeDisabled();
  await gone.getByRole('button', { name: /off the list/ }).click();
  await expect(recents()).toHaveCount(1);
  await review.press('Escape');
});

test('the start view says why the last one is not open, and lists the others', async () => {
  await answerDialogs(launched.app, [path('summer')]);
  await review.press('Control+n');
  await expect(name()).toHaveText(/summer/);
  await launched.app.close();
  renameSync(path('summer'), path('away'));
  await start();
  await expect(launched.page.getByTestId('refused')).toContainText('summer.winnow');
  await expect(recents().filter({ hasText: 'summer' })).toContainText('not there any more');
  for (const colorScheme of ['light', 'dark'] as const) {
    await launched.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page: launched.page })
      .setLegacyMode(true)
      .analyze();
    expect(violations.filter(({ impact }) => /serious|critical/.test(impact ?? ''))).toEqual([]);
  }
  renameSync(path('away'), path('summer'));
  await launched.page.getByTestId('try-again').click();
  await expect(name()).toHaveText(/summer/);
});

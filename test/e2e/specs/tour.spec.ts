import { join } from 'node:path';
import { expect, type Locator, test } from '@playwright/test';
import { ReviewPage } from '../pages/review-page';
import { answerDialogs, type Launched, launchWinnow, temporaryFolder } from '../support/launch';

test.describe.configure({ mode: 'serial' });

const folder = temporaryFolder();
let launched: Launched;
let review: ReviewPage;
let tour: Locator;

test.beforeAll(() => start());
test.afterAll(async () => {
  await launched.app.close();
  folder.remove();
});

async function start(): Promise<void> {
  launched = await launchWinnow(join(folder.path, 'data'));
  review = new ReviewPage(launched.page);
  tour = launched.page.getByTestId('tour');
  await expect(review.currentFlag).toBeVisible();
}

const expectStep = (step: string) => expect(tour).toHaveAttribute('data-step', step);

test('the first start begins with it, and each step is done by doing it', async () => {
  await expectStep('cut');
  // What the import left out of pages is nothing that one has done: there is nothing to undo.
  await review.press('u');
  await expect(review.toast).toHaveCount(0);
  await expect(tour.locator('li.done')).toHaveCount(0);
  await review.press('Space');
  await expectStep('keep');
  await review.press('x');
  await expectStep('undo');
  await review.press('u');
  await expectStep('document');
  await review.press('d');
  await expectStep('twins');
  await launched.page.getByTestId('show-twin').click();
  await expect(launched.page.getByTestId('cut-twins')).toBeEnabled();
  await review.press('a');
  await expect(launched.page.getByRole('dialog')).toBeVisible();
  await review.press('Enter');
  await expectStep('own');
  await review.press('b', 'Space');
  await expectStep('clean');
  await review.press('v');
  await expectStep('export');
  await review.press('v');
  await answerDialogs(launched.app, [join(folder.path, 'out')]);
  await review.press('Control+e');
  await launched.page.getByTestId('run-export').click();
  await expect(launched.page.getByTestId('export-result')).toBeVisible();
  await review.press('Escape');
  await expectStep('end');
});

test('is closed for good, and taken again from the commands', async () => {
  await tour.getByRole('button', { name: 'Done' }).click();
  await expect(tour).toHaveCount(0);
  await review.press('Control+k');
  await launched.page.keyboard.type('tour');
  await review.press('Enter');
  await expectStep('cut');
  await tour.getByRole('button', { name: 'Skip' }).click();
  await expectStep('keep');
});

test('goes on at the next start where it was left, until it is closed', async () => {
  await launched.app.close();
  await start();
  await expectStep('keep');
  await tour.getByRole('button', { name: 'Close the tour' }).click();
  await expect(tour).toHaveCount(0);
  await launched.app.close();
  await start();
  await expect(tour).toHaveCount(0);
});

test('the keys can be searched, and the tour begins there too', async () => {
  await review.press('?');
  const commands = launched.page.getByTestId('help-command');
  const all = await commands.count();
  await launched.page.getByTestId('help-search').fill('redo');
  await expect(commands).toHaveCount(1);
  await expect(commands).toContainText('Ctrl');
  await launched.page.getByTestId('help-search').fill('');
  await expect(commands).toHaveCount(all);
  await launched.page.getByRole('button', { name: 'Take the tour' }).click();
  await expectStep('cut');
});

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ReviewPage } from '../pages/review-page';
import { answerDialogs, type Launched, launchWinnow, temporaryFolder } from '../support/launch';
import { seriousInBothThemes } from '../support/serious-violations';
import { writeSmallBatch } from '../support/small-batch';

test.describe.configure({ mode: 'serial' });

const folder = temporaryFolder();
const source = join(folder.path, 'crawl');
const target = join(folder.path, 'out');
let launched: Launched;
let review: ReviewPage;

test.beforeAll(async () => {
  mkdirSync(join(folder.path, 'data'), { recursive: true });
  writeSmallBatch(source);
  writeFileSync(join(source, 'CON.txt'), 'A quay was built.\r\n\r\nThe quay is of stone.\r\n');
  writeFileSync(join(source, 'gone.txt'), 'Sponsored Links\n');
  launched = await launchWinnow(join(folder.path, 'data'));
  review = new ReviewPage(launched.page);
  await expect(review.currentFlag).toBeVisible();
  await answerDialogs(launched.app, [join(folder.path, 'crawl.winnow')]);
  await review.press('Control+n');
  await expect(launched.page.getByTestId('empty-batch')).toBeVisible();
  await answerDialogs(launched.app, [source]);
  await review.press('Control+Shift+o');
  await expect(review.rows).toHaveCount(5);
  await launched.page.getByTestId('document-row').filter({ hasText: 'bridge' }).click();
  await review.press('Home', 'Space');
  await review.expectSaved();
});
test.afterAll(async () => {
  await launched.app.close();
  folder.remove();
});

const byId = (id: string) => launched.page.getByTestId(id);

test('says what goes out, what is open, and which names are others', async () => {
  await answerDialogs(launched.app, [target]);
  await review.press('Control+e');
  await expect(byId('export-summary')).toHaveText(/^\d+ flags open, 0 cut by policy, 1 by you\.$/);
  const renamed = byId('export-renamed');
  await renamed.getByRole('button').click();
  await expect(renamed).toContainText('clean/_CON.txt');
  await expect(renamed).toContainText('not possible on every system');
});

test('shows what is cut from a document before anything is written', async () => {
  await byId('export-document').filter({ hasText: 'bridge' }).click();
  await expect(byId('export-cuts').locator('del')).toContainText('By Mara Tarrow');
  expect(existsSync(target)).toBe(false);
  expect(await seriousInBothThemes(launched.page)).toEqual([]);
});

test('writes with the line ends that were chosen, and shows where', async () => {
  await launched.page.getByText('as in the source').click();
  await byId('run-export').click();
  await expect(byId('export-result')).toHaveAttribute('data-state', 'done');
  expect(readFileSync(join(target, 'clean/_CON.txt'), 'utf8')).toContain('built.\r\n');
  await launched.app.evaluate(({ shell }) => {
    const shown = shell as unknown as { revealed?: string };
    shell.showItemInFolder = (path) => (shown.revealed = path);
  });
  await byId('reveal-export').click();
  await expect
    .poll(() => launched.app.evaluate(({ shell }) => (shell as { revealed?: string }).revealed))
    .toBe(target);
  await review.press('Escape');
});

test('goes into the same folder again once the curator has said so', async () => {
  await answerDialogs(launched.app, [join(folder.path, 'elsewhere')]);
  await review.press('Space');
  await review.expectSaved();
  await review.press('Control+e');
  await expect(byId('export-folder')).toHaveText(target);
  await expect(byId('run-export')).toBeDisabled();
  await byId('export-replace').getByRole('checkbox').check();
  await byId('run-export').click();
  await expect(byId('export-result')).toHaveAttribute('data-state', 'done');
  const manifest = JSON.parse(readFileSync(join(target, 'manifest.json'), 'utf8')) as {
    state: string;
    summary: string;
  };
  expect(manifest.state).toBe('complete');
  expect(manifest.summary).toContain('2 by you');
});

test('when all is decided the panel says so and leads on to the export', async () => {
  const end = byId('all-decided');
  await review.press('Escape');
  await expect(async () => {
    await review.press('Space');
    await expect(end).toBeVisible({ timeout: 300 });
  }).toPass();
  await expect(end).toContainText(/All \d+ flags? decided/);
  await end.getByRole('button').click();
  await expect(byId('export-dialog')).toBeVisible();
});

test('documents that are left without text are warned of by name', async () => {
  await expect(byId('export-emptied-warning')).toHaveText('1 document is left without text');
  const emptied = byId('export-emptied');
  await emptied.getByRole('button').click();
  await expect(emptied).toContainText('gone.txt');
  await expect(emptied).toContainText('all of its 16 characters are cut');
  expect(await seriousInBothThemes(launched.page)).toEqual([]);
  await byId('export-replace').getByRole('checkbox').check();
  await byId('run-export').click();
  await expect(byId('export-result')).toHaveAttribute('data-state', 'done');
  expect(readFileSync(join(target, 'clean/gone.txt'), 'utf8')).toBe('');
});

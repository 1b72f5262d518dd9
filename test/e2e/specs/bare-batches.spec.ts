import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ReviewPage } from '../pages/review-page';
import { answerDialogs, type Launched, launchWinnow, temporaryFolder } from '../support/launch';
import { seriousViolations } from '../support/serious-violations';

// Batches without anything to do: nothing flagged, everything flagged, nothing in them.

const folder = temporaryFolder();
let launched: Launched;
let review: ReviewPage;

const plain = 'The mill pond froze over twice, which nobody living could remember.\n';

async function importTexts(name: string, files: Readonly<Record<string, string>>): Promise<void> {
  const source = join(folder.path, name);
  mkdirSync(source);
  for (const [path, text] of Object.entries(files)) writeFileSync(join(source, path), text);
  await answerDialogs(launched.app, [`${source}.winnow`]);
  await review.press('Control+n');
  await expect(launched.page.getByTestId('workspace-name')).toContainText(name);
  await expect(launched.page.getByTestId('empty-batch')).toBeVisible();
  await answerDialogs(launched.app, [source]);
  await review.press('Control+Shift+o');
}

async function exportTo(name: string): Promise<string> {
  const target = join(folder.path, `${name}-out`);
  mkdirSync(target);
  await answerDialogs(launched.app, [target]);
  await review.press('Control+e');
  await launched.page.getByTestId('run-export').press('Enter');
  await expect(launched.page.getByTestId('export-result')).toHaveAttribute('data-state', 'done');
  await review.press('Escape');
  return target;
}

test.beforeAll(async () => {
  launched = await launchWinnow(join(folder.path, 'data'));
  review = new ReviewPage(launched.page);
  await expect(review.text).toBeVisible();
});
test.afterAll(async () => {
  await launched.app.close();
  folder.remove();
});

test('a text in which nothing is flagged is shown, said so, and exported as it is', async () => {
  await importTexts('nothing', { 'plain.txt': plain });
  await expect(review.text).toContainText('The mill pond');
  await expect(review.flags).toHaveCount(0);
  await expect(launched.page.getByText('Nothing flagged here')).toBeVisible();
  await review.press('Space', 'x', 'j', 'k', 'a', 'g', 's', 'u');
  await expect(review.text).toContainText('The mill pond');
  expect(await seriousViolations(launched.page)).toEqual([]);
  const target = await exportTo('nothing');
  expect(readFileSync(join(target, 'clean', 'plain.txt'), 'utf8')).toBe(plain);
});

test('a text in which everything is flagged can be cut to nothing, and is exported as an empty file', async () => {
  await importTexts('everything', { 'menu.txt': 'Sponsored Links\nShare this article\n' });
  await expect(review.flags).toHaveCount(2);
  await review.press('Home', 'Space', 'Space');
  await review.expectVerdict('Sponsored Links', 'confirmed');
  await review.expectVerdict('Share this article', 'confirmed');
  await review.press('v');
  await expect(review.clean).toBeVisible();
  await expect(review.clean).not.toContainText('Sponsored');
  expect(await seriousViolations(launched.page)).toEqual([]);
  await review.press('v');
  const target = await exportTo('everything');
  expect(readFileSync(join(target, 'clean', 'menu.txt'), 'utf8')).toBe('');
});

test('a folder of empty files and of blank ones is a batch of problems', async () => {
  await importTexts('empty', { 'empty.txt': '', 'blank.txt': ' \n\r\n\t\n', 'rows.csv': '' });
  // It is empty before the import too.
  await expect(launched.page.getByTestId('empty-batch')).toContainText('3 problems say why');
  await review.press('F8');
  await expect(launched.page.getByTestId('problem')).toHaveCount(3);
  await expect(launched.page.getByTestId('problem').first()).toContainText('no text in it');
  expect(await seriousViolations(launched.page)).toEqual([]);
});

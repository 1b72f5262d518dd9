import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ReviewPage } from '../pages/review-page';
import { answerDialogs, type Launched, launchWinnow, temporaryFolder } from '../support/launch';

// Texts in an encoding that nothing names; the steps build on each other.
test.describe.configure({ mode: 'serial' });

const folder = temporaryFolder();
const source = join(folder.path, 'crawl');
let launched: Launched;
let review: ReviewPage;

test.beforeAll(async () => {
  mkdirSync(source);
  const lines = ['Die Mühle öffnet wieder, sagt der Müller.', 'Anzeige', 'Alle sind froh darüber.'];
  writeFileSync(join(source, 'a.txt'), `${lines.join('\n')}\n`);
  writeFileSync(join(source, 'b.txt'), 'caf\ufffd and \ufffd, or what is left of it.\nAnzeige\n');
  writeFileSync(join(source, 'rows.csv'), 'id,text\n1,A row of a table.\n2,Another row.\n');
  launched = await launchWinnow(join(folder.path, 'data'));
  review = new ReviewPage(launched.page);
  await expect(review.text).toBeVisible();
  await answerDialogs(launched.app, [join(folder.path, 'crawl.winnow')]);
  await review.press('Control+n');
  await expect(launched.page.getByTestId('empty-batch')).toBeVisible();
  await answerDialogs(launched.app, [source]);
  await review.press('Control+Shift+o');
  await expect(review.rows).toHaveCount(4);
});
test.afterAll(async () => {
  await launched.app.close();
  folder.remove();
});

test('what decoding damaged is a chip of its own, and the status bar says so', async () => {
  const { page } = launched;
  await page.getByTestId('state-damaged').click();
  await expect(review.rows).toHaveCount(1);
  await review.rows.first().click();
  await expect(page.getByTestId('origin')).toContainText('2 damaged');
  await page.getByTestId('state-all').click();
  await expect(review.rows).toHaveCount(4);
});

test('an encoding is tried out, chosen and chosen again; the decision stays', async () => {
  const { page } = launched;
  await review.rows.filter({ hasText: 'a.txt' }).click();
  await expect(page.getByTestId('origin')).toContainText('utf-8');
  await expect(page.getByTestId('origin')).toContainText('German');
  await review.flag('Anzeige').click();
  await review.press('Space');
  await review.expectSaved();
  await review.rows.filter({ hasText: 'a.txt' }).click();
  await expect(review.documentName).toHaveText(/a\.txt/);
  await review.expectVerdict('Anzeige', 'confirmed');
  await page.getByTestId('origin').click();
  await expect(page.getByTestId('encoding-dialog')).toContainText('plain text');
  await page.getByTestId('encoding-choice').selectOption('windows-1252');
  await expect(page.getByTestId('encoding-preview')).toContainText('Die MÃ¼hle');
  await expect(page.getByTestId('encoding-damage')).toContainText('look decoded wrongly');
  await page.getByTestId('encoding-apply').click();
  await expect(review.text).toContainText('Die MÃ¼hle');
  await review.expectVerdict('Anzeige', 'confirmed');
  await page.getByTestId('origin').click();
  await page.getByTestId('encoding-choice').selectOption('utf-8');
  await page.getByTestId('encoding-apply').click();
  await expect(review.text).toContainText('Die Mühle öffnet');
  await review.expectVerdict('Anzeige', 'confirmed');
});

test('by keys alone: the dialog opens, Escape leaves everything as it is', async () => {
  const { page } = launched;
  await review.press('Control+Shift+u');
  await expect(page.getByTestId('encoding-dialog')).toBeVisible();
  await review.press('Escape');
  await expect(page.getByTestId('encoding-dialog')).toBeHidden();
  await expect(review.text).toContainText('Die Mühle öffnet');
});

test('a table is read again as plain text, and back by one undo', async () => {
  const { page } = launched;
  await review.rows.filter({ hasText: 'rows.csv' }).first().click();
  await expect(review.text).toContainText('A row of a table.');
  await page.getByTestId('origin').click();
  await page.getByText('The file was read as the wrong thing').click();
  await page.getByTestId('format-choice').selectOption('text');
  await page.getByTestId('format-apply').click();
  await expect(review.rows).toHaveCount(5);
  await expect(page.getByTestId('state-excluded')).toContainText('2');
  await review.press('u');
  await expect(page.getByTestId('state-excluded')).toBeHidden();
});

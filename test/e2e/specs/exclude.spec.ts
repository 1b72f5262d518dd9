import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ReviewPage } from '../pages/review-page';
import { answerDialogs, type Launched, launchWinnow, temporaryFolder } from '../support/launch';
import { writeSmallBatch } from '../support/small-batch';

// A whole document left out and brought back; the steps build on each other.
test.describe.configure({ mode: 'serial' });

const folder = temporaryFolder();
const source = join(folder.path, 'crawl');
const target = join(folder.path, 'cleaned');
let launched: Launched;
let review: ReviewPage;

test.beforeAll(async () => {
  mkdirSync(target);
  writeSmallBatch(source);
  launched = await launchWinnow(join(folder.path, 'data'));
  review = new ReviewPage(launched.page);
  await expect(review.text).toBeVisible();
  await review.importInto(launched.app, join(folder.path, 'crawl.winnow'), source);
  await expect(review.documentName).toHaveText(/bridge\.txt/);
});
test.afterAll(async () => {
  await launched.app.close();
  folder.remove();
});

const excluded = () => launched.page.getByTestId('excluded');
const open = (name: string) =>
  launched.page.getByTestId('document-row').filter({ hasText: name }).click();

test('one key asks for the reason, one more answers, and the next document comes', async () => {
  await review.press('e');
  const dialog = launched.page.getByTestId('exclude-dialog');
  await expect(dialog.getByTestId('exclude-spam')).toBeFocused();
  await review.press('l');
  await expect(dialog).toBeHidden();
  await expect(review.documentName).toHaveText(/ferry\.txt/);
  await expect(review.toast.last()).toHaveText(/Excluded bridge\.txt as language/);
  await expect(review.decided).toHaveText(/0 of 2/);
});

test('it says so over its text and in the panel, and its flags need no decision', async () => {
  await open('bridge.txt');
  await expect(excluded()).toHaveText(/Excluded as language/);
  await expect(launched.page.getByTestId('excluded-why')).toContainText('3 flags need no decision');
  await review.press('Space');
  await review.expectVerdict('By Mara Tarrow', 'open');
  await review.press('d');
  await expect(review.documentName).toHaveText(/ferry\.txt/);
});

test('an export leaves it out and lists it', async () => {
  await answerDialogs(launched.app, [target]);
  await review.press('Control+e');
  await launched.page.getByTestId('run-export').click();
  await expect(launched.page.getByTestId('export-result')).toBeVisible();
  await review.press('Escape');
  const manifest = readFileSync(join(target, 'manifest.json'), 'utf8');
  expect(JSON.parse(manifest)).toMatchObject({
    excluded: [{ path: 'bridge.txt', excluded: 'language' }],
  });
});

test('one key brings it back, and undo takes that back as well', async () => {
  await open('bridge.txt');
  await review.press('Shift+E');
  await expect(excluded()).toBeHidden();
  await expect(review.decided).toHaveText(/0 of 5/);
  await expect(review.currentFlag).toHaveText(/By Mara Tarrow/);
  await review.press('u');
  await expect(excluded()).toHaveText(/Excluded as language/);
  await review.press('u');
  await expect(excluded()).toBeHidden();
  await expect(review.decided).toHaveText(/0 of 5/);
});

test('by mouse: the button of the bar, another reason, and back', async () => {
  const { page } = launched;
  await page.getByTestId('exclude').click();
  await page.getByTestId('exclude-spam').click();
  await expect(review.documentName).toHaveText(/ferry\.txt/);
  await open('bridge.txt');
  await page.getByTestId('exclude').click();
  await expect(page.getByTestId('exclude-dialog')).toContainText('Excluded as spam');
  await page.getByTestId('exclude-other').click();
  await open('bridge.txt');
  await expect(excluded()).toHaveText(/Excluded as other/);
  await page.getByRole('button', { name: 'Bring back', exact: true }).click();
  await expect(excluded()).toBeHidden();
  await review.expectSaved();
});

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator, test } from '@playwright/test';
import { ReviewPage } from '../pages/review-page';
import { writeCrawlBatch } from '../support/crawl-batch';
import { answerDialogs, type Launched, launchWinnow, temporaryFolder } from '../support/launch';
import { seriousInBothThemes } from '../support/serious-violations';

// What an import could not read; the steps build on each other.
test.describe.configure({ mode: 'serial' });

const folder = temporaryFolder();
const source = join(folder.path, 'crawl');
let launched: Launched;
let review: ReviewPage;
let problems: Locator;
let panel: Locator;
let detail: Locator;

test.beforeAll(async () => {
  writeCrawlBatch(source);
  launched = await launchWinnow(join(folder.path, 'data'));
  const { app, page } = launched;
  review = new ReviewPage(page);
  problems = page.getByTestId('problem');
  panel = page.getByTestId('problems-panel');
  detail = page.getByTestId('problem-detail');
  await expect(review.text).toBeVisible();
  await answerDialogs(app, [join(folder.path, 'crawl.winnow')]);
  await review.press('Control+n');
  await expect(page.getByTestId('empty-batch')).toBeVisible();
  await answerDialogs(app, [source]);
  await review.press('Control+Shift+o');
  await expect(page.getByTestId('problems')).toHaveText(/3/);
});
test.afterAll(async () => {
  await launched.app.close();
  folder.remove();
});

test('F8 opens the panel at the first problem and walks on, Shift+F8 back', async () => {
  const { page } = launched;
  await review.press('F8');
  await expect(problems).toHaveCount(3);
  await expect(detail).toContainText('harbour/empty.txt');
  await expect(detail).toContainText('no text');
  await expect(detail).toContainText('Nothing to clean here');
  await review.press('F8');
  await expect(detail).toContainText('upland/blank.txt');
  await review.press('F8');
  await expect(detail).toContainText('upland/picture.png');
  await expect(page.getByTestId('problem-place')).toHaveText('3 of 3');
  await review.press('F8');
  await expect(detail).toContainText('harbour/empty.txt');
  await review.press('Shift+F8');
  await expect(detail).toContainText('upland/picture.png');
});

test('the text stays beside it, and the keys of the list move in it', async () => {
  await expect(review.text).toBeVisible();
  await expect(review.currentFlag).toBeInViewport();
  await review.press('Home');
  await expect(detail).toContainText('harbour/empty.txt');
  await review.press('ArrowDown');
  await expect(detail).toContainText('upland/blank.txt');
  await review.press('Space');
  await expect(review.decided).toHaveText(/^0 of/);
});

test('reasons are counted and shown alone', async () => {
  const { page } = launched;
  const reason = page.getByTestId('problem-reason');
  await expect(reason).toHaveText([/File empty\s*2/, /File type unknown\s*1/]);
  await reason.last().click();
  await expect(problems).toHaveCount(1);
  await expect(problems).toContainText('Files of type .png are not read.');
  await reason.last().click();
  await expect(problems).toHaveCount(3);
});

test('they are sorted by file as well', async () => {
  const paths = () => problems.locator('.path').allTextContents();
  const panelButton = (name: string) => panel.getByRole('button', { name });
  await panelButton('By file').click();
  expect(await paths()).toEqual(['harbour/empty.txt', 'upland/blank.txt', 'upland/picture.png']);
  await expect(panelButton('By file')).toHaveAttribute('aria-pressed', 'true');
  await panelButton('By reason').click();
  await expect(problems).toHaveCount(3);
});

test('the panel keeps nobody out', async () => {
  expect(await seriousInBothThemes(launched.page)).toEqual([]);
});

test('the problems are written as JSON Lines', async () => {
  const { app, page } = launched;
  const file = join(folder.path, 'problems.jsonl');
  await answerDialogs(app, [file]);
  await page.getByTestId('export-problems').click();
  await expect(review.toast.filter({ hasText: '3 problems written' })).toBeVisible();
  const rows = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { path: string; code: string });
  expect(rows.map(({ path, code }) => [path, code])).toEqual([
    ['harbour/empty.txt', 'FILE_EMPTY'],
    ['upland/blank.txt', 'FILE_EMPTY'],
    ['upland/picture.png', 'FILE_TYPE_UNKNOWN'],
  ]);
});

test('they are not written into the sources', async () => {
  const { app, page } = launched;
  await answerDialogs(app, [join(source, 'problems.jsonl')]);
  await page.getByTestId('export-problems').click();
  await expect(review.toast.filter({ hasText: 'would touch the source files' })).toBeVisible();
});

test('Escape closes the panel and gives the keys back to the text', async () => {
  await review.press('Escape');
  await expect(panel).toBeHidden();
  await launched.page.getByTestId('problems').click();
  await expect(panel).toBeVisible();
  await launched.page.getByTestId('problems').click();
  await expect(panel).toBeHidden();
});

test('an encoding that had to be found out says how sure that is', async () => {
  const { page } = launched;
  await review.rows.filter({ hasText: 'old.txt' }).click();
  await expect(page.getByTestId('origin')).toHaveText(/windows-1252, \d\d? % sure/);
});

test('ten thousand problems are walked through, with few of them in the page', async () => {
  const { app, page } = launched;
  const many = join(folder.path, 'many');
  mkdirSync(many);
  for (let at = 0; at < 10_000; at++) writeFileSync(join(many, `${at}.bin`), '');
  writeFileSync(join(many, 'one.txt'), 'The one text among ten thousand files is short.\n');
  await answerDialogs(app, [many]);
  await review.press('Control+Shift+o');
  await page.getByTestId('import-as-new').click();
  await expect(page.getByTestId('problems')).toHaveText(/10,000/, { timeout: 60_000 });
  await review.press('Shift+F8');
  await expect(page.getByTestId('problem-place')).toHaveText('10,000 of 10,000');
  await expect(detail).toContainText('9999.bin');
  expect(await problems.count()).toBeLessThan(60);
  await review.press('F8');
  await expect(page.getByTestId('problem-place')).toHaveText('1 of 10,000');
});

import { join } from 'node:path';
import { expect, type Locator, test } from '@playwright/test';
import { ReviewPage } from '../pages/review-page';
import { writeCrawlBatch } from '../support/crawl-batch';
import { answerDialogs, type Launched, launchWinnow, temporaryFolder } from '../support/launch';
import { seriousInBothThemes } from '../support/serious-violations';
import { writeSmallBatch } from '../support/small-batch';

// What is listed, and what the keys then go to; the steps build on each other.
test.describe.configure({ mode: 'serial' });

const folder = temporaryFolder();
let launched: Launched;
let review: ReviewPage;
let option: Locator;
let active: Locator;

test.beforeAll(async () => {
  writeCrawlBatch(join(folder.path, 'crawl'));
  writeSmallBatch(join(folder.path, 'small'));
  launched = await launchWinnow(join(folder.path, 'data'));
  const { app, page } = launched;
  review = new ReviewPage(page);
  option = page.getByTestId('filter-option');
  active = page.getByTestId('active-filter');
  await expect(review.text).toBeVisible();
  await answerDialogs(app, [join(folder.path, 'crawl.winnow')]);
  await review.press('Control+n');
  await expect(page.getByTestId('empty-batch')).toBeVisible();
  await answerDialogs(app, [join(folder.path, 'crawl')]);
  await review.press('Control+Shift+o');
  await expect(review.rows).toHaveCount(18);
});
test.afterAll(async () => {
  await launched.app.close();
  folder.remove();
});

test('chips say how many documents are in each state', async () => {
  const { page } = launched;
  await expect(page.getByTestId('state-all')).toHaveText('all 18');
  await expect(page.getByTestId('state-open')).toHaveText('open 17');
  await expect(page.getByTestId('state-done')).toHaveText('done 1');
  await expect(page.getByTestId('state-copies')).toHaveText('copies 1');
  await expect(page.getByTestId('state-excluded')).toHaveCount(0);
  await page.getByTestId('state-done').click();
  await expect(review.rows).toHaveText([/old\.txt/]);
  await review.press('Shift+F');
  await expect(review.rows).toHaveText([/arden-again\.txt/]);
  await review.press('Shift+F');
  await expect(review.rows).toHaveCount(18);
  await review.press('f');
  await expect(review.rows).toHaveCount(17);
  await review.press('f');
  await expect(review.rows).toHaveCount(18);
});

test('a kind and a site are chosen from a menu that counts them, and combined', async () => {
  const { page } = launched;
  await page.getByTestId('filter-menu').click();
  await expect(option.filter({ hasText: 'counter' })).toHaveText(/counter\s*9/);
  await option.filter({ hasText: 'counter' }).click();
  await expect(active).toHaveText([/counter\s*9/]);
  await expect(review.rows).toHaveCount(9);
  await review.press('Control+Shift+F');
  await review.press('ArrowUp', 'Enter');
  await expect(active).toHaveCount(2);
  await expect(page.getByTestId('list-count')).toContainText('1 of 18 listed');
});

test('a part of the filter goes with one click', async () => {
  const { page } = launched;
  await active.last().click();
  await expect(active).toHaveText([/counter/]);
  await expect(review.rows).toHaveCount(9);
  await expect(page.getByTestId('list-count')).toContainText('9 of 18 listed');
});

test('deciding goes on with flags of the kind and leaves the list as it is', async () => {
  // The site that was filtered by opened the one document that it listed.
  await expect(review.documentName).toHaveText(/arden-again\.txt/);
  await review.rows.first().click();
  await expect(review.documentName).toHaveText(/arden\.txt/);
  await expect(review.kind).toHaveText(/counter/);
  // What else is open in a document is told by its tooltip; the figure is what one works on.
  const figure = review.rows.first().locator('.count');
  await expect(figure).toHaveText('1');
  await review.press('x');
  await expect(figure).toHaveText('');
  await expect(review.documentName).toHaveText(/belm\.txt/);
  await expect(review.kind).toHaveText(/counter/);
  await expect(review.rows).toHaveCount(9);
  // The copy of the first document was decided with it: seven are left.
  await expect(active).toHaveText([/counter\s*7/]);
  for (let left = 7; left > 0; left--) {
    await expect(review.kind).toHaveText(/counter/);
    await review.press('x');
    await review.expectSaved();
  }
  await expect(launched.page.getByTestId('document-state')).toContainText('Clear the filter');
  await expect(review.rows).toHaveCount(9);
  const decided = await review.decided.textContent();
  const shown = await review.documentName.textContent();
  await review.press('Space', 'Space', 'x', 'Space');
  await review.expectSaved();
  await expect(review.toast.filter({ hasText: 'No other open counter in the list' })).toBeVisible();
  await expect(review.documentName).toHaveText(shown!);
  await expect(review.decided).toHaveText(decided!);
  await review.press('u');
  await expect(review.kind).toHaveText(/counter/);
});

test('the filter of a batch is there when one comes back to it', async () => {
  const { app, page } = launched;
  await answerDialogs(app, [join(folder.path, 'small')]);
  await review.press('Control+Shift+o');
  await page.getByTestId('import-as-new').click();
  await expect(page.getByTestId('state-all')).toHaveText('all 3');
  await expect(active).toHaveCount(0);
  await page.getByTestId('batch-select').selectOption({ index: 0 });
  await expect(active).toHaveText([/counter/]);
  await page.getByTestId('clear-filter').click();
  await expect(review.rows).toHaveCount(18);
});

test('a filter that nothing fits says so and is cleared from there', async () => {
  const { page } = launched;
  await review.press('/');
  await page.keyboard.type('no such name');
  const none = page.getByTestId('no-document-fits');
  await expect(none).toContainText('No document fits');
  await none.getByRole('button').click();
  await expect(review.rows).toHaveCount(18);
  await expect(page.getByTestId('document-search')).toHaveValue('');
});

test('a name is found in any case, with the keys back in the text after Enter', async () => {
  const { page } = launched;
  await review.press('/');
  await page.keyboard.type('UPLAND/E');
  await expect(review.rows).toHaveText([/eskby\.txt/]);
  await review.press('Enter');
  await expect(review.documentName).toHaveText(/eskby\.txt/);
  await expect(page.getByTestId('document-search')).not.toBeFocused();
  await review.press('/');
  await page.keyboard.type('upland/');
  await expect(review.rows.first()).not.toHaveText(/eskby\.txt/);
  await review.press('ArrowDown');
  await expect(page.getByRole('listbox', { name: 'Documents' })).toBeFocused();
  await review.press('Control+Backspace');
  await expect(review.rows).toHaveCount(18);
});

test('one key narrows the list to the kind of the flag one stands on', async () => {
  await review.press('t');
  await expect(active).toHaveText([/metadata/]);
  await review.press('t');
  await expect(active).toHaveCount(0);
});

test('a copy is marked in the list, named in the document and leads to its original', async () => {
  const { page } = launched;
  const row = review.rows.filter({ hasText: 'arden-again.txt' });
  await expect(row).toHaveText(/a copy/);
  await expect(row).toHaveAttribute('title', /Copy of harbour\/arden\.txt, decided together/);
  await row.click();
  await expect(page.getByTestId('copies')).toHaveText(/Copy of harbour\/arden\.txt.*together/);
  await page.getByTestId('go-to-original').click();
  await expect(review.documentName).toHaveText(/arden\.txt harbour/);
  await expect(page.getByTestId('copies')).toHaveText(/1\s+copy.*together/);
  await page.getByTestId('copies').getByRole('button').click();
  await page.getByRole('menuitem', { name: 'mirror/arden-again.txt' }).click();
  await expect(review.documentName).toHaveText(/arden-again\.txt/);
});

test('the menu and the field stay closed when the panel comes back', async () => {
  const { page } = launched;
  await review.press('Control+Shift+F');
  await expect(option.first()).toBeVisible();
  await review.press('Escape', '3', '1');
  await expect(page.getByTestId('document-search')).not.toBeFocused();
  await expect(option).toHaveCount(0);
});

test('marked rows, copies and the menu of filters keep nobody out', async () => {
  const { page } = launched;
  await page.evaluate(async () => {
    const { transport } = window.winnow;
    await transport.invoke('documents.exclude', { documentId: 5, reason: 'language' });
    await transport.invoke('review.note', { documentId: 3, text: 'look again' });
  });
  await page.reload();
  await review.rows.filter({ hasText: 'arden-again.txt' }).click();
  await expect(page.getByTestId('state-excluded')).toHaveText('excluded 1');
  await expect(review.rows.filter({ hasText: 'has a note' })).toHaveCount(1);
  await expect(review.rows.filter({ hasText: 'excluded' })).toHaveAttribute(
    'data-state',
    'excluded',
  );
  expect(await seriousInBothThemes(page)).toEqual([]);
  await page.getByTestId('filter-menu').click();
  expect(await seriousInBothThemes(page)).toEqual([]);
});

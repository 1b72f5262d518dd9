import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ReviewPage } from '../pages/review-page';
import { type Launched, launchWinnow, temporaryFolder } from '../support/launch';
import { writeSmallBatch } from '../support/small-batch';

// The ends and the kind of a cut, and skipping; the steps build on each other.
test.describe.configure({ mode: 'serial' });

const folder = temporaryFolder();
const source = join(folder.path, 'crawl');
let launched: Launched;
let review: ReviewPage;

test.beforeAll(async () => {
  mkdirSync(join(folder.path, 'data'));
  writeSmallBatch(source);
  launched = await launchWinnow(join(folder.path, 'data'));
  review = new ReviewPage(launched.page);
  await expect(review.text).toBeVisible();
  await review.importInto(launched.app, join(folder.path, 'crawl.winnow'), source);
  await expect(review.currentFlag).toHaveText(/By Mara Tarrow/);
});
test.afterAll(async () => {
  await launched.app.close();
  folder.remove();
});

/** The text of the cut one stands on, as it is drawn. */
const cut = () => review.text.locator('mark.current');
const undoTo = async (words: RegExp) => {
  await review.press('u');
  await expect(review.currentFlag).toHaveText(words);
};

test('a word less, and every step can be undone', async () => {
  await review.press('Shift+ArrowLeft');
  await expect(cut()).toHaveText('By Mara');
  await expect(cut()).toHaveAttribute('data-verdict', 'confirmed');
  await review.press('Shift+ArrowLeft');
  await expect(cut()).toHaveText('By');
  await review.press('Shift+ArrowLeft');
  await expect(cut()).toHaveText('By');
  await expect(launched.page.getByTestId('news')).toHaveText(/No further/);
  await review.expectSaved();
  await undoTo(/^By Mara$/);
  await undoTo(/By Mara Tarrow/);
  await review.expectVerdict('By Mara Tarrow', 'open');
});

test('the start moves as well, and the screen reader hears where to', async () => {
  await review.press('Control+Shift+ArrowRight');
  await expect(cut()).toHaveText('Mara Tarrow');
  await expect(launched.page.getByTestId('news')).toHaveText(/starts with Mara Tarrow/);
  await review.press('Control+Shift+ArrowLeft');
  await expect(review.currentFlag).toHaveText(/By Mara Tarrow/);
  await review.expectSaved();
  await review.press('u', 'u');
  await review.expectVerdict('By Mara Tarrow', 'open');
});

test('grows over whole blocks, and no word of the text moves', async () => {
  const last = review.text.locator('[data-block]').last();
  const before = await last.boundingBox();
  await review.press('Shift+ArrowDown');
  await expect(review.currentFlag).toContainText('The old stone bridge over the Wend');
  await expect(review.currentFlag).toContainText('By Mara Tarrow');
  expect((await last.boundingBox())?.y).toBeCloseTo(before!.y, 0);
  await review.press('Control+Shift+ArrowUp');
  await expect(review.currentFlag).toContainText('Old stone bridge opens to carts again');
  await review.expectSaved();
  await review.press('u', 'u');
  await review.expectVerdict('By Mara Tarrow', 'open');
});

test('a burst of keys is painted at once and ends on disk', async () => {
  await review.press('Shift+ArrowDown');
  for (let word = 0; word < 8; word++) await review.press('Shift+ArrowLeft');
  await expect(cut()).toHaveText(/of its blocks$/);
  await review.expectSaved();
  await launched.page.waitForTimeout(600);
  await expect(cut()).toHaveText(/of its blocks$/);
  for (let step = 0; step < 9; step++) await review.press('u');
  await review.expectVerdict('By Mara Tarrow', 'open');
});

test('the mouse moves the ends by buttons beside the reason', async () => {
  await launched.page.getByTestId('end-word-earlier').click();
  await expect(cut()).toHaveText('By Mara');
  await launched.page.getByTestId('end-word-later').click();
  await expect(review.currentFlag).toHaveText(/By Mara Tarrow/);
  await review.press('u', 'u');
  await review.expectVerdict('By Mara Tarrow', 'open');
});

test('skipping leaves the flag open and goes on; what was skipped comes round again', async () => {
  const state = launched.page.getByTestId('document-state');
  await review.press('s');
  await expect(review.currentFlag).toHaveText(/3 of 12/);
  await expect(state).toHaveText(/3 of 3 open · 1 skipped/);
  await review.press('Space');
  await expect(review.currentFlag).toHaveText(/Sponsored Links/);
  await review.press('s');
  await expect(review.documentName).toHaveText(/ferry\.txt/);
  await review.press('s');
  await expect(review.documentName).toHaveText(/market\.md/);
  await review.press('s');
  await expect(review.toast.last()).toHaveText(/Only skipped flags are left/);
  await expect(review.documentName).toHaveText(/market\.md/);
  await expect(review.decided).toHaveText(/1 of 5/);
  await review.press('u');
  await expect(review.documentName).toHaveText(/bridge\.txt/);
});

test('a flag is cut as another kind, and called by its own name again after an undo', async () => {
  await expect(review.currentFlag).toHaveText(/3 of 12/);
  await expect(review.kind).toHaveText(/counter/);
  await review.press('m');
  const dialog = launched.page.getByTestId('kind-dialog');
  await expect(dialog.getByTestId('kind-counter')).toBeFocused();
  await review.press('i');
  await expect(dialog).toBeHidden();
  await expect(review.flag('3 of 12')).toHaveAttribute('data-kind', 'caption');
  await review.expectVerdict('3 of 12', 'confirmed');
  await review.press('u');
  await expect(review.flag('3 of 12')).toHaveAttribute('data-kind', 'counter');
  await review.expectVerdict('3 of 12', 'open');
});

test('an own cut gets a kind, which the next one gets without asking', async () => {
  const pick = async (words: string) => {
    await review.text.getByText(words).click({ clickCount: 3 });
  };
  await pick('Carters had gone round');
  await review.press('Shift+O');
  await expect(launched.page.getByTestId('kind-dialog')).toBeVisible();
  await review.press('p');
  const own = review.flag('Carters had gone round');
  await expect(own).toHaveAttribute('data-kind', 'promo');
  await expect(review.kind).toHaveText('promo');
  await pick('The masons will come back');
  await expect(launched.page.getByTestId('cut-selection')).toHaveText(/Cut as promo/);
  await review.press('o');
  await expect(review.flag('The masons will come back')).toHaveAttribute('data-kind', 'promo');
  // The selection is gone with the cut: the same keys now shrink the cut.
  await review.press('Shift+ArrowLeft');
  await expect(cut()).toHaveText(/two days then$/);
  await review.expectSaved();
  await review.press('u', 'u', 'u');
  await expect(own).toHaveCount(0);
});

test('all identical texts are kept with one key and one answer', async () => {
  await review.press('End');
  await expect(review.currentFlag).toHaveText(/Sponsored Links/);
  await review.press('Shift+A');
  const dialog = launched.page.getByTestId('twins-dialog');
  await expect(dialog).toContainText('Keep 3 identical texts?');
  await review.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(review.decided).toHaveText(/3 of 5/);
  await review.press('u');
  await expect(review.decided).toHaveText(/0 of 5/);
});

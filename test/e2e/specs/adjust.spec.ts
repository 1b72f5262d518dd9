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

/** The middle of some words of the text, where they are drawn. */
async function placeOf(words: string) {
  const place = await review.text.evaluate((root, wanted) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent!.indexOf(wanted);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return { left, right, y: (top + bottom) / 2 };
    }
    return null;
  }, words);
  if (!place) throw new Error(`${words} is not shown`);
  return place;
}

/** Takes hold of an end of the flag and draws it to a place, letting it go there. */
async function drag(edge: 'start' | 'end', to: { x: number; y: number }, drop = true) {
  const { mouse } = launched.page;
  const grip = (await launched.page.getByTestId(`grip-${edge}`).boundingBox())!;
  const step = edge === 'start' ? -4 : 4;
  await mouse.move(grip.x + step / 2, grip.y + grip.height / 2);
  await mouse.down();
  await mouse.move(to.x, to.y, { steps: 8 });
  if (drop) await mouse.up();
}

test('the mouse drags the ends of a flag by word, and one undo takes it back', async () => {
  const { left, y } = await placeOf('Tarrow');
  await drag('end', { x: left + 2, y });
  await expect(cut()).toHaveText('By Mara');
  await expect(cut()).toHaveAttribute('data-verdict', 'confirmed');
  await expect(launched.page.getByTestId('news')).toHaveText(/ends with By Mara/);
  await review.expectSaved();
  await undoTo(/By Mara Tarrow/);
  await review.expectVerdict('By Mara Tarrow', 'open');
  const mara = await placeOf('Mara');
  await drag('start', { x: mara.left, y: mara.y });
  await expect(cut()).toHaveText('Mara Tarrow');
  await review.expectSaved();
  await undoTo(/By Mara Tarrow/);
});

test('dragged over lines it takes them along, and Escape puts it back', async () => {
  const bridge = await placeOf('stone bridge over');
  await drag('end', { x: bridge.right, y: bridge.y }, false);
  await expect(review.currentFlag.first()).toContainText('By Mara Tarrow');
  await expect(cut()).toHaveText('The old stone bridge over');
  await review.press('Escape');
  await launched.page.mouse.up();
  await review.expectVerdict('By Mara Tarrow', 'open');
  await expect(cut()).toHaveCount(0);
  await expect(review.saved).toHaveText(/^Saved/);
  // No text was selected on the way, and the keys go on.
  expect(await launched.page.evaluate(() => getSelection()?.toString())).toBe('');
  await review.press('Shift+ArrowLeft');
  await expect(cut()).toHaveText('By Mara');
  await undoTo(/By Mara Tarrow/);
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

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ReviewPage } from '../pages/review-page';
import { answerDialogs, type Launched, launchWinnow, temporaryFolder } from '../support/launch';

// From a sample to a bulk decision and back again; the steps build on each other.
test.describe.configure({ mode: 'serial' });

const folder = temporaryFolder();
const pages = 40;
let launched: Launched;
let review: ReviewPage;

/** Names of towns, each with a first and a last part of its own kind. */
const towns = ['Ar', 'Bex', 'Cor', 'Dun', 'El', 'Fen', 'Gar', 'Hex'].flatMap((first) =>
  ['den', 'ley', 'wen', 'more', 'stow'].map((last) => first + last),
);

/** Pages with one counter each, between paragraphs that stand in no other one. */
function writePages() {
  mkdirSync(join(folder.path, 'crawl'), { recursive: true });
  towns.forEach((town, at) => {
    const text = [
      `The ferry to ${town} is back in service`,
      '',
      `The ferry to ${town} sailed again on Monday, after the engine had been taken out and cleaned by two of the crew.`,
      '',
      `${at + 1} of ${at + 90}`,
      '',
      `Its captain said that the winter had been long, and that nobody in ${town} had asked for the money back.`,
      '',
    ].join('\n');
    writeFileSync(join(folder.path, 'crawl', `page-${at + 10}.txt`), text);
  });
}

test.beforeAll(async () => {
  writePages();
  launched = await launchWinnow(join(folder.path, 'data'));
  const { app, page } = launched;
  review = new ReviewPage(page);
  await expect(review.text).toBeVisible();
  await answerDialogs(app, [join(folder.path, 'crawl.winnow')]);
  await review.press('Control+n');
  await expect(page.getByTestId('empty-batch')).toBeVisible();
  await answerDialogs(app, [join(folder.path, 'crawl')]);
  await review.press('Control+Shift+o');
  await expect(review.rows.first()).toBeVisible();
  await review.flag('1 of 90').click();
  await review.press('t');
});
test.afterAll(async () => {
  await launched.app.close();
  folder.remove();
});

const on = (id: string) => launched.page.getByTestId(id);

/** Presses a key as often as said, each time when the next item is there. */
async function judge(key: string, times: number) {
  for (let round = 0; round < times; round++) {
    const at = await on('bulk-item').getAttribute('data-position');
    await review.press(key);
    await expect(on('bulk-item')).not.toHaveAttribute('data-position', at!);
  }
}

test('a sample is drawn from the flags that the list shows', async () => {
  await review.press('Shift+C');
  await expect(on('bulk-dialog')).toBeVisible();
  await expect(on('bulk-size')).toContainText(
    `${pages} open flags in ${pages} documents: kind counter`,
  );
  await on('bulk-begin').click();
  await expect(on('bulk-set')).toContainText(`${pages} flags`);
  await expect(on('bulk-bound')).toHaveText(`Nothing looked at yet of ${pages}`);
  await expect(on('bulk-item').locator('mark')).toHaveText(/^\d+ of \d+$/);
  await expect(on('bulk-finish')).toBeDisabled();
});

test('each key judges one item, and the bound is said in words', async () => {
  await judge('Space', 5);
  await expect(on('bulk-bound')).toContainText(/^≥ \d+(\.\d)? % right, 95 % sure, after 5 of 40$/);
  await expect(on('bulk-more')).toContainText('more right ones in a row for ≥ 95 %');
  await expect(on('bulk-warning')).toContainText('Below the 95 % that you wanted');
  await judge('x', 1);
  await expect(on('bulk-more')).toContainText('5 right, 1 wrong so far');
  await review.press('u');
  await expect(on('bulk-more')).toContainText('5 right, 0 wrong so far');
  await expect(on('bulk-bound')).toContainText('after 5 of 40');
});

test('one leaves and comes back to the same item', async () => {
  const text = await on('bulk-item').locator('mark').textContent();
  await review.press('Escape');
  await expect(on('bulk-dialog')).toBeHidden();
  await review.press('Shift+C');
  await expect(on('bulk-item').locator('mark')).toHaveText(text!);
  await expect(on('bulk-bound')).toContainText('after 5 of 40');
});

test('asked for in the moment in which it closes, it stays', async () => {
  await launched.page.evaluate(async () => {
    const press = (key: string, shiftKey = false) =>
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent('keydown', { key, shiftKey, bubbles: true, cancelable: true }),
      );
    const closed = new Promise((resolve) =>
      document
        .querySelector('[data-testid=bulk-dialog]')!
        .addEventListener('close', resolve, { once: true }),
    );
    press('Escape');
    for (let turn = 0; turn < 10; turn++) await Promise.resolve();
    press('C', true);
    await closed;
  });
  await expect(on('bulk-bound')).toContainText('after 5 of 40');
});

test('another bound can be wanted, and when it is reached the rest is cut in one step', async () => {
  await on('bulk-dialog').getByRole('button', { name: '90 %' }).click();
  await expect(on('bulk-more')).toContainText('for ≥ 90 %');
  for (let left = pages - 5; left > 0; left--) {
    if ((await on('bulk-warning').count()) === 0) break;
    await judge('Space', 1);
  }
  await expect(on('bulk-more')).toContainText('≥ 90 % is reached');
  const looked = Number(/after (\d+) of/.exec((await on('bulk-bound').textContent())!)![1]);
  expect(looked).toBeLessThan(pages);
  await expect(on('bulk-finish')).toHaveText(`Cut the other ${pages - looked} flags`);
  await on('bulk-finish').click();
  await expect(on('bulk-dialog')).toBeHidden();
  await expect(review.toast.last()).toContainText(`Cut ${pages - looked} flags in`);
  await expect(review.decided).toContainText(`${pages}`);
  await review.press('2');
  await expect(review.clean).not.toContainText(/\d+ of \d+/);
  await review.press('1');
});

test('the export names sample, bound and seed', async () => {
  const { app, page } = launched;
  await answerDialogs(app, [join(folder.path, 'out')]);
  await review.press('Control+e');
  await page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click();
  await expect(page.getByTestId('export-result')).toBeVisible();
  await page.keyboard.press('Escape');
  const read = (name: string) => readFileSync(join(folder.path, 'out', name), 'utf8');
  const { bulkDecisions } = JSON.parse(read('manifest.json')) as {
    bulkDecisions: Record<string, unknown>[];
  };
  expect(bulkDecisions).toMatchObject([
    { sample: 1, size: pages, confidence: 0.95, wanted: 0.9, seed: expect.any(Number) as unknown },
  ]);
  const [bulk] = bulkDecisions;
  const lines = read('audit.jsonl').trim().split('\n');
  const named = lines
    .map((line) => JSON.parse(line) as { bulk?: object })
    .filter((line) => line.bulk);
  expect(named).toHaveLength(pages - Number(bulk!['looked']));
  expect(named[0]!.bulk).toEqual({
    ...{ sample: 1, size: pages, looked: bulk!['looked'], right: bulk!['right'] },
    ...{ bound: bulk!['bound'], confidence: 0.95 },
  });
});

test('one undo takes all of it back, and the sample stands where it was', async () => {
  await review.press('u');
  await expect(review.toast.last()).toContainText('Undone: Cut many');
  await review.press('Shift+C');
  await expect(on('bulk-more')).toContainText('≥ 90 % is reached');
  await expect(on('bulk-finish')).toBeEnabled();
  await review.press('Escape');
});

test('lines that nothing flags say how many were missed at most', async () => {
  await review.press('Shift+C');
  await on('bulk-dialog').getByRole('button', { name: 'What was missed' }).click();
  await on('bulk-begin').click();
  await expect(on('bulk-set')).toContainText('lines that nothing flags');
  await judge('x', 3);
  await expect(on('bulk-bound')).toContainText(
    /^≤ \d+ lines missed, so ≥ .* % found, 95 % sure, after 3 of/,
  );
  await judge('Space', 1);
  await expect(on('bulk-more')).toContainText('1 line missed so far');
  await review.press('u');
  await expect(on('bulk-bound')).toContainText('after 3 of');
  await review.press('u');
  await expect(on('bulk-bound')).toContainText('after 2 of');
  await review.press('Escape');
});

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ReviewPage } from '../pages/review-page';
import { executablePath, type Launched, launchWinnow, temporaryFolder } from '../support/launch';

// What becomes of suggestions that are not accepted; the steps build on each other.
test.describe.configure({ mode: 'serial' });

const folder = temporaryFolder();
const workspace = join(folder.path, 'crawl.winnow');
const towns = ['Arden', 'Bexley', 'Corwen', 'Dunmore', 'Elstow', 'Fenton'];
let launched: Launched;
let review: ReviewPage;

/** Pages of a gazette with one leftover each, alike but for its numbers. */
function writePages() {
  mkdirSync(join(folder.path, 'crawl', 'gazette'), { recursive: true });
  towns.forEach((town, at) => {
    const text = [
      `The ferry to ${town} is back in service`,
      `The ferry to ${town} sailed again on Monday, after the engine had been taken out and cleaned by two of the crew.`,
      `${at + 1} of ${at + 9}`,
      `Its captain said that the winter had been long, and that nobody in ${town} had asked for the money back.`,
    ].join('\n\n');
    writeFileSync(join(folder.path, 'crawl', 'gazette', `page-${at + 1}.txt`), `${text}\n`);
  });
}

async function start(...given: string[]) {
  launched = await launchWinnow(join(folder.path, 'data'), executablePath, given);
  review = new ReviewPage(launched.page);
}

test.beforeAll(async () => {
  writePages();
  await start();
  await expect(review.text).toBeVisible();
  await review.importInto(launched.app, workspace, join(folder.path, 'crawl'));
  await expect(review.rows).toHaveCount(towns.length);
});
test.afterAll(async () => {
  await launched.app.close();
  folder.remove();
});

const on = (id: string) => launched.page.getByTestId(id);
const counters = () => on('suggestion').filter({ hasText: '{n} of {n}' });

test('lines that recur are suggested before anybody decided on one, and cut nothing', async () => {
  await review.press('y');
  await expect(counters()).toContainText('nobody decided yet');
  await counters().click();
  await expect(on('new-cuts')).toHaveText(`${towns.length} new cuts`);
  await expect(on('radius')).toContainText('None of its lines is decided yet.');
  await expect(on('hit').filter({ hasText: 'undecided' })).toHaveCount(towns.length);
});

test('put off it goes, and comes when it is asked for', async () => {
  await on('put-off').click();
  await expect(counters()).toHaveCount(0);
  await launched.page.getByRole('button', { name: 'Show 1 put off' }).click();
  await expect(counters()).toHaveCount(1);
});

test('turned down with a reason it is never suggested again, not after a restart either', async () => {
  await counters().click();
  await on('reject').click();
  await on('reject-reason').fill('The numbers belong to the pages.');
  await on('confirm-reject').click();
  await expect(counters()).toHaveCount(0);
  await launched.page.keyboard.press('Escape');
  for (const [page, counter] of [
    ['page-1.txt', '1 of 9'],
    ['page-2.txt', '2 of 10'],
  ] as const) {
    await review.rows.filter({ hasText: page }).click();
    await review.flag(counter).click();
    await review.press('Space');
    await review.expectSaved();
  }
  await launched.app.close();
  await start(workspace);
  await expect(review.rows).toHaveCount(towns.length);
  await review.press('y');
  await expect(on('rules-screen')).toBeVisible();
  await expect(on('rules-reading')).toHaveCount(0);
  await expect(counters()).toHaveCount(0);
  await expect(on('no-suggestions')).toBeVisible();
});

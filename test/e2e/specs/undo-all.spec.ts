import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ReviewPage } from '../pages/review-page';
import { type Launched, launchWinnow, temporaryFolder } from '../support/launch';
import { writeSmallBatch } from '../support/small-batch';

// Everything that can be done to a document, over several of them, and all of it undone after a
// restart. The steps build on each other.
test.describe.configure({ mode: 'serial' });

const folder = temporaryFolder();
const data = join(folder.path, 'data');
const source = join(folder.path, 'crawl');
let launched: Launched;
let review: ReviewPage;
let before: readonly string[];
let after: readonly string[];
let steps = 0;

async function start(): Promise<void> {
  launched = await launchWinnow(data);
  review = new ReviewPage(launched.page);
  await expect(review.text).toBeVisible();
}

test.beforeAll(async () => {
  mkdirSync(data);
  writeSmallBatch(source);
  await start();
  await review.importInto(launched.app, join(folder.path, 'crawl.winnow'), source);
  await expect(review.currentFlag).toHaveText(/By Mara Tarrow/);
});
test.afterAll(async () => {
  await launched.app.close();
  folder.remove();
});

/** What stands in each document: its state, flags and notes. */
async function picture(): Promise<string[]> {
  const documents = [];
  for (const name of ['bridge.txt', 'ferry.txt', 'market.md']) {
    await launched.page.getByTestId('document-row').filter({ hasText: name }).click();
    await expect(review.documentName).toContainText(name);
    documents.push(
      await launched.page.evaluate(() => {
        const flags = [...document.querySelectorAll<HTMLElement>('[data-testid="flag"]')].map(
          (flag) => {
            const words = flag.querySelector('.line')?.textContent ?? flag.textContent;
            return `${flag.dataset['kind']} ${flag.dataset['verdict']} ${words}`;
          },
        );
        const of = (id: string) =>
          [...document.querySelectorAll(`[data-testid="${id}"] p, span[data-testid="${id}"]`)].map(
            (element) => element.textContent.trim(),
          );
        return JSON.stringify([flags, of('note'), of('excluded')]);
      }),
    );
  }
  return documents;
}

async function step(...keys: string[]): Promise<void> {
  await review.press(...keys);
  await review.expectSaved();
  steps++;
}

test('does everything there is', async () => {
  before = await picture();
  await launched.page.getByTestId('document-row').filter({ hasText: 'bridge.txt' }).click();
  await review.press('Home');
  await expect(review.currentFlag).toHaveText(/By Mara Tarrow/);
  await step('Shift+ArrowLeft');
  await step('Control+Shift+ArrowRight');
  await review.press('n');
  await launched.page.keyboard.type('Ask her');
  await step('Enter');
  await review.press('Shift+N');
  await launched.page.keyboard.type('Ask the desk');
  await step('Enter');
  await review.press('j');
  await expect(review.currentFlag).toHaveText(/3 of 12/);
  await review.press('m');
  await step('p');
  await expect(review.currentFlag).toHaveText(/Sponsored Links/);
  await review.press('Shift+A');
  // It asks when the texts are counted.
  await expect(launched.page.getByTestId('keep-all-twins')).toBeFocused();
  await step('Enter');
  await launched.page.getByTestId('document-row').filter({ hasText: 'ferry.txt' }).click();
  await expect(review.documentName).toContainText('ferry.txt');
  await review.press('b', 'Shift+O');
  await step('y');
  await expect(review.kind).toHaveText('policy');
  await review.press('e');
  await step('d');
  await launched.page.getByTestId('document-row').filter({ hasText: 'ferry.txt' }).click();
  await expect(launched.page.getByTestId('excluded')).toBeVisible();
  await step('Shift+E');
  await review.press('e');
  await step('o');
  after = await picture();
  expect(after).not.toEqual(before);
  expect(steps).toBe(10);
});

test('finds all of it again, and undoes it step by step to how it was', async () => {
  await launched.app.close();
  await start();
  expect(await picture()).toEqual(after);
  for (let step = 0; step < steps; step++) await review.press('u');
  await expect(launched.page.getByTestId('undo').first()).toBeDisabled();
  expect(await picture()).toEqual(before);
});

test('does it all again', async () => {
  for (let step = 0; step < steps; step++) await review.press('Shift+U');
  await review.expectSaved();
  await expect(review.decided).not.toHaveText(/^0 of/);
  expect(await picture()).toEqual(after);
});

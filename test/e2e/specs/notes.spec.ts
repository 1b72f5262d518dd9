import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ReviewPage } from '../pages/review-page';
import { answerDialogs, type Launched, launchWinnow, temporaryFolder } from '../support/launch';
import { writeSmallBatch } from '../support/small-batch';

// Notes on flags and documents; the steps build on each other.
test.describe.configure({ mode: 'serial' });

const folder = temporaryFolder();
const data = join(folder.path, 'data');
const source = join(folder.path, 'crawl');
const target = join(folder.path, 'cleaned');
let launched: Launched;
let review: ReviewPage;

async function start(): Promise<void> {
  launched = await launchWinnow(data);
  review = new ReviewPage(launched.page);
  await expect(review.text).toBeVisible();
}

test.beforeAll(async () => {
  for (const path of [data, target]) mkdirSync(path);
  writeSmallBatch(source);
  await start();
  await review.importInto(launched.app, join(folder.path, 'crawl.winnow'), source);
  await expect(review.currentFlag).toHaveText(/By Mara Tarrow/);
});
test.afterAll(async () => {
  await launched.app.close();
  folder.remove();
});

const note = () => launched.page.getByTestId('note');
const editor = () => launched.page.getByTestId('note-editor');

test('a note on the flag: typed, saved with Enter, shown in panel and margin', async () => {
  await review.press('n');
  await expect(launched.page.getByTestId('note-text')).toBeFocused();
  await launched.page.keyboard.type('Is she staff? x');
  await review.press('Backspace', 'Enter');
  await expect(editor()).toBeHidden();
  await expect(note()).toHaveText(/On this flag\s*Is she staff\?/);
  await expect(review.flag('By Mara Tarrow').locator('.margin .note')).toBeVisible();
  await expect(review.flag('By Mara Tarrow')).toHaveAccessibleName(/noted/);
  await review.expectVerdict('By Mara Tarrow', 'open');
  await review.expectSaved();
});

test('Escape leaves without writing anything, and the keys are those of the text again', async () => {
  await review.press('n');
  await expect(launched.page.getByTestId('note-text')).toHaveValue('Is she staff?');
  await launched.page.keyboard.type(' No.');
  await review.press('Escape');
  await expect(editor()).toBeHidden();
  await expect(note()).toHaveText(/Is she staff\?\s*$/);
  await review.press('j');
  await expect(review.currentFlag).toHaveText(/3 of 12/);
});

test('a note on the document stands first, and a click on the other goes to its flag', async () => {
  await review.press('Shift+N');
  await expect(editor()).toContainText('Note on the document');
  await launched.page.keyboard.type('Ask the desk');
  await review.press('Shift+Enter');
  await launched.page.keyboard.type('about the photographs');
  await review.press('Control+Enter');
  await expect(note()).toHaveCount(2);
  await expect(note().first()).toHaveText(/On the document\s*Ask the desk\s*about the photographs/);
  await note().nth(1).getByRole('button', { name: 'By Mara Tarrow' }).click();
  await expect(review.currentFlag).toHaveText(/By Mara Tarrow/);
});

test('a note goes with the cut that is made of its flag', async () => {
  await review.press('Shift+ArrowLeft');
  await expect(note().nth(1)).toHaveText(/On this flag\s*Is she staff\?/);
  await review.expectSaved();
  await launched.page.waitForTimeout(600);
  await expect(note().nth(1)).toHaveText(/On this flag\s*Is she staff\?/);
  await review.press('u');
  await expect(review.flag('By Mara Tarrow')).toHaveAttribute('data-verdict', 'open');
  await expect(note().nth(1)).toHaveText(/On this flag\s*Is she staff\?/);
});

test('notes are still there after a start, and in the audit of an export', async () => {
  await launched.app.close();
  await start();
  await expect(note()).toHaveCount(2);
  await answerDialogs(launched.app, [target]);
  await review.press('Control+e');
  await launched.page.getByTestId('run-export').click();
  await expect(launched.page.getByTestId('export-result')).toBeVisible();
  await review.press('Escape');
  const audit = readFileSync(join(target, 'audit.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(audit.filter((row) => row['note']).map((row) => [row['quote'], row['note']])).toEqual([
    [undefined, 'Ask the desk\nabout the photographs'],
    ['By Mara Tarrow', 'Is she staff?'],
  ]);
});

test('a note is removed by its button, and every step undone over the restart', async () => {
  await note().first().getByTestId('remove-note').click();
  await expect(note()).toHaveCount(1);
  await review.press('u');
  await expect(note()).toHaveCount(2);
  await review.press('u');
  await expect(note()).toHaveCount(1);
  await review.press('u');
  await expect(note()).toHaveCount(0);
  await review.press('Shift+U', 'Shift+U');
  await expect(note()).toHaveCount(2);
});

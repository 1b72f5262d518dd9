import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ReviewPage } from '../pages/review-page';
import { answerDialogs, type Launched, launchWinnow, temporaryFolder } from '../support/launch';

// From two cuts to a rule and back again; the steps build on each other.
test.describe.configure({ mode: 'serial' });

const folder = temporaryFolder();
const pages = 8;
let launched: Launched;
let review: ReviewPage;

/** Pages of a gazette with one leftover each, alike but for its numbers. */
function writePages() {
  mkdirSync(join(folder.path, 'crawl', 'gazette'), { recursive: true });
  const towns = ['Arden', 'Bexley', 'Corwen', 'Dunmore', 'Elstow', 'Fenton', 'Garth', 'Hexham'];
  for (let at = 0; at < pages; at++) {
    const text = [
      `The ferry to ${towns[at]!} is back in service`,
      '',
      `The ferry to ${towns[at]!} sailed again on Monday, after the engine had been taken out and cleaned by two of the crew.`,
      '',
      `${at + 1} of ${at + 9}`,
      '',
      `Its captain said that the winter had been long, and that nobody in ${towns[at]!} had asked for the money back.`,
      '',
    ].join('\n');
    writeFileSync(join(folder.path, 'crawl', 'gazette', `page-${at + 1}.txt`), text);
  }
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
  await expect(review.rows).toHaveCount(pages);
});
test.afterAll(async () => {
  await launched.app.close();
  folder.remove();
});

/** Opens a document and decides the flag on its counter. */
async function decide(name: string, counter: string, key: 'Space' | 'x') {
  await review.rows.filter({ hasText: name }).click();
  await expect(review.documentName).toContainText(name);
  await review.flag(counter).click();
  await review.press(key);
  await review.expectSaved();
}

test('two cuts that read alike suggest the rule behind them', async () => {
  const { page } = launched;
  await decide('page-1.txt', '1 of 9', 'Space');
  await expect(page.getByTestId('suggestion-card')).toHaveCount(0);
  await decide('page-2.txt', '2 of 10', 'Space');
  const card = page.getByTestId('suggestion-card');
  await expect(card).toContainText('After 2 cuts like “1 of 9”: cut lines {n} of {n} on gazette');
  await expect(card).toContainText('6 more lines, none that you keep');
});

test('its lines are looked at before it is accepted, and it can be made wider or narrower', async () => {
  const { page } = launched;
  await review.press('y');
  await expect(page.getByTestId('rules-screen')).toBeVisible();
  await expect(page.getByTestId('rule-words')).toHaveText(
    'Lines that read “{n} of {n}”, where {n} is any number, on gazette.',
  );
  await expect(page.locator('[data-testid=suggestion][aria-pressed=true]')).toBeFocused();
  await expect(page.getByTestId('hit')).toHaveCount(pages);
  await expect(page.getByTestId('hit').filter({ hasText: 'cut by you' })).toHaveCount(2);
  await expect(page.getByTestId('new-cuts')).toHaveText('6 new cuts');
  // The narrowest that covers the cuts stands first and is chosen; a wider one can be.
  const rungs = page.getByRole('radio');
  await expect(rungs.first()).toBeChecked();
  // The lines on which one thing stands can be looked at alone.
  await page.getByRole('button', { name: 'cut by you 2' }).click();
  await expect(page.getByTestId('hit')).toHaveCount(2);
  await page
    .getByTestId('rules-screen')
    .getByRole('button', { name: `all ${pages}` })
    .click();
  await expect(page.getByTestId('hit')).toHaveCount(pages);
});

test('accepted it cuts, and the batch says so', async () => {
  const { page } = launched;
  await page.getByTestId('accept-rule').click();
  await expect(page.getByTestId('rule')).toContainText('on · rule 1, version 1 · gazette · 6 cuts');
  await expect(page.getByTestId('suggestion')).toHaveCount(0);
  await page.getByTestId('close-rules').click();
  await expect(page.getByTestId('suggestion-card')).toHaveCount(0);
  await review.rows.filter({ hasText: 'page-5.txt' }).click();
  await review.expectVerdict('5 of 13', 'confirmed');
  await expect(page.getByTestId('flag-verdict')).toContainText('Cut by a rule');
  await review.press('2');
  await expect(review.clean).not.toContainText('5 of 13');
  await review.press('1');
});

test('the batch is cut by it in the export too, named with its version', async () => {
  const { app, page } = launched;
  await answerDialogs(app, [join(folder.path, 'out')]);
  await review.press('Control+e');
  await page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click();
  await expect(page.getByTestId('export-result')).toBeVisible();
  await page.keyboard.press('Escape');
  const audit = readFileSync(join(folder.path, 'out', 'audit.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const byRule = audit.filter(({ actor }) => actor === 'rule');
  expect(byRule).toHaveLength(6);
  expect(byRule[0]).toMatchObject({ verdict: 'confirmed', detector: 'rule-1@1' });
});

test('withdrawn its cuts go, and the two made by hand stay', async () => {
  const { page } = launched;
  await review.press('y');
  await page.getByTestId('rule').click();
  await expect(page.getByTestId('withdraw-words')).toHaveText(
    '6 cuts in 6 documents go, 2 by your own hand stay',
  );
  await page.getByTestId('withdraw-rule').click();
  // Its suggestion is there again, and says what it was; the rule does not stand beside it.
  await expect(page.getByTestId('suggestion')).toContainText('was rule 1, which you withdrew');
  await expect(page.getByTestId('rule')).toHaveCount(0);
  await expect(page.getByTestId('accept-rule')).toHaveText('Switch rule 1 on again');
  await page.keyboard.press('Escape');
  await review.rows.filter({ hasText: 'page-5.txt' }).click();
  await review.expectVerdict('5 of 13', 'open');
  await review.rows.filter({ hasText: 'page-2.txt' }).click();
  await review.expectVerdict('2 of 10', 'confirmed');
});

test('undo brings the rule back, with its cuts', async () => {
  const { page } = launched;
  await review.press('u');
  await review.rows.filter({ hasText: 'page-5.txt' }).click();
  await review.expectVerdict('5 of 13', 'confirmed');
  await review.press('y');
  await expect(page.getByTestId('rule')).toContainText('on · rule 1');
  await page.keyboard.press('Escape');
});

test('a rule that is contradicted stops by itself and says so', async () => {
  const { page } = launched;
  await decide('page-6.txt', '6 of 14', 'x');
  await decide('page-7.txt', '7 of 15', 'x');
  await expect(
    review.toast.filter({ hasText: 'Stopped by itself: 2 lines that it cuts were kept.' }),
  ).toBeVisible();
  await review.rows.filter({ hasText: 'page-8.txt' }).click();
  await review.expectVerdict('8 of 16', 'open');
  await review.press('y');
  await page.getByTestId('rule').click();
  await expect(page.getByTestId('rule-editor')).toContainText(
    'Stopped by itself: 2 lines that it cuts were kept.',
  );
  await page.keyboard.press('Escape');
});

test('a rule of one’s own shows its lines while it is typed, and is refused when it may never end', async () => {
  const { page } = launched;
  await review.press('y');
  await page.getByTestId('new-rule').click();
  await page.getByTestId('rule-text').fill('The ferry to Arden is back in service');
  await expect(page.getByTestId('hit-count')).toHaveText('1 line matches');
  await page.getByLabel('What to look for').selectOption('pattern');
  await page.getByTestId('rule-text').fill('(a+)+$');
  await expect(page.getByTestId('rule-remark')).toContainText('may never end');
  await expect(page.getByTestId('accept-rule')).toBeDisabled();
  await page.getByTestId('rule-text').fill('\\d+ of \\d+');
  await expect(page.getByTestId('hit')).toHaveCount(pages);
  await expect(page.getByTestId('pattern-words')).toHaveText(
    'In words: a digit once or more, then “ of ”, then a digit once or more.',
  );
  await expect(page.getByTestId('conflicts')).toHaveText('2 lines that you keep: they stay');
  await page.getByTestId('rule-site').fill('elsewhere');
  await expect(page.getByTestId('hit-count')).toHaveText('No line of the batch matches.');
  await page.getByTestId('rule-site').fill('gazette');
  await page.getByTestId('rule-language').selectOption('en');
  await expect(page.getByTestId('rule-words')).toContainText('on gazette, in documents in en.');
  await expect(page.getByTestId('hit')).toHaveCount(pages);
  await page.getByTestId('hit').first().click();
  await expect(review.documentName).toContainText('page-1.txt');
});

test('a regular expression that does not come to an end is stopped, said so, and not accepted', async () => {
  const { page } = launched;
  await review.press('y');
  await page.getByTestId('new-rule').click();
  await page.getByLabel('What to look for').selectOption('pattern');
  await page.getByTestId('rule-text').fill('^The ferry(?:\\w|\\w\\w|\\W)*!$');
  await expect(page.getByTestId('hit-count')).toContainText('takes too long in gazette/page-1.txt');
  await expect(page.getByTestId('accept-rule')).toBeDisabled();
  await page.getByTestId('rule-text').fill('^The ferry to');
  await expect(page.getByTestId('hit-count')).toHaveText(`${2 * pages} lines match`);
  await expect(page.getByTestId('accept-rule')).toBeEnabled();
  await page.keyboard.press('Escape');
});

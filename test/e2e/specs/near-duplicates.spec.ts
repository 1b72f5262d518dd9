import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ReviewPage } from '../pages/review-page';
import { type Launched, launchWinnow, temporaryFolder } from '../support/launch';

// One of several near-duplicates is reviewed, and its decisions are offered for the others.
test.describe.configure({ mode: 'serial' });

const folder = temporaryFolder();
const source = join(folder.path, 'crawl');
let launched: Launched;
let review: ReviewPage;

const story = [
  'The harbour ferry ran aground on the sandbank off the northern pier on Tuesday morning, with forty passengers and two lorries on board.',
  'Nobody was hurt, said the harbour master, and the passengers were brought ashore in the pilot boat before the tide had turned.',
  'Divers looked at the hull in the afternoon and found a dent but no hole, so that the ferry may sail again on Thursday if the yard agrees.',
  'The sandbank has moved by a hundred metres since the last survey, which the council had put off twice for want of money.',
];

test.beforeAll(async () => {
  mkdirSync(source);
  const texts = {
    'agency.txt': ['Ferry runs aground', ...story, 'Sponsored Links'],
    'gazette.txt': ['Ferry runs aground off the pier', ...story, 'Sponsored Links'],
    'other.txt': [
      'Bakers ask for an earlier start',
      'The bakers of the old town want to light their ovens at two in the morning, as their grandfathers did before the bylaw came.',
      'Sponsored Links',
    ],
  };
  for (const [name, lines] of Object.entries(texts)) {
    writeFileSync(join(source, name), `${lines.join('\n\n')}\n`);
  }
  launched = await launchWinnow(join(folder.path, 'data'));
  review = new ReviewPage(launched.page);
  await expect(review.text).toBeVisible();
  await review.importInto(launched.app, join(folder.path, 'crawl.winnow'), source);
  await expect(review.documentName).toHaveText(/agency\.txt/);
});
test.afterAll(async () => {
  await launched.app.close();
  folder.remove();
});

const note = () => launched.page.getByTestId('near-duplicates');
const open = (name: string) =>
  launched.page.getByTestId('document-row').filter({ hasText: name }).click();

test('near-duplicates are named with their likeness, and a click goes to one', async () => {
  await expect(note()).toContainText(/1 near-duplicate \(\d\d %\)/);
  await note()
    .getByRole('button', { name: /1 near-duplicate/ })
    .click();
  await launched.page.getByRole('menuitem', { name: /gazette\.txt/ }).click();
  await expect(review.documentName).toHaveText(/gazette\.txt/);
  await open('other.txt');
  await expect(review.documentName).toHaveText(/other\.txt/);
  await expect(note()).toBeHidden();
});

test('its decisions are counted, then made there in one step, and undone in one', async () => {
  await open('agency.txt');
  await expect(review.documentName).toHaveText(/agency\.txt/);
  await expect(note()).toContainText('decide here first');
  await review.press('g');
  await open('agency.txt');
  await review.expectVerdict('Sponsored Links', 'confirmed');
  await review.press('Control+d');
  const dialog = launched.page.getByTestId('near-dialog');
  await expect(dialog).toContainText('Decide 1 near-duplicate like this document?');
  await expect(dialog).toContainText('1 text cut, 0 texts kept');
  await expect(dialog.getByTestId('decide-all-near')).toBeFocused();
  await review.press('Enter');
  await expect(review.toast.last()).toContainText('Decided 1 text in 1 near-duplicate');
  await open('gazette.txt');
  await review.expectVerdict('Sponsored Links', 'confirmed');
  await open('other.txt');
  await review.expectVerdict('Sponsored Links', 'open');
  await review.press('u');
  await expect(review.documentName).toHaveText(/gazette\.txt/);
  await review.expectVerdict('Sponsored Links', 'open');
});

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { makeCorpus, newsShape } from '../../support/corpus/make-corpus';
import { ReviewPage } from '../pages/review-page';
import { answerDialogs, type Launched, launchWinnow, temporaryFolder } from '../support/launch';

// A batch that is large enough for worker threads; the steps build on each other.
test.describe.configure({ mode: 'serial' });

const folder = temporaryFolder();
const source = join(folder.path, 'crawl');
/** Plain files of their own, beside what stands in the packed ones. */
const plain = 900;
const packed = 3;
let launched: Launched;
let review: ReviewPage;

function write(path: string, content: string | Buffer): void {
  const file = join(source, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

test.beforeAll(async () => {
  for (const { path, text } of makeCorpus({ ...newsShape, documents: plain })) write(path, text);
  const records = Array.from({ length: packed }, (_, at) => {
    return JSON.stringify({ text: `The miller counted ${at + 4} sacks.\nSponsored Links\n` });
  });
  write('packed/rows.jsonl.gz', gzipSync(records.join('\n')));
  write('packed/empty.txt', '');
  write('packed/picture.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]));
  launched = await launchWinnow(join(folder.path, 'data'));
  review = new ReviewPage(launched.page);
  await expect(review.text).toBeVisible();
  await answerDialogs(launched.app, [join(folder.path, 'crawl.winnow')]);
  await review.press('Control+n');
  await expect(launched.page.getByTestId('empty-batch')).toBeVisible();
  await answerDialogs(launched.app, [source]);
});
test.afterAll(async () => {
  await launched.app.close();
  folder.remove();
});

/** Documents of the batch, as the window sums them up. */
async function documents(): Promise<number> {
  const summary = launched.page.getByTestId('batch-summary');
  return Number.parseInt(((await summary.textContent()) ?? '').replaceAll(',', ''), 10);
}

test('plain and packed files all come in, and what cannot be read is listed', async () => {
  await review.press('Control+Shift+o');
  await expect.poll(documents, { timeout: 60_000 }).toBe(plain + packed);
  await expect(launched.page.getByTestId('job-progress')).toBeHidden({ timeout: 60_000 });
  await expect(launched.page.getByTestId('problems')).toHaveText(/2/);
});

test('what only the whole batch shows is flagged in each document', async () => {
  await review.rows.filter({ hasText: '0000000.txt' }).first().click();
  await expect(review.documentName).toHaveText(/0000000\.txt/);
  await expect(review.flag('all our letters pages in one place')).toBeVisible();
  await review.press('Space');
  await review.expectSaved();
});

test('after a restart all of it is as it was', async () => {
  await launched.app.close();
  launched = await launchWinnow(join(folder.path, 'data'));
  review = new ReviewPage(launched.page);
  await expect(review.documentName).toHaveText(/0000000\.txt/);
  await expect.poll(documents).toBe(plain + packed);
  await expect(review.decided).toContainText('1');
});

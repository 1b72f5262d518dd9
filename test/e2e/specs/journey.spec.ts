import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ReviewPage } from '../pages/review-page';
import { answerDialogs, type Launched, launchWinnow, temporaryFolder } from '../support/launch';
import { smallBatch, writeSmallBatch } from '../support/small-batch';

// One curator's first hour, by keyboard alone; the steps build on each other.
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
  mkdirSync(data, { recursive: true });
  writeSmallBatch(source);
  await start();
});
test.afterAll(async () => {
  await launched.app.close();
  folder.remove();
});

test('imports a folder into a workspace of its own', async () => {
  await answerDialogs(launched.app, [join(folder.path, 'crawl.winnow')]);
  await review.press('Control+n');
  await expect(launched.page.getByTestId('workspace-name')).toHaveText(/crawl/);
  await expect(launched.page.getByTestId('empty-batch')).toBeVisible();
  await answerDialogs(launched.app, [source]);
  await review.press('Control+Shift+o');
  await expect(review.rows).toHaveCount(3);
  await expect(review.documentName).toHaveText(/bridge\.txt/);
  await expect(launched.page.getByTestId('problems')).toHaveText(/1/);
});

test('lists what could not be read, with the reason', async () => {
  await review.press('F8');
  await expect(launched.page.getByTestId('problem')).toHaveCount(1);
  await expect(launched.page.getByTestId('problem')).toContainText('empty.txt');
  await expect(launched.page.getByTestId('problem')).toContainText('no text');
  await review.press('Escape');
  await expect(launched.page.getByTestId('problem')).toHaveCount(0);
});

test('cuts and keeps with one key each and moves on', async () => {
  await expect(review.flags).toHaveCount(3);
  await expect(review.currentFlag).toHaveText(/By Mara Tarrow/);
  await expect(review.kind).toHaveText(/metadata/);
  await review.press('x');
  await expect(review.currentFlag).toHaveText(/3 of 12/);
  await expect(review.kind).toHaveText(/counter/);
  await review.press('Space');
  await expect(review.currentFlag).toHaveText(/Sponsored Links/);
  await review.expectVerdict('By Mara Tarrow', 'rejected');
  await review.expectVerdict('3 of 12', 'confirmed');
  await review.expectSaved();
});

test('undoes and does again', async () => {
  await review.press('u');
  await review.expectVerdict('3 of 12', 'open');
  await review.press('u');
  await review.expectVerdict('By Mara Tarrow', 'open');
  await review.press('Shift+U', 'Shift+U');
  await review.expectVerdict('By Mara Tarrow', 'rejected');
  await review.expectVerdict('3 of 12', 'confirmed');
  await review.expectSaved();
});

test('counts identical texts first, then cuts them all in one undo step', async () => {
  await review.press('l');
  await expect(review.currentFlag).toHaveText(/Sponsored Links/);
  await review.press('a');
  const dialog = launched.page.getByRole('dialog');
  await expect(dialog).toContainText('3');
  await review.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(review.decided).toHaveText(/5 of 5/);
  await review.press('u');
  await expect(review.decided).toHaveText(/2 of 5/);
  await review.press('Shift+U');
  await expect(review.decided).toHaveText(/5 of 5/);
});

test('cuts whole blocks of the curator’s own choice', async () => {
  await launched.page.getByTestId('document-row').filter({ hasText: 'bridge.txt' }).click();
  await expect(review.documentName).toHaveText(/bridge\.txt/);
  await review.press('b');
  await expect(launched.page.getByTestId('block-keys')).toBeVisible();
  for (let step = 0; step < 10; step++) await review.press('ArrowDown');
  await review.press('ArrowUp', 'Space');
  const own = review.flag('The masons will come back in spring');
  await expect(own).toHaveAttribute('data-verdict', 'confirmed');
  await review.expectSaved();
});

test('finds everything as it was after quitting and starting again', async () => {
  await launched.app.close();
  await start();
  await expect(launched.page.getByTestId('workspace-name')).toHaveText(/crawl/);
  await expect(review.documentName).toHaveText(/bridge\.txt/);
  await review.expectVerdict('By Mara Tarrow', 'rejected');
  await review.expectVerdict('3 of 12', 'confirmed');
  await review.expectVerdict('Sponsored Links', 'confirmed');
  await review.expectVerdict('The masons will come back in spring', 'confirmed');
  await expect(review.decided).toHaveText(/6 of 6/);
});

test('still undoes what was done before the restart', async () => {
  await review.press('u');
  await expect(review.flag('The masons will come back in spring')).toHaveCount(0);
  await review.press('Shift+U');
  await review.expectVerdict('The masons will come back in spring', 'confirmed');
  await review.expectSaved();
});

test('shows the clean text as it will be written', async () => {
  await review.press('v');
  await expect(review.clean).toContainText('Old stone bridge opens to carts again');
  await expect(review.clean).toContainText('By Mara Tarrow');
  await expect(review.clean).not.toContainText('3 of 12');
  await expect(review.clean).not.toContainText('Sponsored Links');
  await review.press('v');
  await expect(review.text).toBeVisible();
});

test('refuses to export into the sources', async () => {
  await answerDialogs(launched.app, [join(source, 'notes')]);
  await review.press('Control+e');
  await launched.page
    .getByTestId('choose-export-folder')
    .or(launched.page.getByTestId('export-refused'))
    .first()
    .waitFor();
  await expect(launched.page.getByTestId('export-refused')).toBeVisible();
  await expect(launched.page.getByTestId('run-export')).toBeDisabled();
  await review.press('Escape');
});

test('exports byte for byte what was decided', async () => {
  mkdirSync(target);
  await answerDialogs(launched.app, [target]);
  await review.press('Control+e');
  await expect(launched.page.getByTestId('export-summary')).toHaveText(
    /0 flags open.*0 cut by policy.*5 (cut )?by you/,
  );
  await launched.page.getByTestId('run-export').press('Enter');
  await expect(launched.page.getByTestId('export-result')).toBeVisible();
  const written = (path: string): string => readFileSync(join(target, 'clean', path), 'utf8');
  expect(written('bridge.txt')).toBe(
    [
      'Old stone bridge opens to carts again',
      '',
      'By Mara Tarrow',
      '',
      'The old stone bridge over the Wend opened to carts again on Monday, after masons had replaced forty of its blocks and relaid the whole of the roadway.',
      '',
      'Carters had gone round by the ford since the flood, an hour each way with a loaded cart, and said on Monday that the bridge had been worth the wait.',
      '',
    ].join('\n'),
  );
  expect(written('ferry.txt')).toBe(
    (smallBatch['ferry.txt'] as string)
      .replace('\r\nSponsored Links\r\n', '')
      .replaceAll('\r\n', '\n'),
  );
  expect(written('notes/market.md')).toBe(
    (smallBatch['notes/market.md'] as Buffer)
      .toString('utf16le')
      // The line and the blank one before it go; the line end of the text above stays its own.
      .replace('\n\nSponsored Links', '\n'),
  );
});

test('the audit and the manifest tell the same', () => {
  const audit = readFileSync(join(target, 'audit.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  // Flags too doubtful to be shown are listed too, as nobody's decision.
  const isHidden = (row: Record<string, unknown>) =>
    row['verdict'] === 'open' && Number(row['confidence']) < 0.4;
  for (const row of audit.filter(isHidden)) expect(row).not.toHaveProperty('actor');
  const shown = audit.filter((row) => !isHidden(row));
  expect(shown.map((row) => [row['path'], row['quote'], row['verdict'], row['actor']])).toEqual([
    ['bridge.txt', 'By Mara Tarrow', 'rejected', 'curator'],
    ['bridge.txt', '3 of 12', 'confirmed', 'curator'],
    [
      'bridge.txt',
      'The masons will come back in spring to point the arches, and the bridge will be closed for two days then.',
      'confirmed',
      'curator',
    ],
    ['bridge.txt', 'Sponsored Links', 'confirmed', 'curator'],
    ['ferry.txt', 'Sponsored Links', 'confirmed', 'curator'],
    ['notes/market.md', 'Sponsored Links', 'confirmed', 'curator'],
  ]);
  const manifest = JSON.parse(readFileSync(join(target, 'manifest.json'), 'utf8')) as {
    state: string;
    documents: { path: string; file: string; sha256: string; sourceSha256: string }[];
    problems: { path: string }[];
  };
  expect(manifest.state).toBe('complete');
  expect(manifest.problems.map((problem) => problem.path)).toEqual(['empty.txt']);
  for (const document of manifest.documents) {
    const bytes = readFileSync(join(target, document.file));
    expect(document.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    const found = readFileSync(join(source, document.path));
    expect(document.sourceSha256).toBe(createHash('sha256').update(found).digest('hex'));
  }
});

test('the sources are as they were', () => {
  for (const [path, content] of Object.entries(smallBatch)) {
    expect(readFileSync(join(source, path)).equals(Buffer.from(content))).toBe(true);
  }
});

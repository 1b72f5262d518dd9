import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ReviewPage } from '../pages/review-page';
import { answerDialogs, type Launched, launchWinnow, temporaryFolder } from '../support/launch';
import { killAll, killBackend, killMain, killRenderer, noProcesses } from '../support/processes';

// The window, the backend and the whole program end without any warning; the steps build on each other.
test.describe.configure({ mode: 'serial' });
test.skip(noProcesses !== undefined, noProcesses);

/** How often the program is killed at each work; WINNOW_KILL_ROUNDS sets another number. */
const rounds = Number(process.env['WINNOW_KILL_ROUNDS'] ?? 2);
const leftovers = ['Share this article', 'Sponsored Links', 'Read more', '3 of 12'];

const folder = temporaryFolder();
const workspace = join(folder.path, 'crawl.winnow');
const source = join(folder.path, 'crawl');
let launched: Launched;
let review: ReviewPage;

test.beforeAll(async () => {
  writeCrawl(source, 40 + rounds * 4);
  await start();
  await answerDialogs(launched.app, [workspace]);
  await review.press('Control+n');
  await expect(launched.page.getByTestId('empty-batch')).toBeVisible();
  await answerDialogs(launched.app, [source]);
  await review.press('Control+Shift+o');
  await expect(review.currentFlag).toBeVisible();
});
test.afterAll(async () => {
  await killAll(launched.app);
  folder.remove();
});

async function start(): Promise<void> {
  launched = await launchWinnow(join(folder.path, 'data'));
  review = new ReviewPage(launched.page);
  const unfinished = launched.page.getByTestId('unfinished');
  await expect(review.currentFlag.or(unfinished).first()).toBeVisible();
}

/** Stories of which each has four leftovers. */
function writeCrawl(path: string, stories: number): void {
  mkdirSync(path, { recursive: true });
  for (let at = 0; at < stories; at++) {
    const lines = leftovers.map(
      (line, part) => `Part ${part} of story ${at} tells how the mill was mended.\n${line}\n`,
    );
    writeFileSync(join(path, `${String(at).padStart(5, '0')}.txt`), lines.join(''));
  }
}

/** Decisions that the window knows to be saved. */
async function decided(): Promise<number> {
  return Number.parseInt((await review.decided.textContent()) ?? '', 10);
}

/** What a script in the window answers, also in one that the test driver takes for dead. */
function inWindow(script: string): Promise<unknown> {
  return launched.app.evaluate(
    ({ BrowserWindow }, code) =>
      BrowserWindow.getAllWindows()[0]!.webContents.executeJavaScript(code) as Promise<unknown>,
    script,
  );
}

const standing = `(() => {
  const flag = document.querySelector('[data-testid=flag][aria-current=true]');
  return [document.querySelector('[data-testid=document-name]')?.textContent, flag?.textContent, flag?.dataset.verdict];
})()`;

test('killed backend: the window says so, stays at its flag and goes on', async () => {
  await review.press('Space', 'x', 'j');
  await review.expectSaved();
  const before = await decided();
  const place = await inWindow(standing);
  killBackend(launched.app, workspace);
  await expect(review.toast.filter({ hasText: 'was started again' })).toBeVisible();
  expect(await inWindow(standing)).toEqual(place);
  expect(await decided()).toBe(before);
  await review.press('Space');
  await expect.poll(decided).toBe(before + 1);
  await review.expectSaved();
  await review.press('u');
  await expect.poll(decided).toBe(before);
});

test('killed backend in the middle of deciding: what is shown is what is stored, each once', async () => {
  const before = await decided();
  const keys = 12;
  const typing = review.press(...Array<string>(keys).fill('Space'));
  killBackend(launched.app, workspace);
  await typing;
  await expect(review.toast.filter({ hasText: 'was started again' })).toBeVisible();
  await review.expectSaved();
  await expect.poll(decided).toBeGreaterThan(before);
  const shown = await decided();
  expect(shown - before).toBeLessThanOrEqual(keys);
  await launched.app.close();
  await start();
  expect(await decided()).toBe(shown);
  // One step of undo for each decision: none was sent twice.
  for (let step = shown; step > before; step--) await review.press('u');
  await expect.poll(decided).toBe(before);
});

test('killed page: the window comes back at the same flag', async () => {
  await review.press('j', 'j', 'j', 'Shift+J', 'j');
  await launched.page.waitForTimeout(400);
  const place = await inWindow(standing);
  await killRenderer(launched.app);
  await expect.poll(() => inWindow(standing)).toEqual(place);
  await killAll(launched.app);
  await start();
  await expect.poll(() => inWindow(standing)).toEqual(place);
});

test('killed while deciding: every decision that was shown as saved is there', async () => {
  test.setTimeout(60_000 + rounds * 20_000);
  let before = await decided();
  for (let round = 0; round < rounds; round++) {
    const typing = review.press(...Array<string>(6).fill('Space')).catch(() => undefined);
    await expect.poll(decided).toBeGreaterThan(before);
    await launched.page.waitForTimeout((round * 37) % 150);
    const shown = await decided();
    // Every other time only the main process dies, and what it started has to find out by itself.
    await (round % 2 === 0 ? killAll : killMain)(launched.app);
    await typing;
    await start();
    before = await decided();
    expect(before).toBeGreaterThanOrEqual(shown);
  }
});

test('killed while importing: the next start says what is unfinished, and finishes it', async () => {
  test.setTimeout(60_000 + rounds * 25_000);
  const { page } = launched;
  const before = await decided();
  const more = join(folder.path, 'more');
  const files = 1200 + rounds * 60;
  writeCrawl(more, files);
  await answerDialogs(launched.app, [more]);
  await review.press('Control+Shift+o');
  await page.getByTestId('import-as-new').click();
  for (let round = 0; round < rounds; round++) {
    await expect(launched.page.getByTestId('job-progress')).toContainText(/\d/);
    await launched.page.waitForTimeout((round * 53) % 300);
    await (round % 2 === 0 ? killAll : killMain)(launched.app);
    await start();
    // At first the batch from before is open again, and a message leads to the other.
    if (round === 0) {
      const said = review.toast.filter({ hasText: 'The import of more was not finished.' });
      await said.getByRole('button', { name: 'Open' }).click();
    }
    await expect(launched.page.getByTestId('unfinished')).toBeVisible();
    await launched.page.getByTestId('unfinished').getByRole('button').click();
  }
  await expect(launched.page.getByTestId('unfinished')).toBeHidden();
  await expect(launched.page.getByTestId('job-progress')).toBeHidden({ timeout: 60_000 });
  await expect(launched.page.getByTestId('batch-summary')).toContainText(
    `${files.toLocaleString('en')} documents`,
  );
  await launched.page.getByTestId('batch-select').selectOption({ index: 0 });
  await expect.poll(decided).toBe(before);
});

/** How many files an export says it holds; undefined where it says that it is not complete. */
function completeFiles(out: string): number | undefined {
  const manifest = join(out, 'manifest.json');
  if (!existsSync(manifest)) return undefined;
  const { state, files } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    state: string;
    files: { path: string; sha256: string }[];
  };
  if (state !== 'complete') return undefined;
  for (const { path, sha256 } of files) {
    const bytes = readFileSync(join(out, path));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  }
  return files.length;
}

/** Runs the export whose dialog is open, replacing an earlier one where there is one. */
async function runExport(): Promise<void> {
  const { page } = launched;
  const replace = page.getByTestId('export-replace').getByRole('checkbox');
  const run = page.getByTestId('run-export');
  await expect(replace.or(run).first()).toBeVisible();
  if (await replace.isVisible()) await replace.check();
  await run.click();
}

test('killed while exporting: the next start says what is unfinished, and a rerun completes it', async () => {
  test.setTimeout(60_000 + rounds * 25_000);
  const out = join(folder.path, 'out');
  await launched.page.getByTestId('batch-select').selectOption({ index: 1 });
  await expect(review.documentName).toBeVisible();
  const documents = Number.parseInt(
    ((await launched.page.getByTestId('batch-summary').textContent()) ?? '').replaceAll(',', ''),
    10,
  );
  await answerDialogs(launched.app, [out]);
  await review.press('Control+e');
  await runExport();
  for (let round = 0; round < rounds; round++) {
    await expect(launched.page.getByTestId('export-progress')).toContainText(/Writing\s+[1-9]/);
    await launched.page.waitForTimeout((round * 53) % 300);
    await (round % 2 === 0 ? killAll : killMain)(launched.app);
    expect(completeFiles(out)).toBeUndefined();
    await start();
    const unfinished = launched.page.getByTestId('unfinished-export');
    await expect(unfinished).toContainText(out);
    await unfinished.getByRole('button', { name: 'Export again' }).click();
    // Without another word on where: the folder is known.
    await expect(launched.page.getByTestId('export-folder')).toHaveText(out);
    await runExport();
  }
  await expect(launched.page.getByTestId('export-result')).toHaveAttribute('data-state', 'done', {
    timeout: 60_000,
  });
  // All clean texts and the audit.
  expect(completeFiles(out)).toBe(documents + 1);
  await review.press('Escape');
  await expect(launched.page.getByTestId('unfinished-export')).toBeHidden();
});

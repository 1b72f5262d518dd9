import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import {
  type HostileBatch,
  markup,
  steering,
  writeHostileBatch,
} from '../../support/hostile-batch';
import { ReviewPage } from '../pages/review-page';
import { answerDialogs, type Launched, launchWinnow, temporaryFolder } from '../support/launch';

// Names and texts that try to break out, in every view; the steps build on each other.
test.describe.configure({ mode: 'serial' });

const folder = temporaryFolder();
const target = join(folder.path, 'cleaned');
let batch: HostileBatch;
let launched: Launched;
let review: ReviewPage;

test.beforeAll(async () => {
  mkdirSync(target);
  batch = writeHostileBatch(folder.path);
  launched = await launchWinnow(join(folder.path, 'data'));
  review = new ReviewPage(launched.page);
  await expect(review.currentFlag).toBeVisible();
  await collectReports();
});
test.afterAll(async () => {
  await launched.app.close();
  folder.remove();
});

/** Notes down whatever the policy of the page refuses from now on. */
async function collectReports(): Promise<void> {
  await launched.page.evaluate(() => {
    const reports: string[] = [];
    Object.assign(globalThis, { reports });
    document.addEventListener('securitypolicyviolation', (event) =>
      reports.push(`${event.effectiveDirective} ${event.blockedURI}`),
    );
  });
}

/**
 * Nothing of what is shown has become markup, has run or was refused by the page's policy; and
 * outside the text itself no character steers what stands around it.
 */
async function expectHarmless(): Promise<void> {
  const found = await launched.page.evaluate((pattern) => {
    const steering = new RegExp(pattern);
    const inText = '[data-testid=document-text], [data-testid=clean-text], blockquote, .quote';
    const places: string[] = [document.title];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_ALL);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement;
      if (node instanceof Element) {
        for (const name of ['title', 'aria-label', 'value', 'placeholder']) {
          if (!node.closest(inText)) places.push(node.getAttribute(name) ?? '');
        }
      } else if (!element?.closest(inText)) places.push(node.textContent ?? '');
    }
    const page = globalThis as unknown as { hacked?: unknown; reports: string[] };
    return {
      hacked: page.hacked,
      reports: page.reports,
      elements: document.querySelectorAll('img, iframe, object, embed, base, meta[http-equiv]')
        .length,
      steering: places.filter((place) => steering.test(place)),
    };
  }, steering.source);
  expect(found).toEqual({ hacked: undefined, reports: [], elements: 0, steering: [] });
}

/** Shows the document whose name holds these words. */
async function show(words: string): Promise<void> {
  await launched.page.getByTestId('document-search').fill(words);
  await expect(review.rows.first()).toContainText(words);
  await review.rows.first().click();
  await expect(review.documentName).toContainText(words);
  await expect(review.currentFlag).toBeVisible();
}

test('a workspace and a batch of hostile names are imported', async () => {
  await answerDialogs(launched.app, [join(folder.path, `work ${markup}\u202e.winnow`)]);
  await review.press('Control+n');
  await expect(launched.page.getByTestId('workspace-name')).toContainText(markup);
  await expectHarmless();
  await answerDialogs(launched.app, [batch.source]);
  await review.press('Control+Shift+o');
  await expect(review.toast).toContainText(`${batch.documents} documents`);
  await expectHarmless();
  expect(
    await launched.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.getTitle(),
    ),
  ).not.toMatch(steering);
});

test('problems are shown as text', async () => {
  await review.press('F8');
  await expect(launched.page.getByTestId('problem')).toHaveCount(batch.problems);
  await expect(launched.page.getByTestId('problem').last()).toContainText(markup);
  await expectHarmless();
  await review.press('Escape');
});

for (const words of [
  'img src',
  'line',
  'esc',
  'right',
  'bad',
  'quotes',
  'nnnn',
  'script',
  'page',
  'notes',
  'zalgo',
  'emoji',
  'rtl',
  'controls',
  'long-line',
  'records',
]) {
  test(`${words}: list, text, why-panel, clean view and messages`, async () => {
    await show(words);
    await expectHarmless();
    await review.press('Space');
    await review.expectSaved();
    await review.press('u');
    await expect(review.toast.last()).toContainText('Undone');
    await expectHarmless();
    await review.press('v');
    await expect(review.clean).toBeVisible();
    await expectHarmless();
    await review.press('v');
  });
}

test('the dialog of twins names its places as text', async () => {
  await show('quotes');
  await review.flag('Share this article').click();
  await review.press('a');
  await expect(launched.page.getByRole('dialog')).toContainText(markup);
  await expectHarmless();
  await review.press('Enter');
  await expect(review.toast.last()).toBeVisible();
  await expectHarmless();
});

test('notes are text, in the panel, in the margin and over the document', async () => {
  await show('quotes');
  for (const key of ['n', 'Shift+N']) {
    await review.press(key);
    await launched.page.getByTestId('note-text').fill(markup);
    await review.press('Enter');
    await expect(launched.page.getByTestId('note').first()).toContainText(markup);
    await review.expectSaved();
    await expectHarmless();
  }
});

test('a rule of markup is text: its lines, its site and its words', async () => {
  const { page } = launched;
  await review.press('y');
  await page.getByTestId('new-rule').click();
  await page.getByTestId('rule-text').fill(markup);
  await expect(page.getByTestId('hit').first()).toContainText(markup);
  await expectHarmless();
  await page.getByTestId('rule-site').fill(`${markup}\u202e`);
  await expect(page.getByTestId('rule-words')).toContainText(markup);
  await expectHarmless();
  await page.getByTestId('rule-site').fill('');
  await expect(page.getByTestId('hit').first()).toContainText(markup);
  await page.getByTestId('accept-rule').click();
  await expect(review.toast.last()).toBeVisible();
  await expectHarmless();
  await review.press('y');
  await expect(page.getByTestId('rule').first()).toContainText(markup);
  await expectHarmless();
  await review.press('Escape');
});

test('text is text side by side, and names are in the dialogs and menus', async () => {
  const { page } = launched;
  await show('script');
  await review.press('3');
  await expect(page.getByTestId('clean-cell').first()).toBeVisible();
  await expectHarmless();
  await review.press('1');
  for (const keys of ['Control+,', 'Control+Shift+u', 'Control+r', '?']) {
    await review.press(keys);
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectHarmless();
    await review.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  await page.getByTestId('workspace-name').click();
  await expect(page.getByRole('menu')).toBeVisible();
  await expectHarmless();
  await review.press('Escape');
  await page.getByTestId('document-search').fill('');
  await page.getByTestId('filter-menu').click();
  await expect(page.getByRole('option').filter({ hasText: markup }).first()).toBeVisible();
  await expectHarmless();
  await review.press('Escape');
});

test('an import into the batch asks with names as text', async () => {
  await answerDialogs(launched.app, [batch.source]);
  await review.press('Control+Shift+o');
  await expect(launched.page.getByRole('dialog')).toContainText(markup);
  await expectHarmless();
  await review.press('Escape');
});

test('the export writes nothing outside its folder, and safe names are written down', async () => {
  await answerDialogs(launched.app, [target]);
  const before = readdirSync(folder.path).sort();
  await review.press('Control+e');
  await expect(launched.page.getByTestId('export-summary')).toBeVisible();
  await expectHarmless();
  await launched.page.getByTestId('run-export').press('Enter');
  await expect(launched.page.getByTestId('export-result')).toHaveAttribute('data-state', 'done');
  await expectHarmless();
  expect(readdirSync(folder.path).sort()).toEqual(before);
  const names = (readdirSync(target, { recursive: true }) as string[]).flatMap((path) =>
    path.split('/'),
  );
  for (const name of names) {
    expect(name).not.toMatch(/[<>:"\\|?*]/);
    expect(name).not.toMatch(steering);
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255);
  }
  const manifest = JSON.parse(readFileSync(join(target, 'manifest.json'), 'utf8')) as {
    documents: { path: string; file: string; renamedFrom?: string }[];
  };
  expect(manifest.documents).toHaveLength(batch.documents);
  const renamed = manifest.documents.filter(({ path, file }) => file !== `clean/${path}`);
  expect(renamed.length).toBeGreaterThan(12);
});

test('what settings remember of it is text after a restart', async () => {
  await launched.app.close();
  launched = await launchWinnow(join(folder.path, 'data'));
  review = new ReviewPage(launched.page);
  await expect(launched.page.getByTestId('workspace-name')).toContainText(markup);
  await collectReports();
  await expectHarmless();
  await review.press('Control+r');
  await expect(launched.page.getByTestId('recent-workspace').first()).toContainText(markup);
  await expectHarmless();
});

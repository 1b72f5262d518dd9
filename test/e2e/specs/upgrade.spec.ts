import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { makeOlder } from '../../support/make-older';
import { answerDialogs, type Launched, launchWinnow, temporaryFolder } from '../support/launch';

const folder = temporaryFolder();
const path = (name: string) => join(folder.path, `${name}.winnow`);
let launched: Launched;

test.beforeAll(async () => {
  launched = await launchWinnow(join(folder.path, 'data'));
  await launched.page.getByTestId('document-text').waitFor();
});
test.afterAll(async () => {
  await launched.app.close();
  folder.remove();
});

test('a workspace of an older version says that it is brought up to date, and where its copy is', async () => {
  const { app, page } = launched;
  const name = page.getByTestId('workspace-name');
  for (const made of ['spring', 'autumn']) {
    await answerDialogs(app, [path(made)]);
    await page.keyboard.press('Control+n');
    await expect(name).toHaveText(new RegExp(made));
  }
  makeOlder(path('spring'));
  await answerDialogs(app, [path('spring')]);
  await noteAppearances(page, 'upgrade-notice');
  await page.keyboard.press('Control+o');
  await expect(name).toHaveText(/spring/);
  const said = await page.evaluate(() => appeared());
  expect(said).toHaveLength(1);
  expect(said[0]).toContain(path('spring'));
  const backup = `${path('spring')}.backup-v10`;
  await expect(page.getByTestId('toast')).toContainText(backup);
  expect(existsSync(backup)).toBe(true);
  await expect(page.getByTestId('upgrade-notice')).toHaveCount(0);
});

/** Installed in the page by `noteAppearances`. */
declare function appeared(): string[];

/** Notes the text of each such element that comes into the page, however soon it is gone. */
async function noteAppearances(page: Page, testId: string): Promise<void> {
  await page.evaluate((id) => {
    const texts: string[] = [];
    Object.assign(globalThis, { appeared: () => texts });
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) {
        for (const node of addedNodes) {
          if (node instanceof HTMLElement && node.dataset['testid'] === id)
            texts.push(node.textContent);
        }
      }
    }).observe(document.body, { subtree: true, childList: true });
  }, testId);
}

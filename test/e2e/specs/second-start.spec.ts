import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ReviewPage } from '../pages/review-page';
import {
  answerDialogs,
  type Launched,
  launchWinnow,
  startAgain,
  temporaryFolder,
} from '../support/launch';
import { writeSmallBatch } from '../support/small-batch';

test.describe.configure({ mode: 'serial' });

const folder = temporaryFolder();
const data = join(folder.path, 'data');
const workspace = join(folder.path, 'spring.winnow');
const source = join(folder.path, 'crawl');
let launched: Launched;
let review: ReviewPage;

test.beforeAll(async () => {
  mkdirSync(data, { recursive: true });
  writeSmallBatch(source);
  launched = await launchWinnow(data);
  review = new ReviewPage(launched.page);
  await expect(review.currentFlag).toBeVisible();
});
test.afterAll(async () => {
  await launched.app.close();
  folder.remove();
});

const name = () => launched.page.getByTestId('workspace-name');
/** How often the window was told to come to the front since the last look. */
const focused = () =>
  launched.app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0] as unknown as { times?: number };
    const times = window.times ?? 0;
    window.times = 0;
    return times;
  });

test('a second start brings the first window to the front and ends', async () => {
  await launched.app.evaluate(({ BrowserWindow }) => {
    const window = BrowserWindow.getAllWindows()[0]! as Electron.BrowserWindow & { times?: number };
    const focus = window.focus.bind(window);
    window.focus = () => {
      window.times = (window.times ?? 0) + 1;
      focus();
    };
  });
  await startAgain(data);
  await expect.poll(focused).toBe(1);
  expect(launched.app.windows()).toHaveLength(1);
});

test('a workspace given to it is opened in the first window', async () => {
  await answerDialogs(launched.app, [workspace]);
  await review.press('Control+n');
  await expect(name()).toHaveText(/spring/);
  await launched.page.getByTestId('workspace-name').waitFor();
  await startAgain(data, join(data, 'Samples.winnow'));
  await expect(name()).toHaveText(/Samples/);
  await startAgain(data, workspace);
  await expect(name()).toHaveText(/spring/);
});

test('a folder given to it is offered for import', async () => {
  await startAgain(data, source);
  await expect(review.rows).toHaveCount(3);
});

test('a workspace that is open elsewhere says by whom, and can be tried again', async () => {
  const other = join(folder.path, 'other');
  mkdirSync(other);
  const second = await launchWinnow(other, undefined, [workspace]);
  const refused = second.page.getByTestId('refused');
  await expect(refused).toContainText(/open elsewhere: .*process \d+.*since \d{4}-/);
  await second.page.getByTestId('try-again').click();
  await expect(refused).toBeVisible();
  await launched.app.close();
  await second.page.getByTestId('try-again').click();
  await expect(second.page.getByTestId('workspace-name')).toHaveText(/spring/);
  await second.app.close();
  launched = await launchWinnow(data);
});

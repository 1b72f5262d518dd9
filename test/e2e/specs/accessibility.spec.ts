import { expect, test } from '@playwright/test';
import { ReviewPage } from '../pages/review-page';
import { type Launched, launchWinnow, temporaryFolder } from '../support/launch';
import { seriousViolations } from '../support/serious-violations';

const data = temporaryFolder();
let launched: Launched;
let review: ReviewPage;

test.beforeAll(async () => {
  launched = await launchWinnow(data.path);
  review = new ReviewPage(launched.page);
  await expect(review.currentFlag).toBeVisible();
});
test.afterAll(async () => {
  await launched.app.close();
  data.remove();
});

const screens: readonly [name: string, enter: readonly string[], leave: readonly string[]][] = [
  ['review', [], []],
  ['review with decided flags', ['Space', 'x'], ['u', 'u']],
  ['clean text', ['v'], ['v']],
  ['a cut that was shrunk', ['Shift+ArrowLeft'], ['u']],
  ['a note being written', ['n'], ['Escape']],
  ['notes', ['n', 'x', 'Enter'], ['u']],
  ['kinds', ['m'], ['Escape']],
  ['reasons to exclude', ['e'], ['Escape']],
  ['choosing blocks', ['b'], ['Escape']],
  ['side by side', ['3', 'Space'], ['u', '1']],
  ['help', ['?'], ['Escape']],
  ['palette', ['Control+Shift+p'], ['Escape']],
  ['problems', ['F8'], ['Escape']],
  ['menu of filters', ['Control+Shift+F'], ['Escape']],
  ['filtered list', ['t'], ['t']],
  ['list that nothing fits', ['/', 'q', 'z', 'q'], ['Escape']],
  ['name of the batch', ['F2'], ['Escape']],
  ['rules', ['y'], ['Escape']],
  ['a sample to be drawn', ['Shift+C'], ['Escape']],
  ['a sample that is judged', ['Shift+C', 'Enter', 'Space'], ['u', 'Escape']],
  ['settings', ['Control+,'], ['Escape']],
  ['recent workspaces', ['Control+r'], ['Escape']],
];

for (const theme of ['light', 'dark'] as const) {
  for (const [name, enter, leave] of screens) {
    test(`${name}, ${theme}: nothing serious`, async () => {
      await launched.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await review.press(...enter);
      await launched.page.waitForTimeout(150);
      expect(await seriousViolations(launched.page)).toEqual([]);
      await review.press(...leave);
    });
  }
}

import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { ReviewPage } from '../pages/review-page';
import { type Launched, launchWinnow, temporaryFolder } from '../support/launch';

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

/** What axe calls serious or worse, by rule and place. */
async function seriousViolations(): Promise<string[]> {
  // The legacy mode needs no second page, which the window would refuse to open.
  const { violations } = await new AxeBuilder({ page: launched.page })
    .setLegacyMode(true)
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`));
}

const screens: readonly [name: string, enter: readonly string[], leave: readonly string[]][] = [
  ['review', [], []],
  ['review with decided flags', ['Space', 'x'], ['u', 'u']],
  ['clean text', ['v'], ['v']],
  ['side by side', ['3', 'Space'], ['u', '1']],
  ['help', ['?'], ['Escape']],
  ['palette', ['Control+Shift+p'], ['Escape']],
  ['problems', ['F8'], ['Escape']],
  ['settings', ['Control+,'], ['Escape']],
  ['recent workspaces', ['Control+r'], ['Escape']],
];

for (const theme of ['light', 'dark'] as const) {
  for (const [name, enter, leave] of screens) {
    test(`${name}, ${theme}: nothing serious`, async () => {
      await launched.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await review.press(...enter);
      await launched.page.waitForTimeout(150);
      expect(await seriousViolations()).toEqual([]);
      await review.press(...leave);
    });
  }
}

import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ReviewPage } from '../pages/review-page';
import { answerDialogs, type Launched, launchWinnow, temporaryFolder } from '../support/launch';

// Every flag of the samples is decided and the result exported: once without a mouse, once without
// a keyboard.

type Verdict = 'confirmed' | 'rejected';

/** How a curator acts who has only this. */
interface Hands {
  decide(verdict: Verdict): Promise<void>;
  export(): Promise<void>;
}

const keyboard = ({ page }: Launched, review: ReviewPage): Hands => ({
  decide: (verdict) => review.press(verdict === 'confirmed' ? 'Space' : 'x'),
  async export() {
    await review.press('Control+e');
    await expect(page.getByTestId('run-export')).toBeFocused();
    await review.press('Enter');
  },
});

const mouse = ({ page }: Launched): Hands => ({
  decide: (verdict) => page.getByTestId(verdict === 'confirmed' ? 'cut' : 'keep').click(),
  async export() {
    await page.getByTestId('export').click();
    await page.getByTestId('run-export').click();
  },
});

/** The place of the flag one stands on: document and number. */
interface Standing {
  readonly path: string;
  readonly flag: number;
}

const standing = ({ page }: Launched): Promise<Standing> =>
  page.evaluate(() => {
    const name = document.querySelector<HTMLElement>('[data-testid=document-name]');
    const flag = document.querySelector<HTMLElement>('[data-testid=flag][aria-current=true]');
    // Records of one file have its path in common; their key stands behind the name.
    const record = /#.*$/.exec(name?.querySelector('bdi')?.textContent ?? '')?.[0] ?? '';
    return { path: (name?.title ?? '') + record, flag: Number(flag?.dataset['flag'] ?? -1) };
  });

/** Decided and all flags, as the window counts them. */
async function progress(review: ReviewPage): Promise<[decided: number, all: number]> {
  const [decided, all] = (await review.decided.textContent())!.match(/\d+/g)!.map(Number);
  return [decided!, all!];
}

/** Decides flag after flag, cutting two of three; answers the verdicts by document and flag. */
async function decideAll(
  launched: Launched,
  review: ReviewPage,
  hands: Hands,
): Promise<Map<string, Verdict[]>> {
  const verdicts = new Map<string, Verdict[]>();
  // What stands beside the main content of the sample page was cut when it came in.
  const [cutByPolicy, all] = await progress(review);
  for (let step = cutByPolicy; step < all; step++) {
    const place = await standing(launched);
    expect(place.flag).toBeGreaterThanOrEqual(0);
    const verdict = step % 3 === 2 ? 'rejected' : 'confirmed';
    await hands.decide(verdict);
    const inDocument = verdicts.get(place.path) ?? [];
    inDocument[place.flag] = verdict;
    verdicts.set(place.path, inDocument);
    await expect.poll(() => progress(review), { intervals: [20] }).toEqual([step + 1, all]);
    if (step + 1 === all) break;
    await expect.poll(() => standing(launched), { intervals: [20] }).not.toEqual(place);
  }
  return verdicts;
}

interface AuditRow {
  readonly path: string;
  readonly recordKey?: string;
  readonly confidence: number;
  readonly verdict: Verdict | 'open';
  readonly actor?: string;
}

for (const [name, useHands] of Object.entries({ keyboard, mouse })) {
  test(`the samples are reviewed and exported by ${name} alone`, async () => {
    test.setTimeout(180_000);
    const folder = temporaryFolder();
    const target = join(folder.path, 'cleaned');
    mkdirSync(target);
    const launched = await launchWinnow(join(folder.path, 'data'));
    const review = new ReviewPage(launched.page);
    await expect(review.currentFlag).toBeVisible();
    const hands = useHands(launched, review);
    const verdicts = await decideAll(launched, review, hands);
    await review.expectSaved();
    await answerDialogs(launched.app, [target]);
    await hands.export();
    await expect(launched.page.getByTestId('export-result')).toHaveAttribute('data-state', 'done');
    const audit = readFileSync(join(target, 'audit.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as AuditRow)
      // What the window does not show cannot be decided there.
      .filter(({ verdict, confidence }) => verdict !== 'open' || confidence >= 0.4);
    const audited = new Map<string, string[]>();
    const seen = new Map<string, number>();
    for (const { path, recordKey, verdict, actor } of audit) {
      expect(actor).toBe(actor === 'policy' && path.endsWith('.html') ? 'policy' : 'curator');
      const key = recordKey === undefined ? path : `${path}#${recordKey}`;
      const place = seen.get(key) ?? 0;
      seen.set(key, place + 1);
      if (actor === 'policy') continue;
      const inDocument = audited.get(key) ?? [];
      inDocument[place] = verdict;
      audited.set(key, inDocument);
    }
    expect(audited).toEqual(verdicts);
    await launched.app.close();
    folder.remove();
  });
}

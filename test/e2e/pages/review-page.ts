import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test';
import { answerDialogs } from '../support/launch';

/** The review window as a curator sees it: what can be read off it, and the keys. */
export class ReviewPage {
  readonly text: Locator;
  readonly clean: Locator;
  readonly flags: Locator;
  readonly currentFlag: Locator;
  readonly rows: Locator;
  readonly documentName: Locator;
  readonly decided: Locator;
  readonly kind: Locator;
  readonly saved: Locator;
  readonly toast: Locator;

  constructor(readonly page: Page) {
    this.text = page.getByTestId('document-text');
    this.clean = page.getByTestId('clean-text');
    this.flags = page.getByTestId('flag');
    this.currentFlag = page.locator('[data-testid=flag][aria-current=true]');
    this.rows = page.getByTestId('document-row');
    this.documentName = page.getByTestId('document-name');
    this.decided = page.getByTestId('flags-decided');
    this.kind = page.getByTestId('flag-kind');
    this.saved = page.getByTestId('saved');
    this.toast = page.getByTestId('toast');
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Creates a workspace by keyboard and imports a folder into it. */
  async importInto(app: ElectronApplication, workspace: string, folder: string): Promise<void> {
    await answerDialogs(app, [workspace]);
    await this.press('Control+n');
    await expect(this.page.getByTestId('empty-batch')).toBeVisible();
    await answerDialogs(app, [folder]);
    await this.press('Control+Shift+o');
    await expect(this.documentName).toBeVisible();
  }

  /** The flag over exactly this text. */
  flag(text: string): Locator {
    return this.flags.filter({ hasText: text });
  }

  async expectVerdict(text: string, verdict: 'open' | 'confirmed' | 'rejected'): Promise<void> {
    await expect(this.flag(text)).toHaveAttribute('data-verdict', verdict);
  }

  /** Waits until what was decided is on disk. */
  async expectSaved(): Promise<void> {
    await expect(this.saved).toHaveText(/^Saved/);
  }
}

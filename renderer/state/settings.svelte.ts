import { AppError } from '../../shared/errors/app-error';
import type { Client } from '../../shared/ipc/contract';
import { defaultSettings } from '../../shared/ipc/default-settings';
import type { Settings } from '../../shared/ipc/settings-shapes';
import type { ToastsController } from './toasts.svelte';

/** Moving about is remembered this long after the last step, in milliseconds. */
const rememberDelay = 150;

type PlaceKey = 'lastWorkspace' | 'lastBatch' | 'lastDocument' | 'lastSpan';

/** Pixels; as the contract has it. */
export const textSizes = { smallest: 14, largest: 24 } as const;

/** The curator's settings and the place to come back to. */
export class SettingsController {
  value = $state.raw<Settings>(defaultSettings);
  /** Called when flags of another confidence are shown, after the backend has counted them. */
  onShownConfidence: () => void = () => undefined;
  readonly #client: Client;
  readonly #toasts: ToastsController;
  #place: Partial<Settings> = {};
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sent = 0;

  constructor(client: Client, toasts: ToastsController) {
    this.#client = client;
    this.#toasts = toasts;
  }

  /** Settings that cannot be read must not keep the window shut. */
  async load(): Promise<void> {
    try {
      this.value = await this.#client.settings.get();
      const damage = await this.#client.settings.damage();
      if (damage) this.#toasts.fail(new AppError('SETTINGS_DAMAGED', damage));
    } catch (thrown) {
      this.#toasts.fail(thrown);
    }
  }

  /** Takes effect at once; taken back when it cannot be written. */
  async set(change: Partial<Settings>): Promise<void> {
    const before = this.value;
    const sent = ++this.#sent;
    this.value = { ...before, ...change };
    try {
      const written = await this.#client.settings.set(change);
      if (sent === this.#sent) this.value = written;
    } catch (thrown) {
      if (sent === this.#sent) this.value = before;
      this.#toasts.fail(thrown);
    }
    if ((change.shownConfidence ?? before.shownConfidence) !== before.shownConfidence) {
      this.onShownConfidence();
    }
  }

  /** Back to what Winnow comes with. */
  async reset(name: keyof Settings): Promise<void> {
    await this.set({ [name]: defaultSettings[name] });
  }

  /** False where the curator has set something else. */
  isDefault(name: keyof Settings): boolean {
    return JSON.stringify(this.value[name]) === JSON.stringify(defaultSettings[name]);
  }

  /** Makes the text of documents larger or smaller by so many pixels. */
  async resizeText(by: number): Promise<void> {
    const { smallest, largest } = textSizes;
    const textSize = Math.min(largest, Math.max(smallest, this.value.textSize + by));
    if (textSize !== this.value.textSize) await this.set({ textSize });
  }

  /** Notes where the curator is; written once the moving stops. */
  remember(place: Partial<Pick<Settings, PlaceKey>>): void {
    this.#place = { ...this.#place, ...place };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), rememberDelay);
  }

  /** Writes the place now, before the window goes. */
  flush(): void {
    clearTimeout(this.#timer);
    const change = this.#place;
    this.#place = {};
    if (Object.keys(change).length > 0) void this.set(change);
  }

  /** System, light, dark and round again. */
  nextTheme(): void {
    const order = ['system', 'light', 'dark'] as const;
    const next = order[(order.indexOf(this.value.theme) + 1) % order.length]!;
    void this.set({ theme: next });
  }
}

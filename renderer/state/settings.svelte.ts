import type { Client } from '../../shared/ipc/contract';
import { defaultSettings } from '../../shared/ipc/default-settings';
import type { Settings } from '../../shared/ipc/shapes';
import type { ToastsController } from './toasts.svelte';

/** Moving about is remembered this long after the last step, in milliseconds. */
const rememberDelay = 150;

type PlaceKey = 'lastWorkspace' | 'lastBatch' | 'lastDocument' | 'lastSpan';

/** The curator's settings and the place to come back to. */
export class SettingsController {
  value = $state.raw<Settings>(defaultSettings);
  readonly #client: Client;
  readonly #toasts: ToastsController;
  #place: Partial<Settings> = {};
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(client: Client, toasts: ToastsController) {
    this.#client = client;
    this.#toasts = toasts;
  }

  /** Settings that cannot be read must not keep the window shut. */
  async load(): Promise<void> {
    try {
      this.value = await this.#client.settings.get();
    } catch (thrown) {
      this.#toasts.fail(thrown);
    }
  }

  async set(change: Partial<Settings>): Promise<void> {
    const before = this.value;
    this.value = { ...before, ...change };
    try {
      this.value = await this.#client.settings.set(change);
    } catch (thrown) {
      this.value = before;
      this.#toasts.fail(thrown);
    }
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

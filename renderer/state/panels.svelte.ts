import type { ReviewController } from './review.svelte';
import type { SettingsController } from './settings.svelte';

/** From this width on the list has room beside two columns of text, in pixels. */
const roomForAll = 1500;

/** The panels at both sides of the text. */
export class PanelsController {
  /** Width of the window in pixels. */
  width = $state(roomForAll);
  /** The curator wants the list although two columns of text leave little room for it. */
  #listAllTheSame = $state(false);
  readonly #review: ReviewController;
  readonly #settings: SettingsController;

  constructor(review: ReviewController, settings: SettingsController) {
    this.#review = review;
    this.#settings = settings;
  }

  /** Side by side in a narrow window the list makes room, unless it is wanted all the same. */
  get listFolded(): boolean {
    return this.#isTight ? !this.#listAllTheSame : this.#settings.value.listFolded;
  }

  get whyFolded(): boolean {
    return this.#settings.value.whyFolded;
  }

  toggleList(): void {
    if (this.#isTight) this.#listAllTheSame = !this.#listAllTheSame;
    else void this.#settings.set({ listFolded: !this.listFolded });
  }

  showList(): void {
    if (this.listFolded) this.toggleList();
  }

  toggleWhy(): void {
    void this.#settings.set({ whyFolded: !this.whyFolded });
  }

  get #isTight(): boolean {
    return this.#review.view === 'side' && this.width < roomForAll;
  }
}

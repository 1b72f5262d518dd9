export type Overlay = 'help' | 'palette' | 'recent' | 'settings' | 'rename';

/** The dialogs that belong to no other concern. */
export class OverlaysController {
  shown = $state<Overlay | null>(null);
  /** Raised whenever the search field is to get the focus. */
  searchCalls = $state(0);
  /** Raised whenever the list of documents is to get the focus. */
  listCalls = $state(0);
  /** Raised whenever the menu of filters is to open. */
  filterCalls = $state(0);

  toggle(overlay: Overlay): void {
    this.shown = this.shown === overlay ? null : overlay;
  }

  close(): void {
    this.shown = null;
  }
}

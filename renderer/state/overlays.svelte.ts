/** Help and palette: the dialogs that belong to no other concern. */
export class OverlaysController {
  shown = $state<'help' | 'palette' | null>(null);
  /** Raised whenever the search field is to get the focus. */
  searchCalls = $state(0);

  toggle(overlay: 'help' | 'palette'): void {
    this.shown = this.shown === overlay ? null : overlay;
  }

  close(): void {
    this.shown = null;
  }
}

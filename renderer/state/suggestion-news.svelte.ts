import type { RuleSuggestion, SuggestionList } from '../../shared/ipc/rule-shapes';

/** What the decisions of the open batch suggest, and which of it is new. */
export class SuggestionNews {
  /** False while the lines of the batch are being read. */
  ready = $state(false);
  list = $state.raw<readonly RuleSuggestion[]>([]);
  /** Suggestions that were put off. */
  later = $state(0);
  /** The suggestion that the last decisions gave rise to. */
  fresh = $state.raw<RuleSuggestion | null>(null);
  #known: ReadonlySet<string> = new Set();

  take({ ready, suggestions, later }: SuggestionList): void {
    const wasReady = this.ready;
    this.ready = ready;
    this.list = suggestions;
    this.later = later;
    if (!ready) return;
    // What was there when the batch was opened is old news.
    const evident = suggestions.filter(({ undecided }) => !undecided);
    const news = evident.find(({ id }) => !this.#known.has(id));
    if (wasReady && news) this.fresh = news;
    this.fresh = suggestions.find(({ id }) => id === this.fresh?.id) ?? null;
    this.#known = new Set([...this.#known, ...evident.map(({ id }) => id)]);
  }

  /** Another batch is open. */
  forget(): void {
    this.#known = new Set();
    this.take({ ready: false, suggestions: [], later: 0 });
    this.fresh = null;
  }
}

import { AppError } from '../../shared/errors/app-error';
import type { Client } from '../../shared/ipc/contract';
import type { RuleChanged, RuleRow, RuleSuggestion } from '../../shared/ipc/rule-shapes';
import type { RuleDefinition, RuleState } from '../../shared/model/rule';
import { countOf } from './count-of';
import type { DecisionsController } from './decisions.svelte';
import type { ReviewController } from './review.svelte';
import { exportRules, importRules } from './rule-files';
import { RuleLook } from './rule-look.svelte';
import { SuggestionNews } from './suggestion-news.svelte';
import type { ToastsController } from './toasts.svelte';
import type { WorkspaceController } from './workspace.svelte';

/** What is looked at: a suggestion with one rung of its ladder, a rule, or a rule being written. */
export type Chosen =
  | { readonly kind: 'suggestion'; readonly id: string; readonly rung: number }
  | { readonly kind: 'rule'; readonly id: number }
  | { readonly kind: 'new' };

export interface RulesParts {
  readonly client: Client;
  readonly workspace: WorkspaceController;
  readonly review: ReviewController;
  readonly decisions: DecisionsController;
  readonly toasts: ToastsController;
}

/** Typing is followed by a look at the batch after this pause, in milliseconds. */
const typingPause = 250;
/** Decisions made quickly one after the other are followed once. */
const followPause = 120;

const emptyRule: RuleDefinition = {
  kind: 'ui',
  form: 'line',
  text: '',
  conditions: {},
  examples: { cut: [], keep: [] },
};

/** Rules of the open batch, what its decisions suggest, and the rule that is looked at. */
export class RulesController {
  /** The screen of rules is shown. */
  open = $state(false);
  rules = $state.raw<readonly RuleRow[]>([]);
  chosen = $state.raw<Chosen | null>(null);
  /** The definition that is looked at, as it was edited. */
  draft = $state.raw<RuleDefinition | null>(null);
  /** What the draft matches, and what it would do. */
  readonly look: RuleLook;
  /** A rule is being switched. */
  busy = $state(false);
  readonly #news = new SuggestionNews();
  readonly #parts: RulesParts;
  #batchId: number | null = null;
  #follow: ReturnType<typeof setTimeout> | undefined;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: RulesParts) {
    this.#parts = parts;
    this.look = new RuleLook(parts.client);
    parts.client.rules.onChanged(({ batchId, stopped }) => {
      if (batchId !== parts.workspace.batchId) return;
      void this.#read(batchId);
      if (stopped.length > 0) void this.#tellStopped(batchId, stopped);
    });
  }

  /** False while the lines of the batch are being read. */
  get ready(): boolean {
    return this.#news.ready;
  }

  get suggestions(): readonly RuleSuggestion[] {
    return this.#news.list;
  }

  /** Suggestions that were put off. */
  get later(): number {
    return this.#news.later;
  }

  /** The suggestion that the last decisions gave rise to. */
  get fresh(): RuleSuggestion | null {
    return this.#news.fresh;
  }

  /** Rules but those whose suggestion is there again: one of the two says it. */
  get listed(): readonly RuleRow[] {
    const suggested = new Set(this.suggestions.map(({ withdrawn }) => withdrawn));
    return this.rules.filter(({ id, state }) => state !== 'retired' || !suggested.has(id));
  }

  /** The rule that is looked at, where it is one of the batch. */
  get rule(): RuleRow | undefined {
    const { chosen } = this;
    return chosen?.kind === 'rule' ? this.rules.find(({ id }) => id === chosen.id) : undefined;
  }

  get suggestion(): RuleSuggestion | undefined {
    const { chosen } = this;
    if (chosen?.kind !== 'suggestion') return undefined;
    return this.suggestions.find(({ id }) => id === chosen.id);
  }

  /** The rule that reads like the suggestion that is looked at, and was withdrawn. */
  get withdrawn(): RuleRow | undefined {
    const { suggestion, draft } = this;
    const rule = this.rules.find(({ id }) => id === suggestion?.withdrawn);
    return rule && draft && readsLike(rule.definition, draft) ? rule : undefined;
  }

  /** True when the draft says something else than what was chosen. */
  get edited(): boolean {
    const { draft, rule, suggestion, chosen } = this;
    if (!draft) return false;
    if (chosen?.kind === 'new') return draft.text.trim() !== '';
    const given =
      rule?.definition ??
      (chosen?.kind === 'suggestion' ? suggestion?.ladder[chosen.rung]?.definition : undefined);
    return !given || !isSame(given, draft);
  }

  /** Something was decided, or another batch is open: what it suggests is asked for soon. */
  followSoon(batchId: number | null): void {
    clearTimeout(this.#follow);
    if (batchId !== this.#batchId) this.#forget(batchId);
    if (batchId === null) return;
    this.#follow = setTimeout(() => void this.#read(batchId), followPause);
  }

  /** Opens the screen, at the suggestion that is new where there is one. */
  async show(): Promise<void> {
    const { batchId } = this.#parts.workspace;
    if (batchId === null) return;
    this.open = true;
    const { fresh } = this;
    await this.#read(batchId);
    if (fresh && this.suggestions.some(({ id }) => id === fresh.id))
      this.chooseSuggestion(fresh.id);
    else if (this.chosen?.kind === 'new' || this.rule || this.suggestion) this.#lookNow();
    else this.#chooseFirst();
  }

  close(): void {
    this.open = false;
  }

  chooseSuggestion(id: string, rung?: number): void {
    const found = this.suggestions.find((one) => one.id === id);
    if (!found) return;
    const at = rung ?? found.chosen;
    this.#choose({ kind: 'suggestion', id, rung: at }, found.ladder[at]!.definition);
  }

  chooseRule(id: number): void {
    const found = this.rules.find((one) => one.id === id);
    if (found) this.#choose({ kind: 'rule', id }, found.definition);
  }

  /** Begins a rule of one's own; `text` is the line it begins with. */
  begin(text = ''): void {
    this.#choose({ kind: 'new' }, { ...emptyRule, text });
  }

  /** Changes the draft; the batch is looked at when the typing stops. */
  edit(change: Partial<RuleDefinition>): void {
    if (!this.draft) return;
    this.draft = { ...this.draft, ...change };
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#lookNow(), typingPause);
  }

  /** Accepts what is looked at: it becomes a rule, or a new version of it, and cuts. */
  async accept(): Promise<void> {
    const { client, workspace } = this.#parts;
    const { draft, chosen, rule = this.withdrawn } = this;
    const { batchId } = workspace;
    if (!draft || !chosen || batchId === null) return;
    await this.#switch(async () => {
      if (!rule) {
        const suggestion = chosen.kind === 'suggestion' ? { suggestion: chosen.id } : {};
        const made = await client.rules.create({ batchId, definition: draft, ...suggestion });
        return client.rules.setState({ ruleId: made.id, state: 'active' });
      }
      if (!isSame(rule.definition, draft)) {
        await client.rules.revise({ ruleId: rule.id, definition: draft });
      }
      return client.rules.setState({ ruleId: rule.id, state: 'active' });
    });
  }

  /** Keeps what is looked at as a draft that counts nothing, or as a new version of its rule. */
  async keep(): Promise<void> {
    const { client, workspace, toasts } = this.#parts;
    const { draft, rule } = this;
    const { batchId } = workspace;
    if (!draft || batchId === null) return;
    if (rule) {
      await this.#switch(() => client.rules.revise({ ruleId: rule.id, definition: draft }));
      return;
    }
    try {
      const made = await client.rules.create({ batchId, definition: draft });
      await this.#read(batchId);
      this.chooseRule(made.id);
    } catch (thrown) {
      toasts.fail(thrown);
    }
  }

  /** Switches the rule that is looked at. */
  async setState(state: RuleState): Promise<void> {
    const { rule } = this;
    if (rule)
      await this.#switch(() => this.#parts.client.rules.setState({ ruleId: rule.id, state }));
  }

  /** Answers a suggestion without taking it. */
  async answer(id: string, answer: 'rejected' | 'later', reason?: string): Promise<void> {
    const { client, workspace, toasts } = this.#parts;
    const { batchId } = workspace;
    if (batchId === null) return;
    try {
      const given = { batchId, suggestion: id, answer, ...(reason && { reason }) };
      this.#news.take(await client.rules.answer(given));
      if (this.chosen?.kind === 'suggestion' && this.chosen.id === id) this.#chooseFirst();
    } catch (thrown) {
      toasts.fail(thrown);
    }
  }

  /** Shows suggestions again that were put off. */
  async recall(): Promise<void> {
    const { client, workspace, toasts } = this.#parts;
    if (workspace.batchId === null) return;
    try {
      this.#news.take(await client.rules.recall({ batchId: workspace.batchId }));
    } catch (thrown) {
      toasts.fail(thrown);
    }
  }

  /** Takes over the rules of a file and shows them. */
  async importFile(): Promise<void> {
    const [first] = await importRules(this.#parts);
    if (!first) return;
    await this.show();
    this.chooseRule(first.id);
  }

  exportFile(): Promise<void> {
    return exportRules(this.#parts);
  }

  async #switch(work: () => Promise<RuleChanged>): Promise<void> {
    const { workspace, decisions, review, toasts } = this.#parts;
    const { batchId } = workspace;
    if (this.busy || batchId === null) return;
    this.busy = true;
    try {
      const { rule, decided } = await decisions.takeWrite(batchId, work);
      if (decided.changed > 0) await review.reload();
      await this.#read(batchId);
      this.#chooseAgain(rule.id);
      decisions.sayUndoable(nameChange(rule, decided.changed));
    } catch (thrown) {
      toasts.fail(thrown);
    } finally {
      this.busy = false;
    }
  }

  #choose(chosen: Chosen, draft: RuleDefinition): void {
    this.chosen = chosen;
    this.draft = draft;
    this.#lookNow();
  }

  /** A rule, or the suggestion that is there again for it. */
  #chooseAgain(ruleId: number): void {
    const again = this.suggestions.find(({ withdrawn }) => withdrawn === ruleId);
    if (again) this.chooseSuggestion(again.id);
    else this.chooseRule(ruleId);
  }

  #chooseFirst(): void {
    const [suggestion] = this.suggestions;
    const [rule] = this.listed;
    if (suggestion) this.chooseSuggestion(suggestion.id);
    else if (rule) this.chooseRule(rule.id);
    else this.begin();
  }

  #lookNow(): void {
    clearTimeout(this.#typing);
    const { batchId } = this.#parts.workspace;
    if (this.open) void this.look.lookUp(batchId, this.draft, this.rule?.id);
  }

  #forget(batchId: number | null): void {
    this.#batchId = batchId;
    this.#news.forget();
    this.rules = [];
    this.chosen = null;
    this.draft = null;
  }

  async #read(batchId: number): Promise<void> {
    const { client, workspace, toasts } = this.#parts;
    try {
      const [list, rules] = await Promise.all([
        client.rules.suggestions({ batchId }),
        // Nobody sees them while the screen is closed, and their cuts have to be counted.
        this.open ? client.rules.list({ batchId }) : this.rules,
      ]);
      if (workspace.batchId !== batchId) return;
      this.#news.take(list);
      this.rules = rules;
    } catch (thrown) {
      // Another workspace is being opened, which has no such batch.
      if (thrown instanceof AppError && thrown.code === 'BATCH_UNKNOWN') return;
      toasts.fail(thrown);
    }
  }

  /** Rules stopped by themselves: that is said, and what they cut is open again. */
  async #tellStopped(batchId: number, stopped: readonly number[]): Promise<void> {
    const { client, workspace, decisions, review, toasts } = this.#parts;
    try {
      for (const { id, remark } of await client.rules.list({ batchId })) {
        if (stopped.includes(id)) toasts.say(`Rule ${id}. ${remark ?? ''}`);
      }
      await workspace.refresh();
      await decisions.loadHistory(batchId);
      await review.reload();
    } catch (thrown) {
      toasts.fail(thrown);
    }
  }
}

function isSame(a: RuleDefinition, b: RuleDefinition): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** True where a curator would call it the same rule. */
function readsLike(a: RuleDefinition, b: RuleDefinition): boolean {
  return a.form === b.form && a.text === b.text && a.conditions.site === b.conditions.site;
}

function nameChange({ state }: RuleRow, changed: number): string {
  const lines = countOf(changed, 'line');
  if (state === 'active') return `The rule is on: ${lines} changed`;
  return `The rule is off: ${lines} reopened`;
}

import { AppError, errorHint } from '../../shared/errors/app-error';
import type { Client } from '../../shared/ipc/contract';
import type { WorkspaceState } from '../../shared/ipc/shapes';
import type { Span } from '../../shared/model/span';
import type { DecisionsController } from './decisions.svelte';
import type { DocumentsController } from './documents.svelte';
import type { JobsController } from './jobs.svelte';
import type { ProblemsController } from './problems.svelte';
import type { RecentController } from './recent.svelte';
import type { ReviewController } from './review.svelte';
import type { SettingsController } from './settings.svelte';
import type { ToastsController } from './toasts.svelte';
import type { WorkspaceController } from './workspace.svelte';

export interface SessionParts {
  readonly client: Client;
  readonly workspace: WorkspaceController;
  readonly recent: RecentController;
  readonly documents: DocumentsController;
  readonly review: ReviewController;
  readonly decisions: DecisionsController;
  readonly jobs: JobsController;
  readonly problems: ProblemsController;
  readonly settings: SettingsController;
  readonly toasts: ToastsController;
}

/** A workspace that could not be opened. */
export interface Refused {
  readonly path: string;
  readonly message: string;
  readonly hint: string;
}

/** Which workspace and batch are open: from the start of the window to each change of place. */
export class SessionController {
  phase = $state<'starting' | 'welcome' | 'open'>('starting');
  /** True while a workspace is being opened or created. */
  busy = $state(false);
  /** The workspace that is brought to the newest format while it is waited for. */
  upgrading = $state<string | null>(null);
  /** Why nothing is open, where that is not by choice. */
  refused = $state.raw<Refused | null>(null);
  /** Called with files and folders that the program was given to read. */
  onFiles: (paths: readonly string[]) => void = () => undefined;
  readonly #parts: SessionParts;

  constructor(parts: SessionParts) {
    this.#parts = parts;
    parts.review.onShown = (lastDocument, lastSpan) =>
      parts.settings.remember({ lastDocument, lastSpan });
    parts.settings.onShownConfidence = () => void this.#showOthers();
    parts.client.host.onGiven(() => void this.#takeGiven());
    parts.client.workspace.onUpgrading(({ path }) => (this.upgrading = path));
  }

  /** Flags of another confidence are shown: everything that lists or counts them is read again. */
  async #showOthers(): Promise<void> {
    const { workspace, documents, review, toasts } = this.#parts;
    const { batchId } = workspace;
    try {
      await workspace.refresh();
      if (batchId === null || workspace.batchId !== batchId) return;
      await documents.load(batchId);
      await review.reload();
    } catch (thrown) {
      toasts.fail(thrown);
    }
  }

  /** Opens what was open last, or the samples the first time. */
  async start(): Promise<void> {
    const { client, settings, jobs, toasts } = this.#parts;
    await settings.load();
    this.#parts.review.view = settings.value.sideBySide ? 'side' : 'marked';
    const given = await client.host.takeGiven();
    const path = given.find(isWorkspace) ?? settings.value.lastWorkspace;
    try {
      const open = given.some(isWorkspace) ? null : await client.workspace.current();
      const state = open ?? (await this.#openAtStart(path));
      await jobs.load();
      if (state) await this.#show(state);
      this.#sayWhyUnfinished();
    } catch (thrown) {
      if (path === null) toasts.fail(thrown);
      else this.#refuse(path, thrown);
    } finally {
      this.upgrading = null;
    }
    if (this.phase === 'starting') {
      this.phase = 'welcome';
      await this.#parts.recent.load();
    }
    this.#readGiven(given);
  }

  /** Opens the workspace at a path; where that fails it can be tried again. */
  async openPath(path: string): Promise<void> {
    await this.#change(() => this.#parts.client.workspace.open({ path }), path);
  }

  /** Opens what another start of the program was given. */
  async #takeGiven(): Promise<void> {
    const given = await this.#parts.client.host.takeGiven();
    const path = given.find(isWorkspace);
    if (path !== undefined && path !== this.#parts.workspace.state?.path) await this.openPath(path);
    this.#readGiven(given);
  }

  #readGiven(given: readonly string[]): void {
    const files = given.filter((path) => !isWorkspace(path));
    if (files.length === 0) return;
    if (this.phase === 'open') this.onFiles(files);
    else this.#parts.toasts.say('Open or create a workspace first; files are read into one.');
  }

  #refuse(path: string, thrown: unknown): void {
    const { toasts } = this.#parts;
    if (this.phase === 'open') {
      toasts.fail(thrown, { label: 'Try again', run: () => void this.openPath(path) });
      return;
    }
    const error =
      thrown instanceof AppError ? thrown : new AppError('INTERNAL', { reason: String(thrown) });
    this.refused = { path, message: error.message, hint: errorHint(error.code) };
  }

  async openSamples(): Promise<void> {
    await this.#change(() => this.#parts.client.workspace.openSamples());
  }

  async openWorkspace(): Promise<void> {
    const { client, toasts } = this.#parts;
    try {
      const path = await client.host.pickWorkspace();
      if (path !== null) await this.openPath(path);
    } catch (thrown) {
      toasts.fail(thrown);
    }
  }

  async createWorkspace(): Promise<void> {
    const { client } = this.#parts;
    await this.#change(async () => {
      const path = await client.host.pickNewWorkspace();
      return path === null ? null : client.workspace.create({ path });
    });
  }

  /** Opens a batch, at a document or where work is left. */
  async openBatch(batchId: number, documentId?: number | null, at?: Span | null): Promise<void> {
    const opened = this.#enter(batchId, documentId, at);
    // Seldom done and worth finding again: it does not wait until the moving stops.
    this.#parts.settings.flush();
    await opened;
  }

  async #enter(batchId: number, documentId?: number | null, at?: Span | null): Promise<void> {
    const { workspace, documents, review, decisions, problems, settings, toasts } = this.#parts;
    workspace.batchId = batchId;
    review.clear();
    settings.remember({ lastBatch: batchId });
    void problems.follow(batchId);
    try {
      await Promise.all([documents.load(batchId), decisions.loadHistory(batchId)]);
      if (workspace.batchId !== batchId) return;
      const known = documentId && documents.ids.includes(documentId) ? documentId : undefined;
      const first = known ?? documents.firstOpen() ?? documents.shownIds[0] ?? documents.ids[0];
      if (first !== undefined) await review.open(first, (known && at) || undefined);
    } catch (thrown) {
      toasts.fail(thrown);
    }
  }

  /** An import that failed before anything was shown left a batch behind; the reason is due. */
  #sayWhyUnfinished(): void {
    const { jobs, toasts, workspace } = this.#parts;
    const job = jobs.current;
    const batch = workspace.batches.find(({ id }) => id === job?.batchId);
    if (job?.state === 'failed' && job.error && batch?.state !== 'ready')
      toasts.failWith(job.error);
  }

  /** Without a path it is the first start. */
  async #openAtStart(path: string | null): Promise<WorkspaceState | null> {
    const { client } = this.#parts;
    return path === null ? client.workspace.openSamples() : client.workspace.open({ path });
  }

  async #change(open: () => Promise<WorkspaceState | null>, path?: string): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    try {
      const state = await open();
      if (state) await this.#show(state);
    } catch (thrown) {
      if (path === undefined) this.#parts.toasts.fail(thrown);
      else this.#refuse(path, thrown);
    } finally {
      this.busy = false;
      this.upgrading = null;
    }
  }

  async #show(state: WorkspaceState): Promise<void> {
    const { workspace, documents, review, settings } = this.#parts;
    const { lastWorkspace, lastBatch, lastDocument, lastSpan } = settings.value;
    workspace.show(state);
    workspace.batchId = null;
    documents.clear();
    review.clear();
    this.phase = 'open';
    this.refused = null;
    void this.#parts.recent.load();
    settings.remember({ lastWorkspace: state.path });
    const remembered =
      lastWorkspace === state.path && state.batches.find((batch) => batch.id === lastBatch);
    const batch = workspace.newest();
    if (remembered) await this.#enter(remembered.id, lastDocument, lastSpan);
    else if (batch) await this.#enter(batch.id);
    this.#sayUpgraded(state);
    this.#sayUnfinished(state);
  }

  #sayUpgraded({ name, backup }: WorkspaceState): void {
    if (backup === undefined) return;
    const { toasts } = this.#parts;
    toasts.say(`${name} was brought to the newest format. As it was, it is kept in ${backup}.`);
  }

  /** Names what a crash or cancel left unfinished beside the open batch, which says so itself. */
  #sayUnfinished({ batches, unfinished, exports }: WorkspaceState): void {
    const { workspace, toasts } = this.#parts;
    const brokenOff = exports.filter(({ finished }) => !finished).map(({ batchId }) => batchId);
    for (const { id, name } of batches) {
      if (id === workspace.batchId) continue;
      const action = { label: 'Open', run: () => void this.openBatch(id) };
      if (unfinished.includes(id)) {
        const message = `The import of ${name} was not finished.`;
        toasts.failWith({ message, hint: 'What was read is kept.' }, action);
      }
      if (brokenOff.includes(id)) {
        const message = `The export of ${name} was not finished.`;
        toasts.failWith({ message, hint: 'Export again to complete it.' }, action);
      }
    }
  }
}

function isWorkspace(path: string): boolean {
  return path.toLowerCase().endsWith('.winnow');
}

import type { Client } from '../../shared/ipc/contract';
import type { DecodingPreview, LostDecisions } from '../../shared/ipc/decoding-shapes';
import type { FormatId } from '../../shared/model/format';
import type { BatchWorkController } from './batch-work.svelte';
import type { ReviewController } from './review.svelte';
import type { ToastsController } from './toasts.svelte';
import type { WorkspaceController } from './workspace.svelte';

interface Parts {
  readonly client: Client;
  readonly review: ReviewController;
  readonly batchWork: BatchWorkController;
  readonly workspace: WorkspaceController;
  readonly toasts: ToastsController;
}

/** Decodes the shown document, or all of its site, anew; and what that could not place again. */
export class EncodingController {
  /** The document that is asked about; null while the dialog is closed. */
  documentId = $state<number | null>(null);
  /** Label that is chosen; '' to have it found. */
  encoding = $state('');
  scope = $state<'document' | 'site'>('document');
  /** What the file is to be read as; '' to have it found. */
  format = $state<FormatId | ''>('');
  /** Field of its records that holds the text; '' to have it found. */
  textField = $state('');
  preview = $state.raw<DecodingPreview | null>(null);
  lostOpen = $state(false);
  lost = $state.raw<LostDecisions>([]);
  #asked = 0;
  #job: string | undefined;
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
    parts.client.jobs.onProgress(({ jobId, state }) => {
      if (jobId === this.#job && state === 'done') void this.#tellLost();
    });
  }

  /** Asks how the shown document is to be decoded. */
  async show(): Promise<void> {
    const { document } = this.#parts.review;
    if (!document) return;
    this.documentId = document.id;
    this.scope = 'document';
    this.format = document.format;
    this.textField = '';
    this.preview = null;
    await this.choose(document.encoding);
  }

  /** Looks at the document under an encoding. */
  async choose(encoding: string): Promise<void> {
    this.encoding = encoding;
    const { documentId } = this;
    if (documentId === null) return;
    const asked = ++this.#asked;
    try {
      const { previewDecoding } = this.#parts.client.documents;
      const preview = await previewDecoding({ documentId, ...given(encoding) });
      if (asked === this.#asked) this.preview = preview;
    } catch (thrown) {
      this.#parts.toasts.fail(thrown);
    }
  }

  /** Reads the file of the shown document again as a format; its records have their text in a field. */
  async readAs(): Promise<void> {
    const { client, batchWork, review, workspace, toasts } = this.#parts;
    const { format, textField } = this;
    const { document } = review;
    const { batchId } = workspace;
    if (!document || batchId === null) return;
    this.close();
    try {
      const started = await client.batches.readAs({
        batchId,
        path: document.path,
        ...(format !== '' && { format }),
        ...(textField.trim() !== '' && { textField: textField.trim() }),
      });
      this.#job = started.jobId;
      await batchWork.started(batchId);
    } catch (thrown) {
      toasts.fail(thrown);
    }
  }

  /** Decodes anew and closes the dialog; the batch is flagged again. */
  async apply(): Promise<void> {
    const { client, batchWork, workspace, toasts } = this.#parts;
    const { documentId, encoding, scope } = this;
    if (documentId === null) return;
    this.close();
    try {
      const started = await client.documents.decodeAnew({ documentId, scope, ...given(encoding) });
      this.#job = started.jobId;
      if (workspace.batchId !== null) await batchWork.started(workspace.batchId);
    } catch (thrown) {
      toasts.fail(thrown);
    }
  }

  close(): void {
    this.#asked++;
    this.documentId = null;
  }

  /** Lists the decisions of the batch that wait for a place. */
  async showLost(): Promise<void> {
    await this.#loadLost();
    this.lostOpen = true;
  }

  /** Goes to where a lost decision would stand now. */
  async goTo({ documentId, near }: LostDecisions[number]): Promise<void> {
    this.lostOpen = false;
    await this.#parts.review.open(documentId, { start: near, end: near + 1 });
  }

  async settle(id: number): Promise<void> {
    try {
      await this.#parts.client.documents.settleLost({ id });
      this.lost = this.lost.filter((each) => each.id !== id);
      if (this.lost.length === 0) this.lostOpen = false;
    } catch (thrown) {
      this.#parts.toasts.fail(thrown);
    }
  }

  async #loadLost(): Promise<void> {
    const { client, workspace, toasts } = this.#parts;
    if (workspace.batchId === null) return;
    try {
      this.lost = await client.documents.lost({ batchId: workspace.batchId });
    } catch (thrown) {
      toasts.fail(thrown);
    }
  }

  async #tellLost(): Promise<void> {
    await this.#loadLost();
    const { length } = this.lost;
    if (length === 0) return;
    const what = length === 1 ? '1 decision has' : `${length.toLocaleString('en')} decisions have`;
    const run = () => void this.showLost();
    this.#parts.toasts.say(`${what} lost their place in the new text`, { label: 'Show', run });
  }
}

function given(encoding: string): { encoding?: string } {
  return encoding === '' ? {} : { encoding };
}

import type { Client } from '../../shared/ipc/contract';
import type { ReviewDocument } from '../../shared/ipc/shapes';
import type { Span } from '../../shared/model/span';
import type { DecisionsController } from './decisions.svelte';
import type { ReviewController } from './review.svelte';
import type { ToastsController } from './toasts.svelte';

export type Note = ReviewDocument['notes'][number];

/** What is being written on: a span, or the whole document. */
export interface NoteSubject {
  readonly documentId: number;
  readonly span?: Span;
}

export interface NotesParts {
  readonly client: Client;
  readonly review: ReviewController;
  readonly decisions: DecisionsController;
  readonly toasts: ToastsController;
}

/** The curator's notes: written, changed and taken away, each an undo step. */
export class NotesController {
  subject = $state.raw<NoteSubject | null>(null);
  draft = $state('');
  readonly #parts: NotesParts;

  constructor(parts: NotesParts) {
    this.#parts = parts;
  }

  /** True while a note on the shown document is being written. */
  get writing(): boolean {
    return this.subject !== null && this.subject.documentId === this.#parts.review.document?.id;
  }

  /** Begins or goes on with the note on the current flag. */
  editFlag(): void {
    const { current, document } = this.#parts.review;
    if (current && document) this.#edit(document, { start: current.start, end: current.end });
  }

  editDocument(): void {
    const { document } = this.#parts.review;
    if (document) this.#edit(document);
  }

  edit(note: Note): void {
    const { document } = this.#parts.review;
    if (document) this.#edit(document, spanOf(note));
  }

  /** Writes the draft down; an empty one takes the note away. */
  save(): void {
    const { subject } = this;
    if (!subject) return;
    const text = this.draft.trim();
    this.leave();
    this.#write(subject, text);
  }

  /** Leaves without writing anything down. */
  leave(): void {
    this.subject = null;
    this.draft = '';
  }

  remove(note: Note): void {
    const { document } = this.#parts.review;
    if (!document) return;
    this.#write(subjectOf(document.id, spanOf(note)), '');
    this.#parts.decisions.sayUndoable('Note removed');
  }

  /** A draft that was left for another note is kept, not lost. */
  #edit(document: ReviewDocument, span?: Span): void {
    if (this.subject) this.save();
    this.subject = subjectOf(document.id, span);
    this.draft = findNote(this.#parts.review.document!.notes, span)?.text ?? '';
  }

  #write(subject: NoteSubject, text: string): void {
    const { client, decisions, review, toasts } = this.#parts;
    const { documentId, span } = subject;
    if (review.document?.id === documentId) {
      if ((findNote(review.document.notes, span)?.text ?? '') === text) return;
      review.paintDocument(documentId, (document) => withNote(document, span, text));
    }
    void decisions
      .send(documentId, [], () => client.review.note({ documentId, text, ...(span && { span }) }))
      .catch((thrown: unknown) => {
        toasts.fail(thrown);
        void decisions.reloadIfShown(documentId);
      });
  }
}

function subjectOf(documentId: number, span: Span | undefined): NoteSubject {
  return { documentId, ...(span && { span }) };
}

/** The span of a note; undefined for one on the whole document. */
export function spanOf({ start, end }: Note): Span | undefined {
  return start === undefined || end === undefined ? undefined : { start, end };
}

function findNote(notes: readonly Note[], span: Span | undefined): Note | undefined {
  return notes.find(({ start, end }) => start === span?.start && end === span?.end);
}

/** As the backend will answer it: notes on the document first, then in the order of the text. */
function withNote(document: ReviewDocument, span: Span | undefined, text: string): ReviewDocument {
  const before = findNote(document.notes, span);
  const others = document.notes.filter((note) => note !== before);
  const note: Note = { ...span, text, at: before?.at ?? '' };
  const notes = text === '' ? others : [...others, note];
  return { ...document, notes: notes.toSorted((a, b) => (a.start ?? -1) - (b.start ?? -1)) };
}

import { applyCuts, recordCuts } from '../../shared/engine/apply-cuts';
import { AppError } from '../../shared/errors/app-error';
import type { BackendHandlers, HostHandlers } from '../../shared/ipc/contract';
import { defaultSettings } from '../../shared/ipc/default-settings';
import type { Settings } from '../../shared/ipc/settings-shapes';
import type {
  BatchCounts,
  BatchSummary,
  Decided,
  JobProgress,
  LastExport,
  ProblemList,
  RecentWorkspace,
  ReviewDocument,
  ReviewFlag,
} from '../../shared/ipc/shapes';
import type { Verdict } from '../../shared/model/decision';
import type { FlagKind } from '../../shared/model/kind';
import type { Span } from '../../shared/model/span';
import { fakeDecoding } from './fake-decoding';
import { fakeExports } from './fake-exports';
import { countsOf, facetsOf, fitsFilter } from './fake-facets';
import { describeNear, describeTwins, type FakePlace, twinsOf } from './fake-twins';
import {
  adjustSpan,
  checkKept,
  decideSpan,
  excludeWith,
  noteSpan,
  setKindOn,
} from './fake-decisions';
import { hostAndSettings } from './fake-host';
import { FakeRules } from './fake-rules';
import { fakeSamples } from './fake-samples';
import {
  confirmedOf,
  documentRow,
  type FakeDocument,
  openOf,
  reviewDocument,
} from './fake-document';

/** Where a step goes that is about a whole document. */
const nowhere: Span = { start: 0, end: 0 };

export interface FakeBatch {
  readonly name: string;
  readonly documents: readonly FakeDocument[];
  readonly problems?: ProblemList;
}

interface Change {
  readonly before: ReviewDocument;
  readonly after: ReviewDocument;
  /** Spans, exclusions and notes that differ. */
  readonly count: number;
}

interface Step {
  readonly label: string;
  readonly changes: readonly Change[];
  readonly place: Span & { readonly documentId: number };
}

/** Everything behind the contract, in memory, for tests of the window. Ids count from 1. */
export class FakeBackend {
  readonly handlers: BackendHandlers & HostHandlers;
  settings: Settings = defaultSettings;
  /** Set where the settings could not be read. */
  damage: { kept: string } | null = null;
  /** What the next dialogs answer. */
  picked: string[] = [];
  revealed: string[] = [];
  /** What the program is started with. */
  given: string[] = [];
  recent: RecentWorkspace[] = [];
  job: JobProgress | null = null;
  exports: LastExport[] = [];
  open = true;
  /** Set where the workspace was of an older format. */
  backup: string | undefined;
  readonly documents = new Map<number, ReviewDocument>();
  readonly rules = new FakeRules();
  readonly #batches: { id: number; name: string; problems: ProblemList }[] = [];
  readonly #done: Step[] = [];
  readonly #undone: Step[] = [];

  constructor(batches: readonly FakeBatch[]) {
    for (const batch of batches) this.addBatch(batch);
    this.handlers = this.#createHandlers();
  }

  /** Adds a batch and answers its id. */
  addBatch(batch: FakeBatch): number {
    const id = this.#batches.length + 1;
    this.#batches.push({ id, name: batch.name, problems: batch.problems ?? [] });
    for (const document of batch.documents) this.#addDocument(id, document);
    return id;
  }

  /** The stored flag on exactly these words of a document. */
  flagOn(documentId: number, words: string): ReviewFlag | undefined {
    const document = this.#document(documentId);
    return document.flags.find(({ start, end }) => document.text.slice(start, end) === words);
  }

  counts(batchId: number): BatchCounts {
    return countsOf(
      this.#of(batchId),
      this.#batches[batchId - 1]?.problems.length ?? 0,
      this.settings.shownConfidence,
    );
  }

  #addDocument(batchId: number, document: FakeDocument): void {
    const id = this.documents.size + 1;
    this.documents.set(id, reviewDocument(id, batchId, document));
  }

  #of(batchId: number): ReviewDocument[] {
    return [...this.documents.values()].filter((document) => document.batchId === batchId);
  }

  #document(id: number): ReviewDocument {
    const document = this.documents.get(id);
    if (!document) throw new AppError('DOCUMENT_UNKNOWN');
    return document;
  }

  #summaries(): BatchSummary[] {
    return this.#batches.map(({ id, name }) => ({
      id,
      name,
      createdAt: '2025-03-12T18:40:00.000Z',
      state: 'ready',
      sites: new Set(this.#of(id).flatMap(({ site }) => site ?? [])).size,
      counts: this.counts(id),
    }));
  }

  #state() {
    return {
      path: '/data/harbour.winnow',
      name: 'harbour',
      ...(this.backup !== undefined && { backup: this.backup }),
      batches: this.#summaries(),
      unfinished: [],
      exports: this.exports,
    };
  }

  #apply(step: Step, direction: 'forth' | 'back'): void {
    for (const { before, after } of step.changes) {
      this.documents.set(after.id, direction === 'forth' ? after : before);
    }
  }

  #history() {
    return { undo: this.#done.at(-1)?.label ?? null, redo: this.#undone.at(-1)?.label ?? null };
  }

  #describe(batchId: number, changes: readonly Change[]): Decided {
    return {
      changed: changes.reduce((sum, { count }) => sum + count, 0),
      documents: changes.map(({ after: { id: documentId } }) => {
        const { open, flags, excluded, noted } = documentRow(this.#document(documentId));
        return { documentId, open, flags, ...(excluded && { excluded }), ...(noted && { noted }) };
      }),
      counts: this.counts(batchId),
      history: this.#history(),
    };
  }

  #record(label: string, changes: readonly Change[], place: Step['place']): Decided {
    const step = { label, changes, place };
    this.#apply(step, 'forth');
    this.#done.push(step);
    this.#undone.length = 0;
    return this.#describe(this.#document(place.documentId).batchId, changes);
  }

  #decide(places: readonly Step['place'][], verdict: Verdict, label: string, kind?: FlagKind) {
    const ids = [...new Set(places.map(({ documentId }) => documentId))];
    const changes = ids.flatMap((id): Change[] => {
      const before = this.#document(id);
      const spans = places.filter(({ documentId }) => documentId === id);
      if (spans.some(({ end }) => end > before.text.length)) throw new AppError('SPAN_INVALID');
      const after = spans.reduce((now, span) => decideSpan(now, span, verdict, kind), before);
      return after === before ? [] : [{ before, after, count: spans.length }];
    });
    return this.#record(label, changes, places[0]!);
  }

  /** Changes one document in one step. */
  #change(documentId: number, label: string, place: Span, after: ReviewDocument) {
    const change = { before: this.#document(documentId), after, count: 1 };
    return this.#record(label, [change], { ...place, documentId });
  }

  #travel(batchId: number, from: Step[], to: Step[], direction: 'forth' | 'back') {
    const step = from.pop();
    if (!step) return null;
    this.#apply(step, direction);
    to.push(step);
    const { label, place, changes } = step;
    const { documentId, start, end } = place;
    return { ...this.#describe(batchId, changes), label, place: { documentId, start, end } };
  }

  #twins(documentId: number, span: Span): FakePlace[] {
    const document = this.#document(documentId);
    return twinsOf(document, this.#of(document.batchId), span);
  }

  /** Where the cuts of a document stand in its near-duplicates. */
  #near(documentId: number): FakePlace[] {
    const { flags, nearDuplicates } = this.#document(documentId);
    const near = new Set(nearDuplicates.named.map((each) => each.documentId));
    return confirmedOf(flags)
      .flatMap((flag) => this.#twins(documentId, flag))
      .filter((place) => near.has(place.documentId));
  }

  #createHandlers(): BackendHandlers & HostHandlers {
    return {
      workspace: {
        current: () => (this.open ? this.#state() : null),
        open: () => this.#opened(),
        create: () => this.#opened(),
        recent: () => this.recent,
        forget: ({ path }) => (this.recent = this.recent.filter((other) => other.path !== path)),
        openSamples: () => ({ ...this.#opened(), samples: true }),
      },
      batches: {
        list: () => this.#summaries(),
        get: ({ batchId }) => this.#summaries()[batchId - 1]!,
        import: ({ name, batchId }) => ({
          jobId: 'job-1',
          batchId: batchId ?? this.addBatch({ name: name ?? 'import', documents: [] }),
        }),
        rename: ({ batchId, name }) => {
          this.#batches[batchId - 1]!.name = name;
          return this.#summaries()[batchId - 1]!;
        },
        resume: () => ({ jobId: 'job-1' }),
        rescan: () => ({ jobId: 'job-1' }),
        readAs: () => ({ jobId: 'job-1' }),
        problems: ({ batchId }) => this.#batches[batchId - 1]!.problems,
        exportProblems: ({ batchId }) => ({
          written: this.#batches[batchId - 1]!.problems.length,
        }),
      },
      documents: {
        list: ({ batchId, filter = {}, onlyOpen }) =>
          this.#of(batchId)
            .filter((document) => !onlyOpen || openOf(document, this.settings.shownConfidence) > 0)
            .filter((document) => fitsFilter(document, filter))
            .map(({ id }) => id),
        facets: ({ batchId }) => facetsOf(this.#of(batchId)),
        rows: ({ ids, flags }) => ids.map((id) => documentRow(this.#document(id), flags)),
        open: ({ documentId }) => this.#document(documentId),
        exclude: ({ documentId, reason }) =>
          this.#change(
            documentId,
            reason ? `Exclude as ${reason}` : 'Bring back',
            nowhere,
            excludeWith(this.#document(documentId), reason),
          ),
        ...fakeDecoding,
        clean: ({ documentId }) => {
          const { text, flags } = this.#document(documentId);
          const cuts = confirmedOf(flags);
          return { text: applyCuts(text, cuts), cuts: recordCuts(text, cuts) };
        },
      },
      review: {
        decide: ({ documentId, spans, verdict, label, kind }) => {
          checkKept(this.#document(documentId), spans, verdict);
          return this.#decide(
            spans.map((span) => ({ ...span, documentId })),
            verdict,
            label ?? `${verdict} ${spans.length}`,
            kind,
          );
        },
        adjust: ({ documentId, span, to }) =>
          this.#change(documentId, 'Adjust', to, adjustSpan(this.#document(documentId), span, to)),
        setKind: ({ documentId, span, kind }) =>
          this.#change(
            documentId,
            `Cut as ${kind}`,
            span,
            setKindOn(this.#document(documentId), span, kind),
          ),
        note: ({ documentId, span, text }) =>
          this.#change(
            documentId,
            text === '' ? 'Remove note' : 'Note',
            span ?? nowhere,
            noteSpan(this.#document(documentId), span, text),
          ),
        twins: ({ documentId, start, end }) =>
          describeTwins(this.#twins(documentId, { start, end }), this.documents),
        decideTwins: ({ documentId, start, end, verdict }) =>
          this.#decide(this.#twins(documentId, { start, end }), verdict, `${verdict} identical`),
        nearDecisions: ({ documentId }) => describeNear(this.#near(documentId)),
        decideNear: ({ documentId }) =>
          this.#decide(this.#near(documentId), 'confirmed', 'Decide near-duplicates'),
        history: () => this.#history(),
        undo: ({ batchId }) => this.#travel(batchId, this.#done, this.#undone, 'back'),
        redo: ({ batchId }) => this.#travel(batchId, this.#undone, this.#done, 'forth'),
      },
      exports: fakeExports(this, (id) => this.#of(id)),
      rules: this.rules.handlers(() => this.#describe(1, [])),
      samples: fakeSamples(
        (id) => this.#of(id),
        (at) => this.#decide(at, 'confirmed', 'Cut'),
      ),
      jobs: { cancel: () => true, pause: () => true, resume: () => true, current: () => this.job },
      ...hostAndSettings(this),
    };
  }

  #opened() {
    this.open = true;
    return this.#state();
  }
}

import { precisionBound, stillToLook } from '../../shared/engine/statistics/precision-bound';
import { AppError } from '../../shared/errors/app-error';
import type { BackendHandlers } from '../../shared/ipc/contract';
import type { SampleState } from '../../shared/ipc/sample-shapes';
import type { Decided, ReviewDocument } from '../../shared/ipc/shapes';
import type { SamplePurpose } from '../../shared/model/sample';
import { spanKey, spansOverlap, type Span } from '../../shared/model/span';

/** Flags below it are not shown, and in no set. */
const shownFrom = 0.4;

interface Place extends Span {
  readonly documentId: number;
}

interface FakeSample {
  readonly id: number;
  readonly batchId: number;
  readonly purpose: SamplePurpose;
  readonly filter: SampleState['filter'];
  readonly items: readonly Place[];
  readonly belongs: Set<number>;
  readonly found: number;
  wanted: number;
}

interface FakeSampleParts {
  documents(batchId: number): readonly ReviewDocument[];
  cut(places: readonly Place[]): Decided;
}

/** Samples in memory, for tests of the window: drawn in list order, and judged as they stand. */
export function fakeSamples(
  documents: FakeSampleParts['documents'],
  cut: FakeSampleParts['cut'],
): BackendHandlers['samples'] {
  return new FakeSamples({ documents, cut }).handlers();
}

class FakeSamples {
  readonly drawn: FakeSample[] = [];
  readonly #parts: FakeSampleParts;

  constructor(parts: FakeSampleParts) {
    this.#parts = parts;
  }

  handlers(): BackendHandlers['samples'] {
    const known = (id: number) => {
      const sample = this.drawn[id - 1];
      if (!sample) throw new AppError('SAMPLE_UNKNOWN');
      return sample;
    };
    return {
      current: ({ batchId, purpose }) => {
        const sample = this.drawn.findLast(
          (one) => one.batchId === batchId && one.purpose === purpose,
        );
        return sample ? this.#describe(sample) : null;
      },
      size: ({ batchId, filter }) => {
        const open = this.#openFlags(batchId, filter);
        return {
          flags: open.length,
          documents: new Set(open.map(({ documentId }) => documentId)).size,
        };
      },
      begin: ({ batchId, purpose, filter, wanted }) => {
        const documents = this.#parts.documents(batchId);
        const items =
          purpose === 'cuts' ? this.#openFlags(batchId, filter) : documents.flatMap(plainBlocks);
        const found = documents.reduce((sum, { flags }) => sum + flags.length, 0);
        const sample = {
          ...{ id: this.drawn.length + 1, batchId, purpose, filter, items, found, wanted },
          belongs: new Set<number>(),
        };
        this.drawn.push(sample);
        return this.#describe(sample);
      },
      state: ({ sampleId }) => this.#describe(known(sampleId)),
      want: ({ sampleId, wanted }) => {
        known(sampleId).wanted = wanted;
        return this.#describe(known(sampleId));
      },
      answer: ({ sampleId, position, belongs }) => {
        if (belongs) known(sampleId).belongs.add(position);
        else known(sampleId).belongs.delete(position);
        return this.#describe(known(sampleId));
      },
      rest: ({ sampleId }) => ({ flags: this.#rest(known(sampleId)).length }),
      finish: ({ sampleId, despite }) => {
        const sample = known(sampleId);
        const { bound, looked } = this.#describe(sample);
        if (looked === 0) throw new AppError('SAMPLE_EMPTY');
        if (bound < sample.wanted && !despite)
          throw new AppError('SAMPLE_TOO_SMALL', { bound: '0', wanted: '90' });
        const decided = this.#parts.cut(this.#rest(sample));
        return { sample: { ...this.#describe(sample), finished: true }, decided, stopped: false };
      },
      stop: () => null,
    };
  }

  #openFlags(batchId: number, { kind }: SampleState['filter']): Place[] {
    return this.#parts.documents(batchId).flatMap(({ id, flags }) =>
      flags
        .filter(({ verdict, confidence }) => verdict === 'open' && confidence >= shownFrom)
        .filter((flag) => kind === undefined || flag.kind === kind)
        .map(({ start, end }) => ({ documentId: id, start, end })),
    );
  }

  #rest(sample: FakeSample): Place[] {
    return sample.items.filter((item) => this.#verdictOn(sample, item) === 'open');
  }

  #verdictOn({ batchId }: FakeSample, item: Place) {
    const document = this.#parts.documents(batchId).find(({ id }) => id === item.documentId);
    return document?.flags.find((flag) => spanKey(flag) === spanKey(item))?.verdict;
  }

  #describe(sample: FakeSample): SampleState {
    const { id, batchId, purpose, filter, items, wanted, found, belongs } = sample;
    const isRight = items.map((item, position) => {
      const verdict = this.#verdictOn(sample, item);
      if (purpose === 'missed')
        return verdict === 'confirmed' ? false : belongs.has(position) || undefined;
      return verdict === 'open' ? undefined : verdict === 'confirmed';
    });
    const unseen = isRight.indexOf(undefined);
    const looked = unseen === -1 ? items.length : unseen;
    const right = isRight.slice(0, looked).filter(Boolean).length;
    const sampled = { of: items.length, looked, right };
    const bound = precisionBound(sampled);
    const most = items.length - Math.round(bound * items.length);
    return {
      ...{ id, batchId, purpose, filter, seed: 1, size: items.length, looked, right, bound },
      ...{ confidence: 0.95, wanted, more: stillToLook(sampled, wanted) ?? null },
      missed:
        purpose === 'missed' ? { found, most, recall: found / Math.max(1, found + most) } : null,
      next: items[looked] ? this.#item(batchId, items[looked], looked) : null,
      last: looked === 0 ? null : { position: looked - 1, answered: belongs.has(looked - 1) },
      finished: false,
    };
  }

  #item(batchId: number, { documentId, start, end }: Place, position: number) {
    const documents = this.#parts.documents(batchId);
    const { path, text, flags } = documents.find(({ id }) => id === documentId)!;
    const flag = flags.find((one) => spanKey(one) === spanKey({ start, end }));
    return {
      ...{ position, documentId, path, start, end },
      before: text.slice(0, start),
      text: text.slice(start, end),
      after: text.slice(end),
      ...(flag && {
        flag: { kind: flag.kind, confidence: flag.confidence, reason: flag.reason },
      }),
    };
  }
}

function plainBlocks({ id, blocks, flags }: ReviewDocument): Place[] {
  return blocks
    .filter((block) => !flags.some((flag) => spansOverlap(flag, block)))
    .map(({ start, end }) => ({ documentId: id, start, end }));
}

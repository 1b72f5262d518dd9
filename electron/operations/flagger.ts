import type { BatchStats } from '../../shared/engine/batch-stats';
import type { Engine } from '../../shared/engine/create-engine';
import {
  emptyFold,
  emptyLineFold,
  finishStats,
  foldStats,
  mergeStats,
  placeOnSites,
  type StatsFold,
} from '../../shared/engine/fold-stats';
import type { Sketch } from '../../shared/engine/sketch';
import { sketchDocument } from '../../shared/engine/sketch-document';
import type { Document } from '../../shared/model/document';
import { packFlags, readClaims, type PackedFlags } from '../store/packed-flags';
import type { FileReader } from './file-reader';

/** Why a document has no flags: the engine or its worker failed on it. */
export interface FlagFailure {
  readonly failure: 'error' | 'timeout';
  readonly reason: string;
}

/** The flags of a document, ready to be stored, and its sketch. */
export interface DocumentOutcome {
  readonly flags: PackedFlags;
  readonly sketch: Sketch;
}

/** The same, or why it has none. */
export type FlagOutcome = DocumentOutcome | FlagFailure;

/** A document of the workspace that is to be flagged. */
export interface DocumentToFlag {
  readonly id: number;
  /** UTF-16 code units of its text. */
  readonly characters: number;
  /** Reads it, for whoever cannot do so himself. */
  load(): Document;
}

/** A document that could not be counted, and why. */
export interface FoldFailure extends FlagFailure {
  readonly id: string;
}

/**
 * Counts the documents of one batch and flags them, in this thread or in workers; the flags are the same.
 * All documents are counted before the first is flagged.
 */
export interface Flagger {
  /** Says, as soon as it is known, that so many files are about to be read: workers take a while to start. */
  expect?(files: number): void;
  /** Reads files where documents are counted; absent where the caller is to read them. */
  readonly reader?: FileReader | undefined;
  /** Takes in what documents say; done when there is room for more. Their sites are told at the end. */
  fold(documents: readonly Document[]): Promise<void>;
  /** Ends the counting: the sites of documents by their ids. Answers what could not be counted. */
  finish(sites: ReadonlyMap<string, string>): Promise<readonly FoldFailure[]>;
  /**
   * Forgets all that was counted after `fold` or `finish` threw, for all documents to be counted again:
   * slowly, but so that a document that does harm is left out. Absent where neither throws.
   */
  startOver?(): Promise<void>;
  /** Calls of `flag` that are worth having under way at once. */
  readonly width: number;
  /** Documents that a call is worth, where it is worth more than usual. */
  readonly documentsPerCall?: number | undefined;
  /** One outcome for each document, in their order. */
  flag(documents: readonly DocumentToFlag[]): Promise<readonly FlagOutcome[]>;
  /** Gives up what is under way. */
  close(): Promise<void>;
}

/** Opens a flagger for one batch of the workspace at a path, all of whose documents it will be given. */
export type OpenFlagger = (workspace: string) => Flagger;

/** Counts and flags in the calling thread. */
export function inThread(engine: Engine): OpenFlagger {
  return () => {
    const counting = new Counting(engine.detectors);
    let stats: BatchStats | undefined;
    return {
      width: 1,
      fold(documents) {
        for (const document of documents) counting.add(document);
        return Promise.resolve();
      },
      finish(sites) {
        stats = counting.finish(sites);
        return Promise.resolve(counting.failures);
      },
      flag: (documents) =>
        Promise.resolve(documents.map((one) => flagOne(engine, one.load(), stats!))),
      close: () => Promise.resolve(),
    };
  };
}

/** What some documents of a batch say, and which could not be counted. */
export interface PartOfCount {
  readonly fold: StatsFold;
  readonly failures: readonly FoldFailure[];
}

/** What the documents of a batch say together, while they come. */
export class Counting {
  readonly failures: FoldFailure[] = [];
  #fold: StatsFold | undefined;

  /** An engine that compares no topics needs lines alone. */
  constructor(detectors: readonly { readonly id: string }[]) {
    this.#fold = detectors.some(({ id }) => id === 'off-topic') ? emptyFold() : emptyLineFold();
  }

  add(document: Document): void {
    try {
      foldStats(this.#fold!, document);
    } catch (thrown) {
      this.failures.push({ id: document.id, ...failureOf(thrown) });
    }
  }

  /** Adds what others have counted. */
  join({ fold, failures }: PartOfCount): void {
    this.#fold = mergeStats(this.#fold!, fold);
    this.failures.push(...failures);
  }

  /** Hands over what was counted, for another one to join; to be called once. */
  give(): PartOfCount {
    return { fold: this.#takeFold(), failures: this.failures };
  }

  /** To be called once: neither the fold nor the table is kept, which are large for a large batch. */
  finish(sites: ReadonlyMap<string, string>): BatchStats {
    const fold = this.#takeFold();
    placeOnSites(fold, sites);
    return finishStats(fold);
  }

  #takeFold(): StatsFold {
    const fold = this.#fold!;
    this.#fold = undefined;
    return fold;
  }
}

/** The flags of a document and its sketch. */
export function flagOne(engine: Engine, document: Document, stats: BatchStats): FlagOutcome {
  return withSketch(document, flagsOf(engine, document, stats));
}

/** The flags of a document, or why it has none. */
export type DocumentFlags = PackedFlags | FlagFailure;

/** The same without the sketch. */
export function flagsOf(engine: Engine, document: Document, stats: BatchStats): DocumentFlags {
  return attempt(() => packFlags(engine.flag(document, stats)));
}

/** Adds the sketch of a document, which depends on its flags. */
export function withSketch({ text }: Document, flags: DocumentFlags): FlagOutcome {
  if ('failure' in flags) return flags;
  return attempt(() => ({ flags, sketch: sketchDocument(text, readClaims(flags)) }));
}

/** The engine works on any text; should it fail on one, the others are not lost. */
function attempt<Result>(work: () => Result): Result | FlagFailure {
  try {
    return work();
  } catch (thrown) {
    return failureOf(thrown);
  }
}

/** The failure of a document that something was thrown over. */
export function failureOf(thrown: unknown): FlagFailure {
  return { failure: 'error', reason: thrown instanceof Error ? thrown.message : String(thrown) };
}

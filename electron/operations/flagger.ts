import type { BatchStats } from '../../shared/engine/batch-stats';
import type { Engine } from '../../shared/engine/create-engine';
import type { Sketch } from '../../shared/engine/sketch';
import { sketchDocument } from '../../shared/engine/sketch-document';
import type { Document } from '../../shared/model/document';
import type { Flag } from '../../shared/model/flag';

/** The flags of a document and its sketch, or why it has none: the engine or its worker failed on it. */
export type FlagOutcome =
  | { readonly flags: readonly Flag[]; readonly sketch: Sketch }
  | { readonly failure: 'error' | 'timeout'; readonly reason: string };

/** Flags the documents of one batch, in this thread or in workers; the flags are the same. */
export interface Flagger {
  /** Calls that are worth having under way at once. */
  readonly width: number;
  /** One outcome for each document, in their order. */
  flag(documents: readonly Document[]): Promise<readonly FlagOutcome[]>;
  /** Gives up what is under way. */
  close(): Promise<void>;
}

/** What a flagger is chosen by. */
export interface FlaggerWork {
  readonly stats: BatchStats;
  readonly documents: number;
  /** UTF-16 code units of all texts. */
  readonly characters: number;
}

export type OpenFlagger = (work: FlaggerWork) => Flagger;

/** Flags in the calling thread. */
export function inThread(engine: Engine): OpenFlagger {
  return ({ stats }) => ({
    width: 1,
    flag: (documents) => Promise.resolve(documents.map((one) => flagOne(engine, one, stats))),
    close: () => Promise.resolve(),
  });
}

/** The engine works on any text; should it fail on one, the others are not lost. */
export function flagOne(engine: Engine, document: Document, stats: BatchStats): FlagOutcome {
  try {
    const flags = engine.flag(document, stats);
    return { flags, sketch: sketchDocument(document.text, flags) };
  } catch (thrown) {
    return {
      failure: 'error',
      reason: thrown instanceof Error ? thrown.message : String(thrown),
    };
  }
}

import { createCodePointMap } from '../../shared/engine/code-points';
import type { Engine } from '../../shared/engine/create-engine';
import {
  emptyFold,
  emptyLineFold,
  finishStats,
  foldStats,
  type StatsFold,
} from '../../shared/engine/fold-stats';
import type { BatchStats } from '../../shared/engine/batch-stats';
import type { Document } from '../../shared/model/document';
import type { Flag } from '../../shared/model/flag';

export interface FlaggedSet {
  /** The flags of each document, offsets in code points. */
  readonly flags: readonly (readonly Flag[])[];
  /** Processor time in seconds, statistics of the batch and flags together. */
  readonly seconds: number;
}

/** Flags all documents as one batch. Without topics their words are not counted either. */
export function flagSet(
  engine: Engine,
  documents: readonly Document[],
  topics: boolean,
): FlaggedSet {
  const before = process.cpuUsage();
  const batch = foldAll(documents, topics ? emptyFold() : emptyLineFold());
  const flags = documents.map((document) => engine.flag(document, batch));
  const { user, system } = process.cpuUsage(before);
  return {
    flags: flags.map((each, index) => toCodePoints(each, documents[index]!.text)),
    seconds: (user + system) / 1e6,
  };
}

function foldAll(documents: readonly Document[], fold: StatsFold): BatchStats {
  for (const document of documents) foldStats(fold, document);
  return finishStats(fold);
}

function toCodePoints(flags: readonly Flag[], text: string): Flag[] {
  const map = createCodePointMap(text);
  return flags.map((flag) => ({
    ...flag,
    start: map.toCodePoint(flag.start),
    end: map.toCodePoint(flag.end),
  }));
}

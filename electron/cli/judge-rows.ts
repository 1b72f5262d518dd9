import { createCodePointMap, type CodePointMap } from '../../shared/engine/code-points';
import type { BatchStats } from '../../shared/engine/batch-stats';
import type { Engine } from '../../shared/engine/create-engine';
import { emptyFold, finishStats, foldStats } from '../../shared/engine/fold-stats';
import { AppError } from '../../shared/errors/app-error';
import type { Document } from '../../shared/model/document';
import type { Flag, Place } from '../../shared/model/flag';
import { DocumentsAtHand } from '../operations/documents-at-hand';
import type { Interrupt } from './interrupt';
import type { BadRow, GoodRow } from './parse-row';
import type { Progress } from './progress';
import { rowDocument, withLanguage } from './row-document';
import type { RowSource } from './row-sources';

declare global {
  interface JSON {
    /** A value that `JSON.stringify` writes exactly as given. */
    rawJSON(source: string): object;
  }
}

/** A row with its flags. */
export interface JudgedRow extends GoodRow {
  readonly document: Document;
  readonly flags: readonly Flag[];
}

export type JudgedItem = (JudgedRow | BadRow) & {
  /** Name of the input that the row stands in. */
  readonly source: string;
};

/** Where the rows of a batch are found again that flags name in their evidence. */
export interface RowPlaces {
  /** The place as the caller knows it: the row's id and line, offsets in code points. */
  outside(place: Place): object;
}

export interface Judging {
  readonly places: RowPlaces;
  /** One item for each row, in the order of the input. */
  readonly items: AsyncIterable<JudgedItem>;
}

interface JudgeOptions {
  readonly engine: Engine;
  readonly sources: readonly RowSource[];
  /** Every row is a batch of its own. */
  readonly perDocument: boolean;
  readonly interrupt: Interrupt;
  readonly progress: Progress;
}

/** Judges all rows of all sources: as one batch, which takes two passes, or each alone. */
export function judgeRows(options: JudgeOptions): Judging {
  const places = new KnownPlaces();
  return { places, items: judgeAll(options, places) };
}

async function* judgeAll(
  options: JudgeOptions,
  places: KnownPlaces,
): AsyncGenerator<JudgedItem, void, undefined> {
  const read = new DocumentsAtHand<Document>();
  const batch = options.perDocument ? undefined : await foldRows(options, places, read);
  for await (const { index, source, row } of numberRows(options, 'analyzing')) {
    if ('error' in row) yield { ...row, source };
    else {
      const document = () => read.take(index) ?? rowDocument(row, index);
      yield { ...judgeRow(options.engine, row, document, batch, places), source };
    }
  }
}

/** First pass: what the rows say together. */
async function foldRows(
  options: JudgeOptions,
  places: KnownPlaces,
  read: DocumentsAtHand<Document>,
): Promise<BatchStats> {
  const fold = emptyFold();
  for await (const { index, row } of numberRows(options, 'reading')) {
    if ('error' in row) continue;
    try {
      const document = rowDocument(row, index);
      places.add(document, row);
      foldStats(fold, document);
      // A page takes up as much as its markup.
      read.keep(index, row.content.length, document);
    } catch {
      // The second pass meets the same error and reports it in the place of the row.
    }
  }
  return finishStats(fold);
}

function judgeRow(
  engine: Engine,
  row: GoodRow,
  read: () => Document,
  batch: BatchStats | undefined,
  places: KnownPlaces,
): JudgedRow | BadRow {
  try {
    const document = withLanguage(read());
    if (!batch) places.only(document, row);
    return { ...row, document, flags: engine.flag(document, batch ?? aloneStats(document)) };
  } catch (error) {
    return { line: row.line, idJson: row.idJson, error: rowError(error) };
  }
}

function rowError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  console.error(error);
  const reason = error instanceof Error ? error.message : String(error);
  return new AppError('RECORD_FAILED', { reason }, { cause: error });
}

/** The statistics of a batch that consists of one document. */
function aloneStats(document: Document): BatchStats {
  const fold = emptyFold();
  foldStats(fold, document);
  return finishStats(fold);
}

async function* numberRows({ sources, interrupt, progress }: JudgeOptions, phase: string) {
  let index = 0;
  for (const { name: source, rows } of sources) {
    for await (const row of rows()) {
      await interrupt.breathe();
      yield { index: index++, source, row };
      progress.tell(phase, index, null);
    }
  }
}

/** Keeps of each row only its id, its line and where its surrogate pairs are. */
class KnownPlaces implements RowPlaces {
  readonly #rows = new Map<string, { row: KnownRow; map: CodePointMap }>();

  add(document: Document, { idJson, line }: GoodRow): void {
    this.#rows.set(document.id, { row: { idJson, line }, map: createCodePointMap(document.text) });
  }

  /** Forgets all rows but this one. */
  only(document: Document, row: GoodRow): void {
    this.#rows.clear();
    this.add(document, row);
  }

  outside(place: Place): object {
    const { row, map } = this.#rows.get(place.document)!;
    return {
      document: JSON.rawJSON(row.idJson),
      line: row.line,
      start: map.toCodePoint(place.start),
      end: map.toCodePoint(place.end),
    };
  }
}

interface KnownRow {
  readonly idJson: string;
  readonly line: number;
}

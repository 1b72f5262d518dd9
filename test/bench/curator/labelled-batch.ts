import { lineStates } from '../../../electron/operations/rules/line-states';
import type { DecidedLines } from '../../../electron/operations/rules/suggestions';
import type { Engine } from '../../../shared/engine/create-engine';
import { emptyFold, finishStats, foldStats } from '../../../shared/engine/fold-stats';
import { LineIndex, type LineState } from '../../../shared/engine/miner/line-index';
import { RuleTallies } from '../../../shared/engine/miner/rule-tallies';
import type { Document } from '../../../shared/model/document';
import { shownConfidence } from '../../../shared/model/flag';
import type { FlagKind } from '../../../shared/model/kind';

export type Label = 'cut' | 'keep' | 'either';

/** A document with the judgement of each of its blocks. */
export interface LabelledDocument {
  readonly document: Document;
  readonly labels: readonly Label[];
}

/** A block of a batch, with its judgement and what stands on it now. */
export interface LabelledLine {
  readonly document: number;
  readonly position: number;
  readonly text: string;
  readonly label: Label;
  /** True where a flag is shown before anything is decided. */
  readonly flagged: boolean;
  readonly kind: FlagKind;
  state: LineState;
}

/** A batch that a simulated curator decides: the lines as the miner sees them, and the truth. */
export interface LabelledBatch extends DecidedLines {
  /** All blocks, in reading order. */
  readonly lines: readonly LabelledLine[];
  readonly lineOf: (entry: number) => LabelledLine;
  readonly documents: readonly Document[];
}

/** Flags all documents as one batch, and reads their lines. Documents are numbered from 0. */
export function labelBatch(engine: Engine, labelled: readonly LabelledDocument[]): LabelledBatch {
  const fold = emptyFold();
  for (const { document } of labelled) foldStats(fold, document);
  const stats = finishStats(fold);
  const index = new LineIndex();
  const lines = labelled.map(({ document, labels }, number) => {
    const made = labelLines(engine.flag(document, stats), document, labels, number);
    index.add({ site: document.site, lines: made });
    return made;
  });
  const lineOf = (entry: number) => lines[index.document(entry)]![index.position(entry)]!;
  const textOf = (entry: number) => lineOf(entry).text;
  const tallies = new RuleTallies(index, textOf);
  const statesOf = (number: number) => lines[number]!.map(({ state }) => state);
  return {
    index,
    lines: lines.flat(),
    lineOf,
    documents: labelled.map(({ document }) => document),
    textOf,
    kindOf: (entry) => lineOf(entry).kind,
    tallies,
    refresh: (documents) => {
      const changed = [...documents].flatMap((number) => index.setStates(number, statesOf(number)));
      tallies.follow(changed);
      return changed;
    },
  };
}

function labelLines(
  flags: ReturnType<Engine['flag']>,
  { blocks, text }: Document,
  labels: readonly Label[],
  document: number,
): LabelledLine[] {
  const open = flags.map((flag) => ({ ...flag, verdict: 'open' as const, claimed: true }));
  const states = lineStates(blocks, open, shownConfidence);
  return blocks.map(({ start, end }, position) => ({
    document,
    position,
    text: text.slice(start, end),
    label: labels[position]!,
    flagged: states[position] === 'open',
    kind: flags.find((flag) => flag.start < end && flag.end > start)?.kind ?? 'junk',
    state: states[position]!,
  }));
}

/** The same batch before anything was decided. */
export function resetBatch(batch: LabelledBatch): void {
  for (const line of batch.lines) line.state = line.flagged ? 'open' : 'plain';
  batch.refresh(batch.documents.keys());
}

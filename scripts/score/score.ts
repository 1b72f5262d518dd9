import { join } from 'node:path';
import { loadResources } from '../../electron/backend/load-resources';
import { createEngine, type Engine } from '../../shared/engine/create-engine';
import { detectors } from '../../shared/engine/detectors/index';
import type { Document } from '../../shared/model/document';
import type { Flag } from '../../shared/model/flag';
import { flagSet } from './flag-set';
import { measureFigures } from './figures';
import type { SetFigures } from './render-figures';
import { scoreDocument, type ScoredBlock } from './score-blocks';
import { findSets, type GoldSet } from './sets';

export interface ScoreInput {
  /** Folder that holds `seeds` and `data`. */
  readonly data: string;
  readonly resources: string;
  /** Folder of texts in which nothing is to be flagged. */
  readonly clean: string;
  /** Names of the sets to score; all when empty. */
  readonly sets: readonly string[];
  /** Detectors that are switched off. */
  readonly without: readonly string[];
  readonly threshold: number;
  /** So many of the worst errors of each set are handed on. */
  readonly errors: number;
}

/** A block that was judged wrongly, with its text. */
export interface ScoredError {
  readonly set: string;
  readonly kind: string;
  readonly text: string;
  readonly block: ScoredBlock;
}

export interface Score {
  readonly sets: readonly SetFigures[];
  readonly errors: readonly ScoredError[];
}

/** Flags every set as one batch and measures the flags against the gold. */
export function score(input: ScoreInput): Score {
  const known = new Set(detectors.map(({ id }) => id));
  const strange = input.without.find((id) => !known.has(id));
  if (strange !== undefined) throw new Error(`there is no detector called ${strange}`);
  const found = findSets(input.data, input.resources, input.clean);
  const missing = input.sets.find((name) => !found.some((set) => set.name === name));
  if (missing !== undefined) throw new Error(`there is no set called ${missing} in ${input.data}`);
  const chosen = found.filter(({ name }) => input.sets.length === 0 || input.sets.includes(name));
  const used = detectors.filter(({ id }) => !input.without.includes(id));
  const engine = createEngine(loadResources(join(input.resources)), used);
  const scored = chosen.map((set) => scoreSet(set, engine, input));
  return {
    sets: scored.map(({ figures }) => figures),
    errors: scored.flatMap((each) => each.errors),
  };
}

function scoreSet(
  { name, trainedOn, residue, read }: GoldSet,
  engine: Engine,
  { threshold, without, errors }: ScoreInput,
): { figures: SetFigures; errors: ScoredError[] } {
  const gold = read();
  const documents = gold.map(({ document }) => document);
  const { flags, seconds } = flagSet(engine, documents, !without.includes('off-topic'));
  const blocks = gold.map(({ document, blocks }, index) =>
    scoreDocument(document.id, blocks, flags[index]!, { threshold, residue }),
  );
  const texts = new Map(documents.map(({ id, text }) => [id, text]));
  return {
    figures: {
      set: name,
      trainedOn,
      documents: documents.length,
      flagsPer100Blocks: flagsPer100Blocks(documents, flags, threshold),
      documentsPerSecond: documents.length / Math.max(seconds, 1e-9),
      ...measureFigures(blocks),
    },
    errors: worstErrors(blocks.flat(), errors).map((block) => {
      const text = Array.from(texts.get(block.document)!);
      const { start, end, kind = '' } = block.block;
      return { set: name, kind, text: text.slice(start, end).join(''), block };
    }),
  };
}

function flagsPer100Blocks(
  documents: readonly Document[],
  flags: readonly (readonly Flag[])[],
  threshold: number,
): number {
  const blocks = documents.reduce((sum, document) => sum + document.blocks.length, 0);
  const strong = flags.flat().filter(({ confidence }) => confidence >= threshold).length;
  return (100 * strong) / Math.max(blocks, 1);
}

/** False alarms from the surest, misses from the least sure. */
function worstErrors(blocks: readonly ScoredBlock[], most: number): ScoredBlock[] {
  const wrong = blocks.filter(({ cut, hit }) => cut !== hit);
  return wrong.toSorted((a, b) => wrongness(b) - wrongness(a)).slice(0, most);
}

function wrongness({ cut, confidence }: ScoredBlock): number {
  return cut ? 1 - confidence : confidence;
}

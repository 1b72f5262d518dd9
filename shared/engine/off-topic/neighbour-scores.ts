import { countBelow } from '../search-rising';
import { lentFloats } from '../lent-arrays';
import { columnOf, type UnitTable } from './unit-features';

/** Features of the first look that the second sees again, before and after those of the neighbours. */
const seenBefore = ['previous', 'next', 'across', 'closed'] as const;
const seenAfter = [
  'characters',
  'cosine',
  'novelty',
  'likelihood',
  'meaning-rest',
  'meaning-wide',
  'meaning-gap',
  'units',
] as const;

/** What the second look at a unit knows: its own score, those of its neighbours and of the document. */
export const neighbourScoreNames = [
  'score',
  'previous-score',
  'next-score',
  'second-previous-score',
  'second-next-score',
  'best-score',
  'best-gap',
  'mean-score',
  'score-rank',
  'likely-units',
  ...seenBefore,
  'previous-closed',
  'next-closed',
  ...seenAfter,
] as const;

const columnsBefore = seenBefore.map(columnOf);
const columnsAfter = seenAfter.map(columnOf);
const closedColumn = columnOf('closed');

/** Rows for the second look, from the log odds of the first. The first unit speaks for the title. */
export function measureNeighbourScores(table: UnitTable, scores: Float64Array): UnitTable {
  const width = neighbourScoreNames.length;
  const values = lentFloats(table.rows * width);
  const judged = scores.subarray(Math.min(1, scores.length));
  const best = judged.reduce((most, score) => Math.max(most, score), -Infinity);
  const mean = judged.reduce((sum, score) => sum + score, 0) / Math.max(1, judged.length);
  const likely = judged.reduce((count, score) => count + (score > 0 ? 1 : 0), 0);
  const sorted = judged.slice().sort();
  for (let unit = 1; unit < table.rows; unit++) {
    const own = scores[unit]!;
    let at = unit * width;
    values[at++] = own;
    values[at++] = scoreBeside(scores, unit, -1);
    values[at++] = scoreBeside(scores, unit, 1);
    values[at++] = scoreBeside(scores, unit, -2);
    values[at++] = scoreBeside(scores, unit, 2);
    values[at++] = best;
    values[at++] = best - own;
    values[at++] = mean;
    values[at++] = rankOf(sorted, own);
    values[at++] = likely;
    const row = unit * table.columns;
    for (const column of columnsBefore) values[at++] = table.values[row + column]!;
    values[at++] = closedBeside(table, unit, -1);
    values[at++] = closedBeside(table, unit, 1);
    for (const column of columnsAfter) values[at++] = table.values[row + column]!;
  }
  return { rows: table.rows, columns: width, values };
}

/** Score of the unit so many places away; the one as far on the other side stands for one that is missing, or its own. */
function scoreBeside(scores: Float64Array, unit: number, distance: number): number {
  const isJudged = (other: number): boolean => other >= 1 && other < scores.length;
  if (isJudged(unit + distance)) return scores[unit + distance]!;
  return scores[isJudged(unit - distance) ? unit - distance : unit]!;
}

/** Whether the unit beside ends like a sentence; that on the other side stands for one that is missing. */
function closedBeside(
  { rows, columns, values }: UnitTable,
  unit: number,
  distance: number,
): number {
  const beside = unit + distance;
  const other =
    beside >= 1 && beside < rows ? beside : Math.max(1, Math.min(unit - distance, rows - 1));
  return values[other * columns + closedColumn]!;
}

/** Units with a higher score. */
function rankOf(sorted: Float64Array, score: number): number {
  return sorted.length - countBelow(sorted.length, (at) => sorted[at]! <= score);
}

import { countBelow } from '../search-rising';
import { columnOf, type UnitTable } from './unit-features';

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
  'previous',
  'next',
  'across',
  'closed',
  'previous-closed',
  'next-closed',
  'characters',
  'cosine',
  'novelty',
  'likelihood',
  'meaning-rest',
  'meaning-wide',
  'meaning-gap',
  'units',
] as const;

/** Rows for the second look, from the log odds of the first. The first unit speaks for the title. */
export function measureNeighbourScores(table: UnitTable, scores: Float64Array): UnitTable {
  const width = neighbourScoreNames.length;
  const values = new Float64Array(table.rows * width);
  const judged = scores.subarray(Math.min(1, scores.length));
  const best = judged.reduce((most, score) => Math.max(most, score), -Infinity);
  const mean = judged.reduce((sum, score) => sum + score, 0) / Math.max(1, judged.length);
  const likely = judged.reduce((count, score) => count + (score > 0 ? 1 : 0), 0);
  const sorted = judged.slice().sort();
  const cell = (unit: number, name: Parameters<typeof columnOf>[0]): number =>
    table.values[unit * table.columns + columnOf(name)]!;
  for (let unit = 1; unit < table.rows; unit++) {
    const own = scores[unit]!;
    const at = (other: number, otherwise: number): number =>
      other >= 1 && other < table.rows ? scores[other]! : otherwise;
    const side = (other: number, mirror: number): number => at(other, at(mirror, own));
    const closed = (other: number, mirror: number): number =>
      cell(
        other < table.rows && other >= 1 ? other : Math.max(1, Math.min(mirror, table.rows - 1)),
        'closed',
      );
    values.set(
      [
        own,
        side(unit - 1, unit + 1),
        side(unit + 1, unit - 1),
        side(unit - 2, unit + 2),
        side(unit + 2, unit - 2),
        best,
        best - own,
        mean,
        rankOf(sorted, own),
        likely,
        cell(unit, 'previous'),
        cell(unit, 'next'),
        cell(unit, 'across'),
        cell(unit, 'closed'),
        closed(unit - 1, unit + 1),
        closed(unit + 1, unit - 1),
        cell(unit, 'characters'),
        cell(unit, 'cosine'),
        cell(unit, 'novelty'),
        cell(unit, 'likelihood'),
        cell(unit, 'meaning-rest'),
        cell(unit, 'meaning-wide'),
        cell(unit, 'meaning-gap'),
        cell(unit, 'units'),
      ],
      unit * width,
    );
  }
  return { rows: table.rows, columns: width, values };
}

/** Units with a higher score. */
function rankOf(sorted: Float64Array, score: number): number {
  return sorted.length - countBelow(sorted.length, (at) => sorted[at]! <= score);
}

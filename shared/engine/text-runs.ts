/**
 * Pairs and runs of three UTF-16 units as small numbers: what those of a text do not have, the text does not
 * hold either. Different ones may share a number.
 */
const unitBits = 7;

/** How many numbers of pairs, and of runs, there are. */
export const pairPlaces = 1 << (2 * unitBits);
export const runPlaces = 1 << 16;

/** A unit in seven bits: those beyond ASCII share the places of control characters. */
export function shortUnit(code: number): number {
  return code < 128 ? code : code & 31;
}

/** The number of two short units. */
export function pairOf(first: number, second: number): number {
  return (first << unitBits) | second;
}

/** The number of three short units. */
export function runOf(first: number, second: number, third: number): number {
  return ((first << 10) ^ (second << 5) ^ third) & (runPlaces - 1);
}

/** Letters from the most common on, as English has them. */
const letters = ' etaoinsrhldcumfpgwybvkxjqz';

function rareness(sign: string): number {
  const common = letters.indexOf(sign);
  return common < 0 ? letters.length : common;
}

/** The pairs of which a text with this piece of one or two units in it has one; before a text stands a 0. */
export function pairsOfPart(part: string): number[] {
  const [first, second] = unitsOf(part);
  if (second !== undefined) return [pairOf(first!, second)];
  return Array.from({ length: 1 << unitBits }, (_, before) => pairOf(before, first!));
}

/** The rarest run of a longer piece. */
export function runOfPart(part: string): number {
  const runs = Array.from({ length: part.length - 2 }, (_, at) => part.slice(at, at + 3));
  const rare = (run: string) => [...run].reduce((sum, sign) => sum + rareness(sign), 0);
  const rarest = runs.reduce((best, run) => (rare(run) > rare(best) ? run : best));
  const [first, second, third] = unitsOf(rarest);
  return runOf(first!, second!, third!);
}

function unitsOf(text: string): number[] {
  return Array.from({ length: text.length }, (_, at) => shortUnit(text.charCodeAt(at)));
}

import { hashText } from '../text-hash';
import { slotLine } from '../slot-line';

/** Lines with more words are running text: no rule is mined from them. */
export const mostMinedWords = 40;

/** Longer lines, in UTF-16 units, are matched by no rule on whole lines. */
export const longestRuleLine = 2000;

/** Runs of capitalised words behind a beginning; the first word of a line is always capitalised. */
const nameRun = /(?<=\S[\s(|/–—-]+)\p{Lu}[\p{L}\p{M}'’.-]*(?:\s+\p{Lu}[\p{L}\p{M}'’.-]*)*/gu;

/** White space folded: what `line` rules compare. */
export function foldLine(line: string): string {
  return line.trim().replace(/\s+/gu, ' ');
}

/** The line with slots for counts, dates and times; the folded line itself when it has none. */
export function templateOf(folded: string): string {
  return slotLine(folded) ?? folded;
}

/** The template with a slot for each run of capitalised words behind the first word. */
export function frameOf(folded: string): string {
  return templateOf(folded.replace(nameRun, '{name}'));
}

/** Words as blanks part them. */
export function lineWords(folded: string): string[] {
  return folded === '' ? [] : folded.split(' ');
}

/** A sign that parts a label from what follows it, and one that parts it from what stands before. */
const labelEnd = /[:|»›→>\])]/u;
const labelStart = /[|«‹←<[(]/u;

/** True for a beginning, or an end, that a sign marks as a label: "VIDEO:", "[gallery]". */
export function isLabel(edge: string, side: 'prefix' | 'suffix'): boolean {
  return side === 'prefix'
    ? labelEnd.test(edge.slice(-1))
    : labelStart.test(edge.slice(0, 1)) && edge.length > 1;
}

/**
 * What a line is looked up by from its front: its first word up to a sign that ends a label, else
 * the first word and what the second begins with, a run of letters or one sign, so that
 * "More from: x" is found by "More from". Undefined for shorter lines.
 */
export function leadOf(words: readonly string[]): string | undefined {
  const [first = '', second] = words;
  const end = first.search(labelEnd);
  if (end >= 0) return first.slice(0, end + 1);
  return second === undefined ? undefined : `${first} ${/^(?:[\p{L}\p{N}]+|.)/u.exec(second)![0]}`;
}

/** The same from its back. */
export function tailOf(words: readonly string[]): string | undefined {
  const [last = '', second] = [words.at(-1), words.at(-2)];
  const start = lastIndexOf(last, labelStart);
  if (start >= 0) return last.slice(start);
  return second === undefined ? undefined : `${/(?:[\p{L}\p{N}]+|.)$/u.exec(second)![0]} ${last}`;
}

function lastIndexOf(text: string, sign: RegExp): number {
  for (let at = text.length - 1; at >= 0; at--) if (sign.test(text[at]!)) return at;
  return -1;
}

/** The keys under which lines of the same form are found; NaN where a line has no such form. */
export interface LineKeys {
  readonly line: number;
  readonly template: number;
  readonly frame: number;
  readonly lead: number;
  readonly tail: number;
}

export interface KeyedLine {
  readonly keys: LineKeys;
  readonly words: number;
}

/** A line with its keys, or undefined for one that is too long, or empty. */
export function keyLine(line: string): KeyedLine | undefined {
  if (line.length > longestRuleLine) return undefined;
  const folded = foldLine(line);
  const words = lineWords(folded);
  if (words.length === 0 || words.length > mostMinedWords) return undefined;
  const keys = {
    line: hashText(folded),
    template: hashText(templateOf(folded)),
    frame: hashText(frameOf(folded)),
    lead: hashOf(leadOf(words)),
    tail: hashOf(tailOf(words)),
  };
  return { keys, words: words.length };
}

function hashOf(text: string | undefined): number {
  return text === undefined ? NaN : hashText(text);
}

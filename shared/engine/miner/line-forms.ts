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

/** Words that a beginning or an end is looked up by. */
const edgeWords = 2;

/**
 * What a line is looked up by from its front: its first two words, the second up to the end of its
 * first run of letters, so that "More from: x" is found by "More from". Undefined for shorter lines.
 */
export function leadOf(words: readonly string[]): string | undefined {
  const run = /^[^\p{L}\p{N}]*[\p{L}\p{N}]+/u.exec(words[edgeWords - 1] ?? '')?.[0];
  return run === undefined ? undefined : `${words[0]!} ${run}`;
}

/** The same from its back. */
export function tailOf(words: readonly string[]): string | undefined {
  const run = /[\p{L}\p{N}]+[^\p{L}\p{N}]*$/u.exec(words.at(-edgeWords) ?? '')?.[0];
  return run === undefined ? undefined : `${run} ${words.at(-1)!}`;
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

import { hashText } from '../text-hash';
import { slotLine } from '../slot-line';

/** Lines with more words are running text: no rule is mined from them. */
export const mostMinedWords = 40;

/** Longer lines, in UTF-16 units, are matched by no rule on whole lines. */
export const longestRuleLine = 2000;

/** A run of capitalised words, as a regular expression with the flag `u`. */
const capitals = "\\p{Lu}[\\p{L}\\p{M}'’.-]*(?:\\s+\\p{Lu}[\\p{L}\\p{M}'’.-]*)*";

/** Such runs behind a beginning; the first word of a line is always capitalised. */
const nameRun = new RegExp(`(?<=\\S[\\s(|/–—-]+)${capitals}`, 'gu');

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

const slots = /\{(?:n|month|day|half|name)\}/g;

/** True for a text with any slot in it. */
export function hasSlot(text: string): boolean {
  return text.search(slots) >= 0;
}

/** True for a text without a word beside its slots: any line of numbers would do. */
export function hasSlotsAlone(text: string): boolean {
  return hasSlot(text) && !/[\p{L}\p{N}]/u.test(text.replace(slots, ''));
}

/** A word of a frame, and what it reads with the names that stand there. */
export interface FrameWord {
  readonly frame: string;
  readonly named: string;
}

/** The words of the frame of a line; none for a line that reads like a frame itself. */
export function frameWords(folded: string): FrameWord[] {
  if (hasSlot(folded)) return [];
  const names: string[] = [];
  const framed = folded.replace(nameRun, (name) => {
    names.push(name);
    return nameSlot;
  });
  let used = 0;
  return lineWords(templateOf(framed)).map((frame) => ({
    frame,
    named: frame.replaceAll(nameSlot, () => names[used++]!),
  }));
}

const nameSlot = '{name}';

/**
 * Where a line begins, or ends, with a text with slots: the stretch of its template. Undefined where
 * it does not.
 */
export function slotEdge(
  text: string,
  side: 'prefix' | 'suffix',
): (template: string) => { readonly start: number; readonly end: number } | undefined {
  const body = text
    .split(nameSlot)
    .map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join(capitals);
  const pattern = new RegExp(side === 'prefix' ? `^${body}` : `${body}$`, 'u');
  return (template) => {
    const found = pattern.exec(template);
    return found ? { start: found.index, end: found.index + found[0].length } : undefined;
  };
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

/** A word that is never taken for a name, wherever it stands, and holds no slot. */
const plainWord = /^[^\p{Lu}\p{N}{}]+$/u;

/**
 * The lead of a frame whose second word is a name. Undefined where it is none, and where it depends
 * on what stands around it which words are names.
 */
export function frameLeadOf(words: readonly string[]): string | undefined {
  const [first = '', second] = words;
  const isSure =
    second?.startsWith(nameSlot) && plainWord.test(first.slice(1)) && !/[\p{N}{]/u.test(first[0]!);
  return isSure && first.search(labelEnd) < 0 ? leadOf(words) : undefined;
}

/** The tail of a frame that ends with a name behind a plain word. */
export function frameTailOf(words: readonly string[]): string | undefined {
  const isSure = words.at(-1) === nameSlot && plainWord.test(words.at(-2) ?? '');
  return isSure ? tailOf(words) : undefined;
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
  /** Lead and tail of the frame, for lines with a name right behind their first, or as their last word. */
  readonly frameLead: number;
  readonly frameTail: number;
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
  const frame = frameOf(folded);
  const framed = frame === folded ? [] : lineWords(frame);
  const keys = {
    line: hashText(folded),
    template: hashText(templateOf(folded)),
    frame: hashText(frame),
    lead: hashOf(leadOf(words)),
    tail: hashOf(tailOf(words)),
    frameLead: hashOf(frameLeadOf(framed)),
    frameTail: hashOf(frameTailOf(framed)),
  };
  return { keys, words: words.length };
}

function hashOf(text: string | undefined): number {
  return text === undefined ? NaN : hashText(text);
}

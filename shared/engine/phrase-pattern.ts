import { lineKey } from './line-key';
import { phraseParts } from './phrase-parts';

/** A phrase of a rule, read: either the keys it stands for, or a pattern on line keys. */
export type PhrasePattern =
  | { readonly keys: readonly string[] }
  | {
      /** Runs on a key with a blank put before it. */
      readonly pattern: RegExp;
      /** A line must hold one of these words to match; empty when nothing can be said. */
      readonly words: readonly string[];
      /** More of the kind: sets of words, of each of which a line must hold one; also `twoNumbers`. */
      readonly needs: readonly (readonly string[])[];
      /** No key with more words than this matches. */
      readonly mostWords: number;
    };

/** One element of a phrase: words that are looked up as they are, or a pattern. */
type Element = { readonly words: string } | PatternElement;

interface PatternElement {
  /** Matches a blank before each of its words. */
  readonly source: string;
  readonly word?: string;
  readonly also?: readonly string[];
  readonly mostWords: number;
}

/** One reading of a step, and a step as the choice between its readings. */
type Reading = readonly Element[];
type Step = readonly Reading[];

/** A phrase of so many readings or fewer is written out, so that it can be looked up. */
const mostReadings = 400;
const mostOpenWords = 8;
const openWords: PatternElement = {
  source: `(?: \\S+){1,${mostOpenWords}}`,
  mostWords: mostOpenWords,
};

/**
 * Reads a phrase: words, `#` for a number, `*` for one to eight words, `{name}` for a part of
 * `phrase-parts.ts`, `(a|b|)` for a choice, also of nothing. Choices do not nest.
 */
export function readPhrase(phrase: string): PhrasePattern {
  if (/\([^()]*\(|^[^(]*\)|\([^)]*$/.test(phrase)) throw new Error(`choices nest in: ${phrase}`);
  const steps = phrase
    .split(/(\([^()]*\))/)
    .filter((part) => part.trim() !== '')
    .map((part): Step => (part.startsWith('(') ? part.slice(1, -1).split('|') : [part]).map(read));
  const readings = steps.reduce((count, step) => count * step.length, 1);
  const plain = steps.every((step) => step.every((reading) => reading.every(isWords)));
  if (plain && readings <= mostReadings) return { keys: writeOut(steps) };
  const [words = [], ...needs] = certainWords(steps);
  return {
    pattern: new RegExp(`^${steps.map(stepSource).join('')}$`),
    words,
    needs: [...needs, ...alsoNeeded(steps)],
    mostWords: steps.reduce((sum, step) => sum + Math.max(...step.map(countWords)), 0),
  };
}

function read(text: string): Reading {
  return text
    .split(/(\*|\{\w+\})/)
    .map((part): Element => {
      if (part === '*') return openWords;
      if (!part.startsWith('{')) return { words: lineKey(part.replace(/#/g, ' 0 ')) };
      const named = phraseParts[part.slice(1, -1)];
      if (!named) throw new Error(`unknown part ${part} in: ${text}`);
      return named;
    })
    .filter((element) => !isWords(element) || element.words !== '');
}

function isWords(element: Element): element is { readonly words: string } {
  return 'words' in element;
}

/** Each element brings the blank before it along, so that an empty choice leaves none behind. */
function stepSource(step: Step): string {
  const readings = step.map((reading) =>
    reading.map((element) => (isWords(element) ? ` ${element.words}` : element.source)).join(''),
  );
  return `(?:${readings.join('|')})`;
}

function writeOut(steps: readonly Step[]): string[] {
  let keys = [''];
  for (const step of steps) {
    const endings = step.map((reading) =>
      reading.map((e) => (isWords(e) ? e.words : '')).join(' '),
    );
    keys = keys.flatMap((key) => endings.map((end) => [key, end].filter(Boolean).join(' ')));
  }
  return keys;
}

/** One word of each reading of a step, for each step that must be there; the fewest first. */
function certainWords(steps: readonly Step[]): string[][] {
  return steps
    .map((step) => step.map(tellingWord))
    .filter((words): words is string[] => words.every((word) => word !== undefined))
    .sort((a, b) => a.length - b.length)
    .map((words) => [...new Set(words)]);
}

/** What parts that must be there need besides their word. */
function alsoNeeded(steps: readonly Step[]): (readonly string[])[] {
  const sure = steps.filter((step) => step.length === 1).flat(2);
  return sure.flatMap((element) => (isWords(element) || !element.also ? [] : [element.also]));
}

/** The longest word of a reading, as the rarest; else one that its patterns are sure of. */
function tellingWord(reading: Reading): string | undefined {
  const words = reading.flatMap((element) => (isWords(element) ? element.words.split(' ') : []));
  const sure = reading.flatMap((element) => (isWords(element) ? [] : (element.word ?? [])));
  return words.sort((a, b) => b.length - a.length)[0] ?? sure[0];
}

function countWords(reading: Reading): number {
  return reading.reduce((sum, element) => {
    return sum + (isWords(element) ? element.words.split(' ').length : element.mostWords);
  }, 0);
}

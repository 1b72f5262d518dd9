import { lineKey } from './line-key';

/** A phrase of a rule, read: either the keys it stands for, or a pattern on line keys. */
export type PhrasePattern =
  | { readonly keys: readonly string[] }
  | {
      /** Runs on a key with a blank put before it. */
      readonly pattern: RegExp;
      /** A line must hold one of these words to match; empty when nothing can be said. */
      readonly words: readonly string[];
    };

/** One reading of a step: keys of words, with `*` standing for itself. */
type Reading = readonly string[];
type Step = readonly Reading[];

/** A phrase of so many readings or fewer is written out, so that it can be looked up. */
const mostReadings = 400;
const openWords = '(?: \\S+){1,6}';

/**
 * Reads a phrase: words, `#` for a number, `*` for one to eight words, `(a|b|)` for a choice, also of
 * nothing. Choices do not nest.
 */
export function readPhrase(phrase: string): PhrasePattern {
  if (/\([^()]*\(|^[^(]*\)|\([^)]*$/.test(phrase)) throw new Error(`choices nest in: ${phrase}`);
  const steps = phrase
    .split(/(\([^()]*\))/)
    .filter((part) => part.trim() !== '')
    .map((part): Step => (part.startsWith('(') ? part.slice(1, -1).split('|') : [part]).map(read));
  const readings = steps.reduce((count, step) => count * step.length, 1);
  if (!phrase.includes('*') && readings <= mostReadings) return { keys: writeOut(steps) };
  return { pattern: new RegExp(`^${steps.map(stepSource).join('')}$`), words: certainWords(steps) };
}

function read(text: string): Reading {
  return text
    .split(/(\*)/)
    .map((part) => (part === '*' ? part : lineKey(part.replace(/#/g, ' 0 '))))
    .filter((key) => key !== '');
}

/** Each key brings the blank before it along, so that an empty choice leaves none behind. */
function stepSource(step: Step): string {
  const readings = step.map((reading) =>
    reading.map((key) => (key === '*' ? openWords : ` ${key}`)).join(''),
  );
  return `(?:${readings.join('|')})`;
}

function writeOut(steps: readonly Step[]): string[] {
  let keys = [''];
  for (const step of steps) {
    keys = keys.flatMap((key) =>
      step.map((reading) => [key, ...reading].filter(Boolean).join(' ')),
    );
  }
  return keys;
}

/** One word of each reading of the step that has the fewest, among the steps that must be there. */
function certainWords(steps: readonly Step[]): string[] {
  const certain = steps
    .map((step) => step.map(longestWord))
    .filter((words): words is string[] => words.every((word) => word !== undefined))
    .sort((a, b) => a.length - b.length);
  return [...new Set(certain[0])];
}

function longestWord(reading: Reading): string | undefined {
  const words = reading.filter((key) => key !== '*').flatMap((key) => key.split(' '));
  return words.sort((a, b) => b.length - a.length)[0];
}

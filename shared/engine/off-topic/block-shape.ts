import type { DocumentTerms } from './document-terms';
import { wordTraits, type WordTrait } from './lexicon';

/** What a block looks like, whatever it is about. */
export interface BlockShape {
  readonly characters: number;
  /** 1 when the block ends like a sentence. */
  readonly closed: number;
  /** 1 when the block opens with a quotation mark, a dash or a bullet. */
  readonly opensQuote: number;
  readonly opensMark: number;
  /** Sentence ends inside the block. */
  readonly sentences: number;
  /** Quotation marks, and signs that running text hardly has (@ # | / > ©), per character. */
  readonly quotes: number;
  readonly signs: number;
  /** Share of capitals among all characters. */
  readonly upper: number;
}

const sentenceEnds = '.!?…。！？';
const closers = '"”’\'»)]';
const quoteMarks = '"“”„«»';
const openingMarks = '-–—•*·>»|';
const oddSigns = '@#|/>©\\_=';

const plain = 0;
const upper = 1;
const sentenceEnd = 2;
const quoteMark = 3;
const oddSign = 4;

/** Class of each UTF-16 code unit. */
const classes = new Uint8Array(0x10000);
for (const character of `ABCDEFGHIJKLMNOPQRSTUVWXYZ${sentenceEnds}${quoteMarks}${oddSigns}`) {
  classes[character.charCodeAt(0)] = classOf(character);
}

function classOf(character: string): number {
  if (character >= 'A' && character <= 'Z') return upper;
  if (sentenceEnds.includes(character)) return sentenceEnd;
  if (quoteMarks.includes(character)) return quoteMark;
  return oddSigns.includes(character) ? oddSign : plain;
}

/** Measures the shape of the text between two offsets. */
export function measureShape(text: string, start: number, end: number): BlockShape {
  let sentences = 0;
  let quotes = 0;
  let signs = 0;
  let capitals = 0;
  for (let at = start; at < end; at++) {
    const kind = classes[text.charCodeAt(at)]!;
    if (kind === plain) continue;
    if (kind === upper) capitals += 1;
    else if (kind === sentenceEnd) sentences += 1;
    else if (kind === quoteMark) quotes += 1;
    else signs += 1;
  }
  const characters = Math.max(1, end - start);
  const first = text.charAt(start);
  return {
    characters,
    closed: endsSentence(text, start, end) ? 1 : 0,
    opensQuote: quoteMarks.includes(first) ? 1 : 0,
    opensMark: openingMarks.includes(first) ? 1 : 0,
    sentences,
    quotes: quotes / characters,
    signs: signs / characters,
    upper: capitals / characters,
  };
}

function endsSentence(text: string, start: number, end: number): boolean {
  let at = end - 1;
  while (at > start && closers.includes(text[at]!)) at -= 1;
  return sentenceEnds.includes(text[at] ?? ' ');
}

const wordsAt = wordTraits.indexOf('words');

/** Share of a block's words that have a trait. */
export function traitShare(terms: DocumentTerms, block: number, trait: WordTrait): number {
  const row = block * wordTraits.length;
  const words = terms.traits[row + wordsAt]!;
  return words === 0 ? 0 : terms.traits[row + wordTraits.indexOf(trait)]! / words;
}

/** Words of a block, of whatever sort. */
export function wordCount(terms: DocumentTerms, block: number): number {
  return terms.traits[block * wordTraits.length + wordsAt]!;
}

import type { Document } from '../../model/document';
import type { DocumentTerms } from './document-terms';
import { wordTraits, type WordTrait } from './document-terms';

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

/** Measures the shape of the text between two offsets. */
export function measureShape(text: string, start: number, end: number): BlockShape {
  let sentences = 0;
  let quotes = 0;
  let signs = 0;
  let upper = 0;
  for (let at = start; at < end; at++) {
    const character = text[at]!;
    if (character >= 'A' && character <= 'Z') upper += 1;
    else if (character >= 'a' && character <= 'z') continue;
    else if (sentenceEnds.includes(character)) sentences += 1;
    else if (quoteMarks.includes(character)) quotes += 1;
    else if (oddSigns.includes(character)) signs += 1;
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
    upper: upper / characters,
  };
}

function endsSentence(text: string, start: number, end: number): boolean {
  let at = end - 1;
  while (at > start && closers.includes(text[at]!)) at -= 1;
  return sentenceEnds.includes(text[at] ?? ' ');
}

/** Share of a block's words that have a trait. */
export function traitShare(terms: DocumentTerms, block: number, trait: WordTrait): number {
  const row = block * wordTraits.length;
  const words = terms.traits[row + wordTraits.indexOf('words')]!;
  return words === 0 ? 0 : terms.traits[row + wordTraits.indexOf(trait)]! / words;
}

/** Words of a block, of whatever sort. */
export function wordCount(terms: DocumentTerms, block: number): number {
  return terms.traits[block * wordTraits.length + wordTraits.indexOf('words')]!;
}

/** The shapes of the given blocks. */
export function measureShapes(document: Document, blocks: Int32Array): BlockShape[] {
  return Array.from(blocks, (index) => {
    const block = document.blocks[index]!;
    return measureShape(document.text, block.start, block.end);
  });
}

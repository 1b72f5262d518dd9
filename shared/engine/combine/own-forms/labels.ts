import type { BlockFeatures, DocumentFeatures } from '../../features';
import { speaksOfPicture } from '../line-traits';
import { indices, range, runsOf } from './structure';

const label = /^[•·*–-]?\s?(?!https?)["“]?([\p{L}\d][^:.!?–—\t]{0,40}?)["”]?(?::\s|\s[–—]\s)\s*\S/u;
const bracketed = /^[[({][\p{L}\d][\p{L}\d\s.,'’-]{1,28}[\])}]:?$/u;
/** Labels of pictures, of other articles, of authors and their addresses. */
const ofPages =
  /\b(?:photos?|pictures?|images?|videos?|gallery|watch|listen|credits?|related|more|read|see|also|deeper|sources?|via|contributing|by|authors?|e-?mail|twitter|facebook|instagram|follow|contact|tags?|posted|published|updated)\b/i;
const mostLabelWords = 5;
/** What belongs to a label in a list of facts is no longer than this, label included. */
const mostFactWords = 10;
const fewestInRow = 3;
const fewest = 5;
/** From this share of all blocks on the whole document is made of labelled entries. */
const leastShare = 0.3;

/** Labels with what belongs to them: facts of a product, speakers, terms of a glossary, parts of a song. */
export function* findLabels({ blocks }: DocumentFeatures): Iterable<number> {
  const labelled = blocks.filter(isLabelled);
  const facts = labelled.filter(isFact);
  const throughout = labelled.length >= fewest && labelled.length >= leastShare * blocks.length;
  if (throughout) yield* indices(facts);
  const parts = blocks.filter(isBracketed);
  if (throughout || parts.length >= 2) yield* indices(parts);
  for (const [from, to] of runsOf(blocks, isFact))
    if (to - from >= fewestInRow) yield* range(from, to);
  yield* returning(facts);
}

/** The line begins with a label, or is one. */
export function mayBeLabelled(block: BlockFeatures): boolean {
  return isFact(block) || isBracketed(block);
}

function isBracketed({ text }: BlockFeatures): boolean {
  return bracketed.test(text) && !speaksOfPicture(text);
}

function isLabelled({ text }: BlockFeatures): boolean {
  const found = label.exec(text.slice(0, 60))?.[1];
  if (found === undefined || found.split(/\s+/).length > mostLabelWords) return false;
  return !ofPages.test(found) && !speaksOfPicture(text);
}

function isFact(block: BlockFeatures): boolean {
  return block.words <= mostFactWords && isLabelled(block);
}

/** Facts whose label returns with something else behind it. */
function* returning(facts: readonly BlockFeatures[]): Iterable<number> {
  const byLabel = new Map<string, BlockFeatures[]>();
  for (const fact of facts) {
    const name = label.exec(fact.text.slice(0, 60))![1]!;
    const same = byLabel.get(name);
    if (same) same.push(fact);
    else byLabel.set(name, [fact]);
  }
  for (const same of byLabel.values())
    if (new Set(same.map(({ text }) => text)).size >= 2) yield* indices(same);
}

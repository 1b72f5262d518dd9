import type { BlockFeatures } from '../features';
import { agency, cuesOf, gives, pictureWord, pointing } from './word-cues';

const posing =
  /\b(?:pictured|poses?|posing|photographed|seen (?:here|in|on|at|leaving|arriving|with|outside|during)|shown (?:here|in|above|on)|(?:this|a|an|the) (?:\w+ ){0,3}(?:photo|photograph|picture|image|screenshot|screengrab|selfie|still|illustration|map|graphic|mugshot|file photo)|(?:looks|stands?|sits?|walks?|smiles?|waves?|speaks?|gestures?|attends?|arrives?|leaves?|holds?) (?:on|at|in|with|for|to|during|outside|next to|before|after|as|a|up|his|her|the)\b)/i;
const label = /^(?!https?)["'‘“]?([\p{Lu}\d][^:.!?]{1,44}[?!]?)["'’”]?:\s+\S/u;

/** The line points at its picture: "(left)", ", pictured,". */
export function pointsAtPicture(text: string): boolean {
  return pointing.pattern.test(text);
}

/** The line describes what a picture shows. */
export function describesPicture(text: string): boolean {
  return posing.test(text);
}

const longestCaption = 60;
/** Running text up to this length, in words, is no longer than the teaser of another article. */
const longestTeaser = 36;

/** The line speaks of a picture. */
export function speaksOfPicture(text: string): boolean {
  return pictureWord.pattern.test(text);
}

/** Running text, a block of the whole text, that may still be the text of a picture, or a teaser. */
export function mayBeLeftover(block: BlockFeatures, whole: string): boolean {
  const { words, text } = block;
  if (words <= longestTeaser) return true;
  if (words > longestCaption) return false;
  const cues = cuesOf(whole, block);
  return gives(pictureWord, text, cues) || gives(agency, text, cues);
}

const longestLabelled = 60;

/** Words of the label before a colon at the beginning of the line; 0 when there is none. */
export function labelWords({ text }: BlockFeatures): number {
  const head = text.slice(0, longestLabelled);
  // Most lines are let go here, before the pattern is tried.
  const found = head.includes(':') ? label.exec(head) : null;
  return found ? found[1]!.split(/\s+/).length : 0;
}

import { postBit } from './count-units';
import type { BlockFeatures } from './features';
import { closingUnit, codesOf } from './line-end';

/** What the form of a line alone says; shared by the detectors that judge by form. */

const colons = codesOf(':：');
const pauses = codesOf(',;–—-');
const noHeadlineEnds = codesOf('.;,:');
const opening = codesOf('"“\'‘«');

/** The line announces what follows: it ends in a colon. */
export function leadsOn(block: BlockFeatures | undefined): boolean {
  return block !== undefined && colons.has(closingUnit(block.text));
}

/** The line goes on below: it ends in a comma, a semicolon or a dash. */
export function breaksOff(block: BlockFeatures): boolean {
  return pauses.has(closingUnit(block.text));
}

/** Most words begin with a capital, as in a headline set in title case. */
export function isTitleCase(block: BlockFeatures): boolean {
  return block.words >= 3 && block.capitalWords >= 0.62 * block.words;
}

const posted = /https?:\/\/|www\.|(?:^|\s|["'“‘.(])[@#]\p{L}\w+|pic\.twitter/u;

/** The line holds an address, an account or a tag, as posts of social networks do. */
export function looksPosted(block: BlockFeatures): boolean {
  // Most lines are let go by their signs, before the pattern is tried.
  return (block.signs & postBit) !== 0 && posted.test(block.text);
}

/** The line begins with a bullet or a number of a list. */
export function isListItem(block: BlockFeatures): boolean {
  return /^(?:[•◦▪‣·●○■□◆◇✓✔*–—-]\s|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)]\s)/.test(block.text);
}

/** The line is wholly put in quotation marks. */
export function isQuoted(block: BlockFeatures): boolean {
  return opening.has(block.text.charCodeAt(0)) && /["”'’»][.,!?]?$/.test(block.text);
}

/** Could be a headline: a few words, no full stop, nothing that follows from it. */
export function isHeadlineLike(block: BlockFeatures): boolean {
  const { words, text } = block;
  if (words < 3 || words > 22 || text.length > 180 || block.tabular) return false;
  if (block.capitalWords === 0) return false;
  if (noHeadlineEnds.has(closingUnit(text)) && !text.endsWith('...')) return false;
  if (/^["“]/.test(text) || /^[\p{Ll}([]/u.test(text)) return false;
  if (text.includes('!') && !isTitleCase(block)) return false;
  if (/\s[|·•]\s|\([^)]*(?:photo|getty|reuters|AP)\b/i.test(text)) return false;
  return block.sentences <= 1 && !isListItem(block) && !looksPosted(block);
}

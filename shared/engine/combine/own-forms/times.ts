import type { BlockFeatures, DocumentFeatures } from '../../features';
import { isListItem } from '../../line-shape';
import { indices } from './structure';

/** A time of day, or the minute of a match. */
const stamp =
  /^(?:[[(]?\d{1,2}(?::\d{2}){1,2}(?:\s?[ap]\.?m\b\.?)?[\])]?|\d{1,3}(?:['’′]?\s?\+\s?\d{1,2})?['’′](?!\d))/i;
const clock = /\d{1,2}:\d{2}/;
const month =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre';
const date = new RegExp(
  `(?<!\\p{L})(?:\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./]\\d{1,2}[./](?:\\d{2,4})?|\\d{1,2}(?:st|nd|rd|th|er)?\\.?\\s(?:de\\s)?(?:${month})|(?:${month})\\.?\\s\\d{1,2}(?:st|nd|rd|th)?)(?![\\p{L}\\d])`,
  'iu',
);
const furniture = /\b(?:posted|updated|published|modified|added|edited|by|ago|comments?|views?)\b/i;

const fewestEntries = 3;
const mostDateWords = 8;
/** Share of the entries that have to hold, or stand above, some text. */
const withText = 0.6;

/** The line begins with a time. */
export function isTimed({ text }: BlockFeatures): boolean {
  return stamp.test(text);
}

/** The line is a date and little else. */
export function isDated({ text, words }: BlockFeatures): boolean {
  return words <= mostDateWords && date.test(text) && !clock.test(text) && !furniture.test(text);
}

/** Entries of a chat, a transcript or a live blog, each beginning with its time. */
export function findTimed({ blocks }: DocumentFeatures): number[] {
  const timed = blocks.filter(isTimed);
  const told = timed.filter((block) => block.words >= 3 || leadsToText(blocks[block.index + 1]));
  return isSeries(timed, told) ? indices(timed) : [];
}

/** Entries of a diary, a chronicle or a list of changes, each below its date. */
export function findDated({ blocks }: DocumentFeatures): number[] {
  const dated = blocks.filter(isDated);
  const told = dated.filter(({ index }) => leadsToText(blocks[index + 1]));
  return isSeries(dated, told) ? indices(dated) : [];
}

function isSeries(entries: readonly unknown[], told: readonly unknown[]): boolean {
  return entries.length >= fewestEntries && told.length >= withText * entries.length;
}

/** A sentence, an entry of a list, or a heading of a word or two; headlines of other articles are longer. */
function leadsToText(next: BlockFeatures | undefined): boolean {
  if (next === undefined || isTimed(next)) return false;
  return next.endsSentence || next.prose || isListItem(next) || next.words <= 2;
}

import type { Span } from '../../model/span';
import { isAsciiLetter, isDigit } from '../letter-code';
import { lentUnits } from '../text-units';
import { beginWord, hashWord, mixWord, placeOf } from '../word-hash';

/** A pattern each of whose matches holds one of a few words, whole. */
export interface WordCue {
  /** Its bit among those of `cuesOf`. */
  readonly bit: number;
  readonly pattern: RegExp;
}

const size = 1 << 14;
/** For each hash of a word the bits of the cues that it may give. */
const cuesByHash = new Uint8Array(size);
let cues = 0;

function cue(words: string, pattern: RegExp): WordCue {
  const bit = 1 << cues++;
  for (const word of words.split(' ')) cuesByHash[placeOf(hashWord(word), size - 1)]! |= bit;
  return { bit, pattern };
}

/** Somebody is quoted. */
export const reporting = cue(
  'said says told added according reported tweeted wrote explained',
  /\b(?:said|says|told|added|according to|reported|tweeted|wrote|explained)\b/i,
);

/** The usual verbs of a sentence. */
export const verbal = cue(
  'is are was were has have had will can could did does do been says said',
  /\b(?:is|are|was|were|has|have|had|will|can|could|did|does|do|been|says|said)\b/i,
);

/** The reader is addressed. */
export const you = cue('you your us our', /\b(?:you|your|us|our)\b/i);

/** Years are numbers, which may always be one. */
export const moment = cue(
  'january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday',
  /\b(?:(?:19|20)\d\d|January|February|March|April|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b/,
);

/** A picture agency, or a place that pictures are taken from. */
export const agency = cue(
  'reuters afp ap epa getty shutterstock istock thinkstock alamy corbis rex swns splash barcroft wikimedia wikipedia flickr creative facebook twitter instagram youtube bloomberg press associated pa',
  /\b(?:Reuters|REUTERS|AFP|AP|EPA|Getty(?: Images)?|GETTY(?: IMAGES)?|Shutterstock|iStock|Thinkstock|Alamy|Corbis|Rex(?: Features)?|REX(?: FEATURES)?|SWNS|Splash(?: News)?|Barcroft|Wikimedia|Wikipedia|Flickr|Creative Commons|Facebook|Twitter|Instagram|YouTube|Bloomberg|Press Association|Associated Press|PA)\b/,
);

/** A picture, or what stands beside pictures. */
export const pictureWord = cue(
  'photo photos photograph photographs photographer photographed image images picture pictures pictured video videos screenshot screenshots screen screengrab screengrabs footage illustration illustrations file handout credit courtesy via caption',
  /\b(?:[Pp]hoto(?:s|graph|graphs|grapher|graphed)?|[Ii]mages?|[Pp]ictur(?:es?|ed)|[Vv]ideos?|[Ss]creenshots?|[Ss]creen ?grabs?|[Ff]ootage|[Ii]llustrations?|FILE|[Ff]ile|[Hh]andout|[Cc]redit|[Cc]ourtesy|[Vv]ia|PHOTO|[Cc]aption)\b/,
);

const side =
  'pictured|left|right|above|below|centre|center|middle|inset|far left|far right|top|bottom|circled|foreground|background|wearing|holding|seen here|shown|file photo|file image|stock (?:photo|image)';

/** The line points at its picture: "(left)", ", pictured,". */
export const pointing = cue(
  'pictured left right above below centre center middle inset far top bottom circled foreground background wearing holding seen shown file stock',
  new RegExp(
    `\\((?:[\\w ’']{0,20}\\b)?(?:${side})\\b[^)]{0,40}\\)|,\\s(?:second |third )?(?:from )?(?:pictured|left|right|centre|center|inset|above|top|far left|far right)(?:,|$|\\s(?:with|in|at|and)\\b)`,
    'i',
  ),
);

/** The bits of all cues whose words a text holds between two offsets, and maybe some more; read in one pass for all of them. */
export function cuesOf(text: string, { start, end }: Span): number {
  const units = lentUnits(text);
  let found = 0;
  let hash = beginWord;
  for (let at = start; at < end; at++) {
    const code = units[at]!;
    if (isAsciiLetter(code)) hash = mixWord(hash, code | 32);
    else if (isDigit(code) || code === underscore) {
      // No word of a cue has a digit, but a year has nothing else.
      found |= moment.bit;
      hash = mixWord(hash, code);
    } else {
      found |= cuesByHash[placeOf(hash, size - 1)]!;
      hash = beginWord;
    }
  }
  return found | cuesByHash[placeOf(hash, size - 1)]!;
}

const underscore = 95;

/** The pattern of a cue matches a text; `found` is what `cuesOf` found in it, or in more than it. */
export function gives({ bit, pattern }: WordCue, text: string, found: number): boolean {
  return (found & bit) !== 0 && pattern.test(text);
}

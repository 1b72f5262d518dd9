import { twoNumbers } from './word-needs';

/** A named part of a phrase, `{moment}`: a pattern on the words of a line key. */
export interface PhrasePart {
  readonly source: string;
  /** A word that every match holds. */
  readonly word: string;
  /** Words of which every match, or the line around it, holds another one; also `twoNumbers`. */
  readonly also?: readonly string[];
  readonly mostWords: number;
}

const months =
  'jan|january|feb|febr|february|mar|march|apr|april|may|jun|june|jul|july|aug|august|sep|sept|september|oct|october|nov|november|dec|december';
const weekdays =
  'mon|monday|tue|tues|tuesday|wed|weds|wednesday|thu|thur|thurs|thursday|fri|friday|sat|saturday|sun|sunday';
const clock = 'am|pm|a m|p m|noon|midnight|hrs|h';
const zones =
  'est|edt|et|cst|cdt|ct|mst|mdt|mt|pst|pdt|pt|gmt|utc|bst|cet|cest|ist|aest|aedt|sgt|hkt|jst|eat|wat|sast|z|local time|eastern|pacific';
const between = 'at|on|of|the|st|nd|rd|th|t';

const counted =
  'shares?|likes?|views?|comments?|tweets?|retweets?|reposts?|quotes?|bookmarks?|upvotes?|downvotes?|votes?|points?|reactions?|replies|reply|responses?|followers?|following|subscribers?|downloads?|reads?|readers?|favorites?|pins?|plays?|ratings?|reviews?|notes?|hits?|claps?|restacks?|stars?|impressions?|fans?|posts';

export const phraseParts: Readonly<Record<string, PhrasePart>> = {
  /** A date with or without a time: a month or weekday beside numbers, or three numbers in a row. */
  moment: {
    source: `(?=(?: \\S+){0,7}? (?:${months}|${weekdays})(?: |$)| # # #| # # (?:${clock}))(?=[^#]*#)(?: (?:#|${months}|${weekdays}|${clock}|${zones}|${between})){2,14}`,
    word: '#',
    also: [...months.split('|'), ...weekdays.split('|'), twoNumbers],
    mostWords: 16,
  },
  /** Counts of shares, comments and the like, the number before or behind its noun. */
  counted: {
    source: `(?:(?: # (?:${counted}))+|(?: (?:${counted}) #)+)`,
    word: '#',
    also: counted.split('|').flatMap((word) => [word.replace('s?', 's'), word.replace('s?', '')]),
    mostWords: 16,
  },
};

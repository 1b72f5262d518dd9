import type { Detector } from '../detector';
import type { BlockFeatures } from '../features';
import { leadsOn } from '../line-shape';
import type { RuleIndex } from '../rule-index';
import { hashWord } from '../word-hash';

/** Entries of a menu are no longer than so many words. */
const mostEntryWords = 4;
const fewestEntries = 4;
const furniture = new Set([
  'ui',
  'share',
  'related',
  'promo',
  'policy',
  'counter',
  'advert',
  'metadata',
]);

/** The menu of a page: short entries in one line, or one below the other. */
export const menu: Detector = {
  id: 'menu',
  version: 1,
  label: 'Menu',
  summary: 'Several short entries side by side or one below the other, as in the menu of a page.',
  examples: {
    flags: [
      {
        text: 'What is new   Top ten   Special features   Subscribe\nThe ferry left the quay on Tuesday morning.',
        flagged: ['What is new   Top ten   Special features   Subscribe'],
      },
      {
        text: 'HOME\nASK ADA\nPODCASTS\nCONTACT\nBOOKS\nThe ferry left the quay on Tuesday morning.',
        flagged: ['HOME', 'ASK ADA', 'PODCASTS', 'CONTACT', 'BOOKS'],
      },
    ],
    keeps: [
      {
        text: 'For the bread you need:\nFlour\nSalt\nWater\nA large bowl\nMix it all and let it rest for an hour.',
        flagged: [],
      },
      {
        text: 'Red | Blue\nThe ferry was red until May and is blue now.',
        flagged: [],
      },
    ],
  },
  *detect(_document, { features, rules }) {
    const { blocks } = features;
    for (const { start, end, text, words } of blocks) {
      if (words > 60 || text.startsWith('|') || !isMenuRow(text)) continue;
      yield {
        start,
        end,
        kind: 'ui',
        score: 0.72,
        reason: 'short entries side by side, as in a menu',
      };
    }
    for (let from = 0; from < blocks.length;) {
      let to = from;
      while (to < blocks.length && isEntry(blocks[to]!)) to++;
      if (to - from >= fewestEntries && !leadsOn(blocks[from - 1])) {
        const score = columnScore(blocks.slice(from, to), rules);
        const reason = 'short entries one below the other, as in a menu';
        for (const { start, end } of blocks.slice(from, to))
          yield { start, end, kind: 'ui', score, reason };
      }
      from = Math.max(to, from + 1);
    }
  },
};

/** At least four short parts, set apart by wide gaps or by bars and dots. */
function isMenuRow(text: string): boolean {
  if (/[.!?]["'”’]?$/.test(text)) return false;
  const parts = text.split(/\s{2,}|\s[|•·»›/]\s/).filter((part) => part.trim() !== '');
  if (parts.length < fewestEntries) return false;
  return parts.every((part) => part.split(' ').length <= mostEntryWords && /\p{L}/u.test(part));
}

function isEntry(block: BlockFeatures): boolean {
  return (
    block.words <= 3 && block.letters > 1 && block.capitalWords > 0 && !/[.!?,;]$/.test(block.text)
  );
}

/** Few lists have entries that are known from menus; without such it may be any list. */
function columnScore(entries: readonly BlockFeatures[], rules: RuleIndex): number {
  const known = entries.filter(({ key }) => key !== undefined && isFurniture(key, rules));
  const capitals = entries.every(({ letters, capitals }) => capitals === letters);
  const share = known.length / entries.length;
  if (share >= 0.3) return 0.85;
  if (share >= 0.12) return capitals ? 0.78 : 0.5;
  return capitals ? 0.35 : 0.15;
}

/** The entry is known as a line of furniture, or as a word of a menu. */
function isFurniture(key: string, { byKey, tokens }: RuleIndex): boolean {
  if (byKey.get(key)?.some(({ kind }) => furniture.has(kind))) return true;
  return tokens.some(({ rule, words }) => rule.kind === 'ui' && words.has(hashWord(key)));
}

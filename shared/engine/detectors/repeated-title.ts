import type { BlockFeatures } from '../features';
import type { Detector } from '../detector';
import { lineKey } from '../line-key';
import { countWords } from '../line-words';
import { hashWord } from '../word-hash';

const fewestWords = 3;
const mostWords = 40;

/** A headline that stands a second time in the text. */
export const repeatedTitle: Detector = {
  id: 'repeated-title',
  version: 1,
  label: 'Repeated title',
  summary: 'The line repeats the headline that stands above; the first one is kept.',
  examples: {
    flags: [
      {
        text: 'Old ferry sails again after nine months –\nIt left on Tuesday.\nOLD FERRY SAILS AGAIN AFTER NINE MONTHS -',
        flagged: ['OLD FERRY SAILS AGAIN AFTER NINE MONTHS -'],
      },
      {
        text: 'Old ferry sails again\nIt left on Tuesday.\nOld ferry sails again | Harbour Times',
        flagged: ['Old ferry sails again | Harbour Times'],
      },
    ],
    keeps: [
      {
        text: 'Old ferry sails again\nThe old ferry sails again on Sundays, too.\nIt left on Tuesday.',
        flagged: [],
      },
      {
        text: 'The ferry\nIt left on Tuesday.\nThe ferry',
        flagged: [],
      },
    ],
  },
  *detect(document, { features }) {
    const { blocks, words } = features;
    const twins = new Map<string, BlockFeatures | undefined>();
    const given = document.title === undefined ? '' : titleKey(document.title);
    if (canBeTitle(given)) twins.set(given, undefined);
    const first = blocks[0];
    if (first?.key !== undefined && canBeTitle(first.key)) twins.set(titleKey(first.text), first);
    const openings = new Set(Array.from(twins.keys(), firstWord));
    for (const block of blocks) {
      if (block.index === 0 || block.words > mostWords) continue;
      const opening = words.number[words.from[block.index]!]!;
      // Nearly all lines are let go here, before their key is made.
      if (countWords(words, block.index) < fewestWords || !openings.has(words.hash[opening]!))
        continue;
      for (const [title, twin] of twins) {
        if (!block.key!.startsWith(title) || titleKey(block.text) !== title) continue;
        // A given title stands beside the text: its first copy inside the text is the headline.
        if (!twin) twins.set(title, block);
        else yield hit(document.id, block, twin);
        break;
      }
    }
  },
};

function hit(document: string, block: BlockFeatures, twin: BlockFeatures) {
  const { start, end } = block;
  return {
    start,
    end,
    kind: 'repeated-title',
    // A sentence that says the same as the headline may be the sentence it was taken from.
    score: block.endsSentence && !twin.endsSentence ? 0.4 : 0.95,
    reason: 'repeats the headline at the top',
    evidence: { twin: { document, start: twin.start, end: twin.end } },
  } as const;
}

/** Hash of the first word of a title. */
function firstWord(title: string): number {
  return hashWord(title.slice(0, title.indexOf(' ')));
}

function canBeTitle(key: string): boolean {
  const words = key === '' ? 0 : key.split(' ').length;
  return words >= fewestWords && words <= mostWords;
}

/** The words of a title without the name of the site behind it. */
function titleKey(text: string): string {
  const start = text.slice(0, 400);
  // Nearly all titles are let go here: the other pattern looks at every place for what is behind it.
  const head = /\s(?:[|–—»·-]|::)\s/.test(start)
    ? /^(.{8,300}\S)\s{1,3}(?:[|–—»·-]|::)\s{1,3}\S.{1,60}$/.exec(start)?.[1]
    : undefined;
  const key = lineKey(head ?? text);
  return canBeTitle(key) ? key : lineKey(text);
}

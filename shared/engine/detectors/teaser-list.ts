import type { Detector, RawHit } from '../detector';
import type { BlockFeatures, DocumentFeatures } from '../features';
import { isHeadlineLike, isTitleCase, leadsOn } from '../line-shape';
import { rulesOfLine } from '../known-lines';
import type { LineWords } from '../line-words';
import type { RuleIndex } from '../rule-index';

/** So many headlines below one heading are taken for its list. */
const longestList = 15;
const longestBareList = 9;

/** Headlines of other articles: below a heading that says so, or in a row without any text. */
export const teaserList: Detector = {
  id: 'teaser-list',
  version: 2,
  label: 'Teaser list',
  summary:
    'Bare headlines in a row, or below a heading for other articles, with no text of their own.',
  examples: {
    flags: [
      {
        text: 'The ferry left the quay on Tuesday morning, and nine hundred people came to see it go.\nRelated Articles\nPier shut for the winter\nMayor buys a second boat\nIt will sail three times a day until the end of the summer, the harbour office said on Monday.',
        flagged: ['Pier shut for the winter', 'Mayor buys a second boat'],
      },
      {
        text: 'The ferry left the quay on Tuesday morning, and nine hundred people came to see it go.\nIt will sail three times a day until the end of the summer, the harbour office said on Monday.\nPier to Stay Shut for the Whole Winter\nMayor Buys a Second Boat for the Island\nCod Dearer Than Ever Before',
        flagged: [
          'Pier to Stay Shut for the Whole Winter',
          'Mayor Buys a Second Boat for the Island',
          'Cod Dearer Than Ever Before',
        ],
      },
    ],
    keeps: [
      {
        text: 'A year at sea\nThe ferry left the quay on Tuesday morning, and nine hundred people came to see it go.\nNine months in the dock\nIt will sail three times a day until the end of the summer, the harbour office said on Monday.',
        flagged: [],
      },
      {
        text: 'The ferry left the quay on Tuesday morning with these on board, the harbour office said:\nThe mayor of the town\nThe band of the fire brigade\nThe keeper of the old lighthouse\nIt will sail three times a day until the end of the summer, the harbour office said on Monday.',
        flagged: [],
      },
    ],
  },
  *detect(_document, { features, rules }) {
    const { blocks } = features;
    for (let from = 1; from < blocks.length;) {
      const to = runEnd(features, from, rules);
      if (to === from) from++;
      else {
        yield* judgeRun(features, from, to, rules);
        from = to;
      }
    }
  },
};

/** Behind the last of the headline-like blocks from `from` on; `from` itself when there is none. */
function runEnd({ blocks, words }: DocumentFeatures, from: number, rules: RuleIndex): number {
  let to = from;
  while (
    to < blocks.length &&
    isHeadlineLike(blocks[to]!) &&
    !isHeading(blocks[to]!, words, rules)
  ) {
    to++;
  }
  return to;
}

function* judgeRun(
  features: DocumentFeatures,
  from: number,
  to: number,
  rules: RuleIndex,
): Iterable<RawHit> {
  const { blocks, firstProse, lastProse, proseBlocks, stopRate } = features;
  const before = blocks[from - 1]!;
  const length = to - from;
  const headed = isHeading(before, features.words, rules);
  // What a colon announces is a list of the article itself.
  if (!headed && (leadsOn(before) || proseBlocks < 2 || stopRate < 0.5)) return;
  const closing = from > lastProse;
  // A long row is a list of the text itself: stations, entries, sources.
  const entries = !headed && length > longestBareList ? 0.5 : 1;
  for (let index = from; index < to; index++) {
    const { start, end } = blocks[index]!;
    // Above the text stand its own headline and the lines that sum it up.
    if (!headed && index < firstProse) continue;
    if (headed) {
      const score = index - from < longestList ? 0.88 : 0.6;
      yield {
        start,
        end,
        kind: 'related',
        score,
        reason: 'a headline below a heading for other articles',
      };
    } else {
      const between = length > 1 ? 'bare headlines in a row' : 'a bare headline between paragraphs';
      const reason = closing ? 'a bare headline after the text' : between;
      yield {
        start,
        end,
        kind: 'related',
        score: entries * bareScore(blocks[index]!, length, closing),
        reason,
      };
    }
  }
}

function bareScore(block: BlockFeatures, length: number, closing: boolean): number {
  const titled = isTitleCase(block) ? 0.14 : 0;
  const long = block.words >= 5 ? 0.06 : -0.16;
  if (closing) return (length >= 2 ? 0.6 : 0.36) + titled + long;
  // Between paragraphs one headline alone is a sub-heading far more often than a teaser.
  if (length === 1) return 0.2;
  return (length >= 3 ? 0.4 : 0.32) + titled + long;
}

/** The line alone is known as a heading for other articles. */
function isHeading(block: BlockFeatures, words: LineWords, rules: RuleIndex): boolean {
  return rulesOfLine(rules, block, words)?.some(({ kind }) => kind === 'related') ?? false;
}

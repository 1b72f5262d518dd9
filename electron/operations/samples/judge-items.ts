import { spansOverlap, type Span } from '../../../shared/model/span';
import { findBlockRun } from '../../store/blocks';
import type { ReadDb } from '../../store/database';
import { getDocument } from '../../store/documents';
import { getFlag } from '../../store/flags';
import { listSampleItems, type StoredItem, type StoredSample } from '../../store/samples';
import { listVerdicts, type StandingVerdict } from '../../store/verdicts';

/** What stands on an item. `gone`: a later analysis or an exclusion took it out of the set. */
type Judgement = 'right' | 'wrong' | 'unseen' | 'gone';

/** How far a sample was looked at. */
export interface Looked {
  readonly looked: number;
  readonly right: number;
  /** Items among them that are no longer there. */
  readonly gone: number;
  /** The first item that nobody has judged. */
  readonly next: StoredItem | undefined;
  /** The item that was judged last in the order of the drawing. */
  readonly last: StoredItem | undefined;
}

const itemsAtOnce = 100;

/**
 * Judges the items of a sample by the verdicts that stand, up to the first that no curator has
 * judged. What was decided behind it does not count: only the beginning of a random order is a
 * random sample, whatever a curator chose to look at besides.
 */
export function judgeItems(db: ReadDb, sample: StoredSample): Looked {
  const judge = sample.purpose === 'missed' ? judgeBlock : judgeFlag;
  const sum = { looked: 0, right: 0, gone: 0 };
  let last: StoredItem | undefined;
  for (let from = 0; ; from += itemsAtOnce) {
    const items = listSampleItems(db, sample.id, from, itemsAtOnce);
    for (const item of items) {
      const judgement = judge(db, item);
      if (judgement === 'unseen') return { ...sum, last, next: item };
      if (judgement === 'gone') {
        sum.gone++;
        continue;
      }
      sum.looked++;
      if (judgement === 'right') sum.right++;
      last = item;
    }
    if (items.length < itemsAtOnce) return { ...sum, last, next: undefined };
  }
}

/** A flag is right when a curator cuts it, and wrong when one keeps it or cuts something else. */
function judgeFlag(db: ReadDb, item: StoredItem): Judgement {
  const words = listVerdicts(db, item.documentId).filter(({ actor }) => actor === 'curator');
  const standing = words.find((word) => isSame(word, item));
  if (standing) return standing.verdict === 'confirmed' ? 'right' : 'wrong';
  if (words.some(({ replaces }) => replaces && isSame(replaces, item))) return 'wrong';
  if (isExcluded(db, item)) return 'gone';
  return getFlag(db, item.documentId, item.start, item.end) ? 'unseen' : 'gone';
}

/** A line is right when it belongs, and wrong when a curator cuts anything of it. */
function judgeBlock(db: ReadDb, item: StoredItem): Judgement {
  const isCut = (word: StandingVerdict) =>
    word.actor === 'curator' && word.verdict === 'confirmed' && spansOverlap(word, item);
  if (listVerdicts(db, item.documentId).some(isCut)) return 'wrong';
  if (item.belongs) return 'right';
  if (isExcluded(db, item)) return 'gone';
  const [block] = findBlockRun(db, item.documentId, item);
  return block && isSame(block, item) ? 'unseen' : 'gone';
}

function isExcluded(db: ReadDb, { documentId }: StoredItem): boolean {
  return getDocument(db, documentId)?.excluded !== undefined;
}

function isSame(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

import type { DocumentFeatures } from '../../features';
import { range } from './structure';

const greeting =
  /^(?:dear|hello|hi|hey|sehr geehrte[rs]?|liebe[rs]?|hallo|cher|chère|chers|chères|madame|monsieur|querid[oa]s?|estimad[oa]s?|car[oai]|gentile|egregi[oa]?|beste|geachte|lieve|prezad[oa]s?|szanown[aiy]|drog[ai]|уважаем\p{L}+|дорог\p{L}+)(?!\p{L})[^.?]{0,60}[,!:]$/iu;
/** Name, address, date and subject stand above the greeting. */
const mostHead = 14;
/** Behind the last paragraph come the closing formula, the name, a postscript. */
const mostFoot = 8;

/** What stands above the greeting of a letter, and below its last paragraph. */
export function* findLetterEnds({ blocks, lastProse }: DocumentFeatures): Iterable<number> {
  const at = blocks
    .slice(0, mostHead)
    .findIndex(({ text }) => text.length < 90 && greeting.test(text));
  if (at < 0) return;
  yield* range(0, at + 1);
  const foot = Math.max(at, lastProse) + 1;
  if (blocks.length - foot <= mostFoot) yield* range(foot, blocks.length);
}

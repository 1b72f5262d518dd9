import type { Detector } from '../detector';
import type { BlockFeatures } from '../features';
import { countWords, type LineWords } from '../line-words';
import { hashWord } from '../word-hash';

const signature = /^[—–―-]{1,2}\s?.{1,60}\(@\w{1,20}\)/;
const pollButtons = new Set([
  'vote',
  'vote now',
  'view results',
  'view resultspolldaddy com',
  'see results',
  'view result',
  'vote view results',
  'total votes #',
  'submit vote',
]);
const mostButtonWords = Math.max(...Array.from(pollButtons, (key) => key.split(' ').length));
const firstWords = new Set(Array.from(pollButtons, (key) => hashWord(key.split(' ')[0]!)));
/** Longer lines are no answers of a poll. */
const mostAnswerWords = 8;
const mostAnswers = 8;

/** Traces of embedded posts and polls that only the lines around them give away. */
export const embed: Detector = {
  id: 'embed',
  version: 1,
  label: 'Embedded post or poll',
  summary:
    'The text of an embedded post above its signature, or the question and answers of a poll.',
  examples: {
    flags: [
      {
        text: 'The ferry sails.\nWill you go on board?\nYes\nNo\nVote',
        flagged: ['Will you go on board?', 'Yes', 'No', 'Vote'],
      },
      {
        text: 'The ferry sails.\nshe is back and she is blue\n— Ada Pole (@adapole) May 3, 2015',
        flagged: ['— Ada Pole (@adapole) May 3, 2015'],
      },
    ],
    keeps: [
      { text: 'Will you vote?\nYes.\nThe town will vote in May.', flagged: [] },
      { text: 'The ferry sails.\n— Ada Pole, mayor', flagged: [] },
    ],
  },
  *detect(_document, { features }) {
    const { blocks, words } = features;
    for (const block of blocks) {
      if (isPollButton(block, words)) {
        const reason = 'belongs to a poll';
        for (const { start, end } of poll(blocks, block.index)) {
          yield { start, end, kind: 'embed', score: 0.82, reason };
        }
      } else if (block.words <= 20 && signature.test(block.text)) {
        const body = blocks[block.index - 1];
        if (body && body.index > 0 && body.words <= 60) {
          // Quoted posts may be what the text is about; the curator decides.
          const reason = 'the text of an embedded post, signed below';
          yield { start: body.start, end: body.end, kind: 'embed', score: 0.45, reason };
        }
        const { start, end } = block;
        yield {
          start,
          end,
          kind: 'embed',
          score: 0.8,
          reason: 'the signature of an embedded post',
        };
      }
    }
  },
};

function isPollButton(block: BlockFeatures, words: LineWords): boolean {
  const count = countWords(words, block.index);
  if (count === 0 || count > mostButtonWords) return false;
  // Nearly all lines are let go here, before their key is made.
  const first = words.number[words.from[block.index]!]!;
  return firstWords.has(words.hash[first]!) && pollButtons.has(block.key!);
}

/** The button of a poll, its answers above, and the question above these. */
function poll(blocks: readonly BlockFeatures[], button: number): BlockFeatures[] {
  const found = [blocks[button]!];
  for (let at = button - 1; at > 0 && at >= button - mostAnswers; at--) {
    const block = blocks[at]!;
    const isQuestion = block.text.endsWith('?');
    if (block.words > (isQuestion ? 25 : mostAnswerWords)) return [blocks[button]!];
    found.push(block);
    if (isQuestion) return found;
  }
  return [blocks[button]!];
}

import { scriptBit } from '../count-units';
import type { Detector, RawHit } from '../detector';
import type { BlockFeatures } from '../features';

const codeReason = 'program code or markup';
const symbolReason = 'symbols and nothing else';
/** Stray lines of code in a page are few. */
const mostStrayLines = 5;

type Judgement = Pick<RawHit, 'kind' | 'score' | 'reason'>;

/** Longer blocks are judged by their beginning, so that one huge line costs no more than others. */
const judgedLength = 4000;

const script =
  /\b(?:function\s?\w*\s?\([\w\s,]{0,80}\)\s?\{|(?:var|let|const)\s\w+\s?=\s?\S|document\.(?:write|getElement|createElement|querySelector|cookie)|window\.\w+\s?[=(.]|\w+\.(?:push|ready|create\w*|init|load|cmd|async|src|on)\s?\([^)]{0,200}\);?|\w{3,40}\((?:'[^']{0,200}'|"[^"]{0,200}")?(?:,[^)]{0,200})?\);|@(?:media|import|font-face)\b|!important)|<!--|-->|<\/?(?:script|style|div|span|img|iframe|br|p|a|ul|li|table|td|tr|noscript|meta|link|input|form|button)\b[^>]{0,300}>|\$\(\s?(?:document|function|['"#.])|\{\s?[\w-]{2,30}\s?:\s?[^;{}]{1,80};/;
/** Each way of the pattern above holds one of these; of these each has a sign of `scriptBit`. */
const mayBeScript = /[{<=]|-->|\(['"),]|@[mif]|!i|\$\(|document\.|window\.|\.\w+\s?\(/;
const mojibake = /Ã[\u0080-\u00bf¡-¿]|â€[\u0080-\u00ff™œ˜¦“”]|Â[\u00a0-\u00bf]|ï¿½|\uFFFD|ðŸ/g;

/** What is no text at all: symbols, debris of scripts, codes, broken characters, doubled lines. */
export const junk: Detector = {
  id: 'junk',
  version: 1,
  label: 'Junk',
  summary:
    'The line is no text: symbols alone, program code, a code or number, broken characters, or one text twice.',
  examples: {
    flags: [
      { text: 'The ferry sails.\n—————', flagged: ['—————'] },
      {
        text: "The ferry sails.\nadSlots.push('top-banner', 728);",
        flagged: ["adSlots.push('top-banner', 728);"],
      },
      { text: 'The ferry sails.\nx9Kd02mQ', flagged: ['x9Kd02mQ'] },
    ],
    keeps: [
      { text: 'The ferry sails.\nIt costs $5 (or £4) – cash only!', flagged: [] },
      { text: 'Class of 1987\nThe function of the pier was never clear.', flagged: [] },
    ],
  },
  *detect(_document, { features: { blocks } }) {
    const judged = blocks.flatMap((block) => {
      const judgement = judge(block);
      return judgement ? [{ start: block.start, end: block.end, ...judgement }] : [];
    });
    // A text that is about programs shows much of it.
    const lines = judged.filter(isLineOfCode).length;
    const aboutCode = lines >= mostStrayLines && lines > 0.06 * blocks.length;
    for (const hit of judged) {
      yield aboutCode && isLineOfCode(hit) ? { ...hit, score: 0.25 * hit.score } : hit;
    }
  },
};

function isLineOfCode({ reason }: Judgement): boolean {
  return reason === codeReason || reason === symbolReason;
}

function judge(block: BlockFeatures): Judgement | undefined {
  const { text, words } = block;
  if (block.letters === 0 && block.digits === 0) return symbols(text);
  return code(block) ?? (words <= 2 ? token(block) : undefined) ?? doubled(text) ?? broken(block);
}

function symbols(text: string): Judgement | undefined {
  // A row of stars may part two scenes of a story.
  const parts = /^(?:\*\s?){3,5}$|^\.{3}$|^…$|^⁂$/.test(text);
  const pictures = /\p{Extended_Pictographic}/u.test(text.slice(0, 200));
  return {
    kind: 'junk',
    score: parts ? 0.6 : pictures ? 0.7 : 0.85,
    reason: symbolReason,
  };
}

function code({ text, signs: held }: BlockFeatures): Judgement | undefined {
  // Almost every text is let go here, before the patterns are tried.
  if ((held & scriptBit) === 0) return undefined;
  const head = text.length > judgedLength ? text.slice(0, judgedLength) : text;
  if (!mayBeScript.test(head)) return undefined;
  if (!script.test(head)) return undefined;
  const signs = head.match(/[{}<>;=()[\]"'$_/\\&|]/g)?.length ?? 0;
  const share = signs / head.length;
  if (share < 0.05) return undefined;
  return { kind: 'embed', score: share < 0.08 ? 0.75 : 0.95, reason: codeReason };
}

/** One word that no language has: a key, an identifier, base64. */
function token({ text, words, letters, digits, capitals }: BlockFeatures): Judgement | undefined {
  if (words > 1 || !/^[\w+/=~-]+$/.test(text)) return undefined;
  if (letters === 0) {
    return digits >= 6 ? { kind: 'junk', score: 0.75, reason: 'a long number alone' } : undefined;
  }
  if (text.length >= 40 && !/[-/_]\w{3,}[-/_]/.test(text)) {
    return { kind: 'junk', score: 0.85, reason: 'a long run of characters that is no word' };
  }
  const mixed = /\d\p{Ll}|\p{Ll}\d/u.test(text) && letters >= 2 && digits >= 1;
  const changing = capitals >= 1 && /\p{Ll}\p{Lu}|\d/u.test(text);
  if (mixed && changing && text.length >= 6 && digits + capitals >= 2) {
    return { kind: 'junk', score: 0.7, reason: 'letters and digits that make no word' };
  }
  return undefined;
}

/** "Pier at duskPier at dusk": a picture's text and its caption run together. */
function doubled(text: string): Judgement | undefined {
  const half = Math.floor(text.length / 2);
  if (half < 8 || half > 400) return undefined;
  const second = text.slice(text.length - half);
  if (text.slice(0, half) !== second || !/\p{L}/u.test(second)) return undefined;
  return { kind: 'caption', score: 0.88, reason: 'the same text twice in one line' };
}

/** Text with a wrong letter here and there is still text; a line of little else is not. */
function broken({ text, words }: BlockFeatures): Judgement | undefined {
  if (words > 40 || !/[ÃâÂïð\uFFFD]/.test(text)) return undefined;
  const found = text.match(mojibake)?.join('').length ?? 0;
  if (found < 4 || found < 0.25 * text.length) return undefined;
  return { kind: 'junk', score: 0.7, reason: 'broken characters' };
}

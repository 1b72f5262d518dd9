import type { BlockFeatures, DocumentFeatures } from './features';
import { HeldText } from './held-parts';
import { openingOf, rulesOfLine } from './known-lines';
import type { LineWords } from './line-words';
import { longestMatchedLine } from './pattern-safety';
import type { Rule } from './rule-pack';
import { passesGuards } from './rule-guards';
import type { RuleIndex, RulePatterns, RuleTokens } from './rule-index';

/** A rule and the part of the block it matched, in offsets of the document. */
export interface RuleMatch {
  readonly rule: Rule;
  readonly start: number;
  readonly end: number;
}

/** How far from a block's ends beginnings and ends are looked for, in UTF-16 units. */
const edgeLength = 240;

/** All rules that match a block or a part of it, guards included, block after block. */
export function matchRules(index: RuleIndex, features: DocumentFeatures): RuleMatch[] {
  const matches: RuleMatch[] = [];
  const byWord = patternsByWord(index, features.words);
  for (const block of features.blocks) {
    const line = { block, held: new HeldText(block.text), features };
    if (block.isLine) {
      for (const rule of matchLine(index, byWord, line)) {
        matches.push({ rule, start: block.start, end: block.end });
      }
    }
    for (const { rule, pattern, guards, held } of index.inner) {
      if (!passesGuards(guards, block, features) || !line.held.holdsOne(held)) continue;
      for (const [start, end] of matchInside(rule, pattern, block.text)) {
        matches.push({ rule, start: block.start + start, end: block.start + end });
      }
    }
  }
  return matches;
}

type ListedPatterns = readonly RulePatterns[] | undefined;

/** For each word of the document the patterns that are listed under it; for most words none. */
function patternsByWord({ screen, byWord }: RuleIndex, { hash }: LineWords): ListedPatterns[] {
  const listed: ListedPatterns[] = [];
  for (const word of hash) listed.push(screen.mayHold(word) ? byWord.get(word) : undefined);
  return listed;
}

/** A line that is matched as a whole. */
interface Line {
  readonly block: BlockFeatures;
  readonly held: HeldText;
  readonly features: DocumentFeatures;
}

/** Rules of scope `line`: looked up by the whole key, then by its words. */
function matchLine(
  index: RuleIndex,
  byWord: readonly ListedPatterns[],
  line: Line,
): ReadonlySet<Rule> {
  const { block, features } = line;
  const rules = new Set<Rule>();
  const { from, number } = features.words;
  const first = from[block.index]!;
  const end = from[block.index + 1]!;
  const { word: opening, words } = openingOf(features.words, block.index);
  for (const rule of rulesOfLine(index, block, features.words) ?? []) {
    if (passesGuards(index.guards.get(rule)!, block, features)) rules.add(rule);
  }
  tryPatterns(index.anyWord, words, line, rules);
  const least = Math.min(words, block.words);
  for (let at = first; at < end; at++) {
    const listed = byWord[number[at]!];
    if (listed !== undefined && listed[0]!.mostWords >= least) {
      tryPatterns(listed, words, line, rules);
    }
  }
  if (first === end || !index.tokenScreen.mayHold(opening)) return rules;
  for (const tokens of index.tokens) {
    if (rules.has(tokens.rule) || !hasOnly(tokens, features.words, block.index)) continue;
    if (passesGuards(tokens.guards, block, features)) rules.add(tokens.rule);
  }
  return rules;
}

/** Tries patterns that are listed under a word on a line of so many words. */
function tryPatterns(
  listed: readonly RulePatterns[],
  words: number,
  { block, held, features }: Line,
  rules: Set<Rule>,
): void {
  const least = Math.min(words, block.words);
  for (let at = 0; at < listed.length; at++) {
    const { rule, guards, patterns, on, mostWords, held: needed } = listed[at]!;
    if (mostWords < least) break;
    if (mostWords < (on === 'key' ? words : block.words)) continue;
    // The cheap questions first: most lines fail them.
    if (!passesGuards(guards, block, features)) continue;
    if (!held.holdsOne(needed) || rules.has(rule)) continue;
    const matched = on === 'key' ? ` ${block.key!}` : block.text;
    for (let one = 0; one < patterns.length; one++) {
      if (!patterns[one]!.test(matched)) continue;
      rules.add(rule);
      break;
    }
  }
}

/** All words of the line are known, and enough of them say something. */
function hasOnly({ words, glue, least }: RuleTokens, read: LineWords, line: number): boolean {
  let found = 0;
  for (let at = read.from[line]!; at < read.from[line + 1]!; at++) {
    const word = read.hash[read.number[at]!]!;
    if (words.has(word)) found++;
    else if (!glue.has(word)) return false;
  }
  return found >= least;
}

function* matchInside(rule: Rule, pattern: RegExp, text: string): Iterable<[number, number]> {
  if (rule.scope === 'prefix') {
    const match = pattern.exec(text.length > edgeLength ? text.slice(0, edgeLength) : text);
    if (match?.[0]) yield [0, match[0].length];
  } else if (rule.scope === 'suffix') {
    const from = Math.max(0, text.length - edgeLength);
    const match = pattern.exec(from > 0 ? text.slice(from) : text);
    if (match?.[0]) yield [from + match.index, text.length];
  } else if (text.length <= longestMatchedLine) {
    for (const match of text.matchAll(pattern)) {
      if (match[0]) yield [match.index, match.index + match[0].length];
    }
  }
}

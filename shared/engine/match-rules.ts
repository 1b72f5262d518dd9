import type { BlockFeatures, DocumentFeatures } from './features';
import { HeldText } from './held-parts';
import { longestMatchedLine } from './pattern-safety';
import type { Rule } from './rule-pack';
import { passesGuards } from './rule-guards';
import type { RuleIndex, RuleTokens } from './rule-index';

/** A rule and the part of the block it matched, in offsets of the document. */
export interface RuleMatch {
  readonly rule: Rule;
  readonly start: number;
  readonly end: number;
}

/** How far from a block's ends beginnings and ends are looked for, in UTF-16 units. */
const edgeLength = 240;

/** All rules that match a block or a part of it, guards included. */
export function matchRules(
  index: RuleIndex,
  block: BlockFeatures,
  features: DocumentFeatures,
): RuleMatch[] {
  const matches: RuleMatch[] = [];
  const held = new HeldText(block.text);
  if (block.key !== undefined) {
    const { key } = block;
    for (const rule of matchLine(index, { block, key, spaced: ` ${key}`, held, features })) {
      matches.push({ rule, start: block.start, end: block.end });
    }
  }
  for (const { rule, pattern, guards, held: needed } of index.inner) {
    if (!passesGuards(guards, block, features) || !held.holdsOne(needed)) continue;
    for (const [start, end] of matchInside(rule, pattern, block.text)) {
      matches.push({ rule, start: block.start + start, end: block.start + end });
    }
  }
  return matches;
}

/** A line that is matched as a whole. */
interface Line {
  readonly block: BlockFeatures;
  readonly key: string;
  /** The key with the blank before its first word, with which patterns of phrases begin. */
  readonly spaced: string;
  readonly held: HeldText;
  readonly features: DocumentFeatures;
}

/** Rules of scope `line`: looked up by the whole key, then by its words. */
function matchLine(index: RuleIndex, line: Line): ReadonlySet<Rule> {
  const { key, block, features } = line;
  const rules = new Set<Rule>();
  const whole = key.length <= index.longestKey ? index.byKey.get(key) : undefined;
  for (const rule of whole ?? []) {
    if (passesGuards(index.guards.get(rule)!, block, features)) rules.add(rule);
  }
  const { from, start, number, hash, length } = features.words;
  const first = from[block.index]!;
  const end = from[block.index + 1]!;
  const words = Math.max(1, end - first);
  tryPatterns(index, '', words, line, rules);
  const least = Math.min(words, block.words);
  for (let at = first; at < end; at++) {
    if (!index.screen.mayHold(hash[at]!, least)) continue;
    const word = key.slice(start[at], start[at]! + length[number[at]!]!);
    tryPatterns(index, word, words, line, rules);
  }
  if (first === end || !index.tokenScreen.mayHold(hash[first]!)) return rules;
  for (const tokens of index.tokens) {
    if (rules.has(tokens.rule) || !hasOnly(tokens, key)) continue;
    if (passesGuards(tokens.guards, block, features)) rules.add(tokens.rule);
  }
  return rules;
}

/** Tries the patterns listed under a word on a line of so many words. */
function tryPatterns(
  index: RuleIndex,
  word: string,
  words: number,
  { block, spaced, held, features }: Line,
  rules: Set<Rule>,
): void {
  const least = Math.min(words, block.words);
  const listed = index.byWord.get(word);
  if (listed === undefined) return;
  for (let at = 0; at < listed.length; at++) {
    const { rule, guards, patterns, on, mostWords, held: needed } = listed[at]!;
    if (mostWords < least) break;
    if (mostWords < (on === 'key' ? words : block.words)) continue;
    // The cheap questions first: most lines fail them.
    if (!passesGuards(guards, block, features)) continue;
    if (!held.holdsOne(needed) || rules.has(rule)) continue;
    const matched = on === 'key' ? spaced : block.text;
    for (let one = 0; one < patterns.length; one++) {
      if (!patterns[one]!.test(matched)) continue;
      rules.add(rule);
      break;
    }
  }
}

function hasOnly({ words, glue, least }: RuleTokens, key: string): boolean {
  let found = 0;
  for (let from = 0; from <= key.length;) {
    const blank = key.indexOf(' ', from);
    const to = blank < 0 ? key.length : blank;
    const word = key.slice(from, to);
    if (words.has(word)) found++;
    else if (!glue.has(word)) return false;
    from = to + 1;
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

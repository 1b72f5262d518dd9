import type { BlockFeatures, DocumentFeatures } from './features';
import { holdsOne } from './held-parts';
import { rulesOfLine } from './known-lines';
import { LentColumn } from './lent-column';
import type { LineWords } from './line-words';
import { longestMatchedLine } from './pattern-safety';
import type { NeedingPattern, RulePatterns } from './rule-groups';
import { passesGuards, traitsOf, type RuleGuards } from './rule-guards';
import type { RuleIndex, RuleTokens } from './rule-index';
import type { Rule } from './rule-pack';
import { readRuleWords, type RuleWords } from './rule-words';
import { lentUnits } from './text-units';
import { listedBit } from './word-needs';

/** A rule and the part of the block it matched, in offsets of the document. */
export interface RuleMatch {
  readonly rule: Rule;
  readonly start: number;
  readonly end: number;
}

/** How far from a block's ends beginnings and ends are looked for, in UTF-16 units. */
const edgeLength = 240;

/** Used for one document after the other. */
const lastTried = new LentColumn((length) => new Uint32Array(length));

/** All rules that match a block or a part of it, guards included, block after block. */
export function matchRules(index: RuleIndex, features: DocumentFeatures): RuleMatch[] {
  const matches: RuleMatch[] = [];
  const words = readRuleWords(index, features.words);
  const tried = lastTried.zeros(index.groups);
  const units = lentUnits(features.text);
  for (const block of features.blocks) {
    const { text, start, end } = block;
    const traits = traitsOf(block, features);
    const found = index.heldScreen.read(units, start, end);
    if (block.isLine) {
      const line = { block, traits, guarded: true, held: found, features, words, tried };
      const known = index.memory.recall(block, units, () => {
        return matchLine(index, { ...line, guarded: false });
      });
      for (const rule of known ?? matchLine(index, line)) {
        if (known === undefined || passes(line, index.guards.get(rule)!)) {
          matches.push({ rule, start, end });
        }
      }
    }
    for (const { rule, guards, held, patterns } of index.inner) {
      if (held !== undefined && (found & held.bit) === 0) continue;
      if (!passesGuards(guards, block, traits, features.blocks.length)) continue;
      if (!holdsOne(held, text, found)) continue;
      for (const pattern of patterns) {
        for (const [from, to] of matchInside(rule, pattern.expression, text)) {
          matches.push({ rule, start: start + from, end: start + to });
        }
      }
    }
  }
  return matches;
}

/** A line that is matched as a whole. */
interface Line {
  readonly block: BlockFeatures;
  /** What guards may bar of it. */
  readonly traits: number;
  /** Whether guards are asked: else all rules are found that match the text, wherever it stands. */
  readonly guarded: boolean;
  /** What the screen of pieces has read in it. */
  readonly held: number;
  readonly features: DocumentFeatures;
  readonly words: RuleWords;
  /** For each group of patterns the last line that it was tried on, from 1 on. */
  readonly tried: Uint32Array;
}

/** Whether a rule with these guards may speak of the line. */
function passes({ block, traits, guarded, features }: Line, guards: RuleGuards): boolean {
  return !guarded || passesGuards(guards, block, traits, features.blocks.length);
}

/** Rules of scope `line`: looked up by the whole key, then by its words. */
function matchLine(index: RuleIndex, line: Line): readonly Rule[] {
  const { block, features } = line;
  const rules: Rule[] = [];
  const { from, number } = features.words;
  const first = from[block.index]!;
  const end = from[block.index + 1]!;
  const words = Math.max(1, end - first);
  for (const rule of rulesOfLine(index, block, features.words) ?? []) {
    if (rules.includes(rule)) continue;
    if (passes(line, index.guards.get(rule)!)) rules.push(rule);
  }
  const { listed, bitsOfLine } = line.words;
  const bits = bitsOfLine(first, end);
  tryPatterns(index.anyWord, words, bits, line, rules);
  const least = Math.min(words, block.words);
  for (let at = first; (bits & listedBit) !== 0 && at < end; at++) {
    const patterns = listed[number[at]!];
    if (patterns !== undefined && patterns[0]!.mostWords >= least) {
      tryPatterns(patterns, words, bits, line, rules);
    }
  }
  if (first === end || !mayHaveOnly(index, features.words, block.index)) return rules;
  for (const tokens of index.tokens) {
    if (rules.includes(tokens.rule) || !hasOnly(tokens, features.words, block.index)) continue;
    if (passes(line, tokens.guards)) rules.push(tokens.rule);
  }
  return rules;
}

/** Tries patterns that are listed under a word on a line of so many words with these bits. */
function tryPatterns(
  listed: readonly RulePatterns[],
  words: number,
  bits: number,
  line: Line,
  rules: Rule[],
): void {
  const { block, held, tried } = line;
  const least = Math.min(words, block.words);
  let key = '';
  for (let at = 0; at < listed.length; at++) {
    const group = listed[at]!;
    if (group.mostWords < least) break;
    if (group.mostWords < (group.onKey ? words : block.words)) continue;
    // The cheap questions first: most lines fail them.
    if (group.held !== undefined && (held & group.held.bit) === 0) continue;
    if (tried[group.number] === block.index + 1) continue;
    tried[group.number] = block.index + 1;
    if (!passes(line, group.guards)) continue;
    if (!holdsOne(group.held, block.text, held) || rules.includes(group.rule)) continue;
    if (group.onKey && key === '') key = ` ${block.key!}`;
    if (matchesOne(group.patterns, group.onKey ? key : block.text, bits)) rules.push(group.rule);
  }
}

/** One of the patterns matches a text whose line has these bits. */
function matchesOne(patterns: readonly NeedingPattern[], text: string, bits: number): boolean {
  for (let at = 0; at < patterns.length; at++) {
    const { pattern, needs } = patterns[at]!;
    if ((bits & needs) === needs && pattern.expression.test(text)) return true;
  }
  return false;
}

/** False for a line with a word that stands in no list of words. */
function mayHaveOnly({ tokenScreen }: RuleIndex, read: LineWords, line: number): boolean {
  for (let at = read.from[line]!; at < read.from[line + 1]!; at++) {
    if (!tokenScreen.mayHold(read.hash[read.number[at]!]!)) return false;
  }
  return true;
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

import type { BlockFeatures, DocumentFeatures } from './features';
import { longestMatchedLine } from './pattern-safety';
import type { Rule } from './rule-pack';
import type { RuleIndex, RulePattern, RuleTokens } from './rule-index';

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
  const { key } = block;
  if (key !== undefined) {
    for (const rule of matchLine(index, key, block, features)) {
      matches.push({ rule, start: block.start, end: block.end });
    }
  }
  for (const { rule, pattern } of index.inner) {
    if (!holdsOne(rule.holds, block.text)) continue;
    for (const [start, end] of matchInside(rule, pattern, block.text)) {
      if (!passesGuards(rule, block, features)) break;
      matches.push({ rule, start: block.start + start, end: block.start + end });
    }
  }
  return matches;
}

/** Rules of scope `line`: looked up by the whole key, then by its words. */
function matchLine(
  index: RuleIndex,
  key: string,
  block: BlockFeatures,
  features: DocumentFeatures,
): Set<Rule> {
  const rules = new Set<Rule>();
  for (const rule of index.byKey.get(key) ?? []) {
    if (passesGuards(rule, block, features)) rules.add(rule);
  }
  const words = key.split(' ');
  for (const candidate of candidatesFor(index, words, block)) {
    const { rule, pattern, on } = candidate;
    if (rules.has(rule)) continue;
    // The cheap questions first: most lines fail them.
    if (!passesGuards(rule, block, features) || !holdsOne(rule.holds, block.text)) continue;
    // Patterns of phrases begin with the blank before their first word.
    if (pattern.test(on === 'key' ? ` ${key}` : block.text)) rules.add(rule);
  }
  for (const tokens of index.tokens) {
    if (rules.has(tokens.rule) || !hasOnly(tokens, words)) continue;
    if (passesGuards(tokens.rule, block, features)) rules.add(tokens.rule);
  }
  return rules;
}

/** The patterns that a line of these words may match, each once. */
function candidatesFor(
  index: RuleIndex,
  words: readonly string[],
  block: BlockFeatures,
): Set<RulePattern> {
  const candidates = new Set<RulePattern>();
  const least = Math.min(words.length, block.words);
  for (let at = -1; at < words.length; at++) {
    const listed = index.byWord.get(at < 0 ? '' : words[at]!);
    if (listed === undefined) continue;
    for (const candidate of listed) {
      if (candidate.mostWords < least) break;
      if (candidate.mostWords >= (candidate.on === 'key' ? words.length : block.words)) {
        candidates.add(candidate);
      }
    }
  }
  return candidates;
}

function holdsOne(holds: readonly string[] | undefined, text: string): boolean {
  if (holds === undefined) return true;
  for (const part of holds) if (text.includes(part)) return true;
  return false;
}

function hasOnly({ words, glue, least }: RuleTokens, line: readonly string[]): boolean {
  let found = 0;
  for (const word of line) {
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

function passesGuards(
  { guards }: Rule,
  block: BlockFeatures,
  { blocks, firstProse, lastProse }: DocumentFeatures,
): boolean {
  if (!guards) return true;
  const { minWords = 0, maxWords = Infinity, maxCharacters = Infinity } = guards;
  if (block.words < minWords || block.words > maxWords) return false;
  if (block.text.length > maxCharacters) return false;
  if (guards.notFirst && block.index === 0) return false;
  if (guards.noFinalStop && block.endsSentence) return false;
  if (guards.noFinalColon && block.text.endsWith(':')) return false;
  const early = guards.first !== undefined && block.index < guards.first;
  const late = guards.last !== undefined && block.index >= blocks.length - guards.last;
  if ((guards.first !== undefined || guards.last !== undefined) && !early && !late) return false;
  if (guards.beforeProse && firstProse >= 0 && block.index > firstProse) return false;
  if (guards.afterProse && block.index < lastProse) return false;
  return true;
}

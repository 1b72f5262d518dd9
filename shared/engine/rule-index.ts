import { type HeldParts, HeldScreen } from './held-parts';
import { LineMemory } from './line-memory';
import { patternDanger } from './pattern-safety';
import { readPhrase } from './phrase-pattern';
import { PromptPattern } from './prompt-pattern';
import { RuleGroups, type RulePattern, type RulePatterns } from './rule-groups';
import { noLimit, readGuards, type RuleGuards } from './rule-guards';
import type { Rule, RulePack } from './rule-pack';
import { expandParts } from './rule-parts';
import { hashWord } from './word-hash';
import { listedBit, twoNumbers, WordNeeds } from './word-needs';
import { WordScreen } from './word-screen';

/** A line all of whose words, by their hashes, come from a small set. */
export interface RuleTokens {
  readonly rule: Rule;
  readonly guards: RuleGuards;
  readonly words: ReadonlySet<number>;
  readonly glue: ReadonlySet<number>;
  readonly least: number;
}

/** Patterns of one rule for beginnings, ends or parts of blocks. */
export interface InnerPatterns {
  readonly rule: Rule;
  readonly guards: RuleGuards;
  readonly held: HeldParts | undefined;
  readonly patterns: readonly PromptPattern[];
}

/** All rules, ordered so that a block meets only those that may match it. */
export interface RuleIndex {
  readonly rules: readonly Rule[];
  readonly guards: ReadonlyMap<Rule, RuleGuards>;
  /** Whole lines that are looked up by their key. */
  readonly byKey: ReadonlyMap<string, readonly Rule[]>;
  /** Knows the words with which these keys begin. */
  readonly keyScreen: WordScreen;
  /**
   * Whole lines by pattern, under the hash of a word that they hold for certain. Patterns for long lines
   * come first.
   */
  readonly byWord: ReadonlyMap<number, readonly RulePatterns[]>;
  /** The same where nothing can be said of the words. */
  readonly anyWord: readonly RulePatterns[];
  /** How many groups of patterns are listed. */
  readonly groups: number;
  /**
   * By the hash of a word the bits of the needs that it meets, and `listedBit` where patterns are listed
   * under it; the bits of two numbers side by side.
   */
  readonly wordBits: ReadonlyMap<number, number>;
  readonly twoNumbersBits: number;
  /** Knows the words of `wordBits`. */
  readonly screen: WordScreen;
  /** Knows the pieces of text that rules ask for. */
  readonly heldScreen: HeldScreen;
  readonly tokens: readonly RuleTokens[];
  /** Knows the words that a line for `tokens` may hold. */
  readonly tokenScreen: WordScreen;
  readonly inner: readonly InnerPatterns[];
  /** Rules that match lines which return, their guards aside. */
  readonly memory: LineMemory<readonly Rule[]>;
}

/** Prepares the rules of all packs; throws when an id is used twice or a pattern is refused. */
export function indexRules(packs: readonly RulePack[]): RuleIndex {
  const rules = packs.flatMap((pack) => pack.rules);
  const byKey = new Map<string, Rule[]>();
  const byWord = new Map<number, RulePattern[]>();
  const anyWord: RulePattern[] = [];
  const tokens: RuleTokens[] = [];
  const inner: InnerPatterns[] = [];
  const wordNeeds = new WordNeeds();
  const heldScreen = new HeldScreen();
  const allGuards = new Map(rules.map((rule) => [rule, readGuards(rule)]));
  const ids = new Set<string>();
  const list = (pattern: RulePattern, words: readonly string[]): void => {
    if (words.length === 0) anyWord.push(pattern);
    for (const word of words) addTo(byWord, hashWord(word), pattern);
  };
  for (const rule of rules) {
    const held = rule.holds === undefined ? undefined : heldScreen.add(rule.holds);
    if (ids.has(rule.id)) throw new Error(`two rules are called ${rule.id}`);
    ids.add(rule.id);
    const guards = allGuards.get(rule)!;
    for (const phrase of rule.phrases ?? []) {
      const read = readPhrase(phrase);
      if ('keys' in read) for (const key of read.keys) addTo(byKey, key, rule);
      else {
        const { mostWords } = read;
        const pattern = new PromptPattern(read.pattern.source, read.pattern.flags);
        const needs = wordNeeds.maskOf(read.needs);
        const compiled = { rule, guards, pattern, on: 'key', mostWords, held, needs } as const;
        list(compiled, read.words);
      }
    }
    if (rule.tokens) tokens.push(readTokens(rule, guards, rule.tokens));
    const patterns = rule.patterns?.map((source) => compilePattern(rule, source)) ?? [];
    if (rule.scope !== 'line') inner.push({ rule, guards, held, patterns });
    else {
      const mostWords = rule.guards?.maxWords ?? noLimit;
      for (const pattern of patterns) {
        const compiled = { rule, guards, pattern, on: 'text', mostWords, held, needs: 0 } as const;
        list(compiled, rule.needs ?? []);
      }
    }
  }
  const keyScreen = new WordScreen(
    Array.from(byKey.keys(), (key) => {
      const words = key.split(' ');
      return [hashWord(words[0]!), words.length] as const;
    }),
  );
  const groups = new RuleGroups();
  const grouped = new Map([...byWord].map(([word, listed]) => [word, groups.group(listed)]));
  const anyGroups = groups.group(anyWord);
  const wordBits = new Map(wordNeeds.bits);
  for (const word of grouped.keys()) wordBits.set(word, (wordBits.get(word) ?? 0) | listedBit);
  const screen = new WordScreen(Array.from(wordBits.keys(), (word) => [word, noLimit]));
  const inTokens = tokens.flatMap(({ words, glue }) => [...words, ...glue]);
  const tokenScreen = new WordScreen(inTokens.map((word) => [word, noLimit]));
  return {
    rules,
    guards: allGuards,
    byKey,
    keyScreen,
    byWord: grouped,
    anyWord: anyGroups,
    groups: groups.count,
    wordBits,
    twoNumbersBits: wordBits.get(hashWord(twoNumbers)) ?? 0,
    screen,
    heldScreen,
    tokens,
    tokenScreen,
    inner,
    memory: new LineMemory(),
  };
}

function addTo<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key);
  if (!values) map.set(key, [value]);
  else if (!values.includes(value)) values.push(value);
}

function readTokens(
  rule: Rule,
  guards: RuleGuards,
  tokens: NonNullable<Rule['tokens']>,
): RuleTokens {
  const { words, glue = [], least } = tokens;
  return {
    rule,
    guards,
    words: new Set(words.map(hashWord)),
    glue: new Set(glue.map(hashWord)),
    least,
  };
}

function compilePattern(rule: Rule, source: string): PromptPattern {
  const expanded = expandParts(source);
  const danger = patternDanger(expanded);
  if (danger) throw new Error(`rule ${rule.id}: ${danger}: ${source}`);
  const start = rule.scope === 'line' || rule.scope === 'prefix' ? '^' : '';
  const end = rule.scope === 'line' || rule.scope === 'suffix' ? '$' : '';
  const flags = `${rule.caseSensitive ? '' : 'i'}${rule.scope === 'part' ? 'g' : ''}`;
  const whole = `${start}(?:${expanded})${end}`;
  try {
    // Read here, so that a wrong one is refused at once.
    new RegExp(whole, flags);
    return new PromptPattern(whole, flags);
  } catch (cause) {
    throw new Error(`rule ${rule.id}: not a valid pattern: ${source}`, { cause });
  }
}

import { type HeldParts, prepareParts } from './held-parts';
import { patternDanger } from './pattern-safety';
import { readPhrase } from './phrase-pattern';
import { expandParts } from './rule-parts';
import { readGuards, type RuleGuards } from './rule-guards';
import type { Rule, RulePack } from './rule-pack';
import { hashWord } from './word-hash';
import { WordScreen } from './word-screen';

/** One pattern of a rule, ready to run. */
export interface RulePattern {
  readonly rule: Rule;
  readonly guards: RuleGuards;
  readonly pattern: RegExp;
  /** What the pattern looks at: the words of the line alone, or the text as it stands. */
  readonly on: 'key' | 'text';
  /** No line with more words than this matches. */
  readonly mostWords: number;
  /** What the line must hold; undefined when nothing is asked for. */
  readonly held: HeldParts | undefined;
}

/** Patterns of one rule that stand side by side in a list: its guards are asked once for all of them. */
export interface RulePatterns {
  readonly rule: Rule;
  readonly guards: RuleGuards;
  readonly patterns: readonly RegExp[];
  readonly on: 'key' | 'text';
  readonly mostWords: number;
  readonly held: HeldParts | undefined;
}

/** A line all of whose words, by their hashes, come from a small set. */
export interface RuleTokens {
  readonly rule: Rule;
  readonly guards: RuleGuards;
  readonly words: ReadonlySet<number>;
  readonly glue: ReadonlySet<number>;
  readonly least: number;
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
  /** Knows the words of `byWord`. */
  readonly screen: WordScreen;
  readonly tokens: readonly RuleTokens[];
  /** Knows the words with which a line for `tokens` may begin. */
  readonly tokenScreen: WordScreen;
  /** Beginnings, ends and parts of blocks. */
  readonly inner: readonly RulePattern[];
}

/** Prepares the rules of all packs; throws when an id is used twice or a pattern is refused. */
export function indexRules(packs: readonly RulePack[]): RuleIndex {
  const rules = packs.flatMap((pack) => pack.rules);
  const byKey = new Map<string, Rule[]>();
  const byWord = new Map<number, RulePattern[]>();
  const anyWord: RulePattern[] = [];
  const tokens: RuleTokens[] = [];
  const inner: RulePattern[] = [];
  const allGuards = new Map(rules.map((rule) => [rule, readGuards(rule)]));
  const ids = new Set<string>();
  let lists = 0;
  const list = (pattern: RulePattern, words: readonly string[]): void => {
    if (words.length === 0) anyWord.push(pattern);
    for (const word of words) addTo(byWord, hashWord(word), pattern);
  };
  for (const rule of rules) {
    const held = rule.holds === undefined ? undefined : prepareParts(rule.holds, lists++);
    if (ids.has(rule.id)) throw new Error(`two rules are called ${rule.id}`);
    ids.add(rule.id);
    const guards = allGuards.get(rule)!;
    for (const phrase of rule.phrases ?? []) {
      const read = readPhrase(phrase);
      if ('keys' in read) for (const key of read.keys) addTo(byKey, key, rule);
      else {
        const { pattern, mostWords } = read;
        const compiled = { rule, guards, pattern, on: 'key', mostWords, held } as const;
        list(compiled, read.words);
      }
    }
    if (rule.tokens) tokens.push(readTokens(rule, guards, rule.tokens));
    for (const source of rule.patterns ?? []) {
      const mostWords = rule.guards?.maxWords ?? Infinity;
      const pattern = compilePattern(rule, source);
      const compiled = { rule, guards, pattern, on: 'text', mostWords, held } as const;
      if (rule.scope !== 'line') inner.push(compiled);
      else list(compiled, rule.needs ?? []);
    }
  }
  const keyScreen = new WordScreen(
    Array.from(byKey.keys(), (key) => {
      const words = key.split(' ');
      return [hashWord(words[0]!), words.length] as const;
    }),
  );
  const grouped = new Map([...byWord].map(([word, patterns]) => [word, groupPatterns(patterns)]));
  // The first group of a word takes the longest lines.
  const screen = new WordScreen([...grouped].map(([word, [first]]) => [word, first!.mostWords]));
  const openings = tokens.flatMap(({ words, glue }) => [...words, ...glue]);
  const tokenScreen = new WordScreen(openings.map((word) => [word, Infinity]));
  return {
    rules,
    guards: allGuards,
    byKey,
    keyScreen,
    byWord: grouped,
    anyWord: groupPatterns(anyWord),
    screen,
    tokens,
    tokenScreen,
    inner,
  };
}

/** Patterns for long lines first; those of one rule together where the order allows it. */
function groupPatterns(listed: readonly RulePattern[]): RulePatterns[] {
  const groups: (RulePattern & { patterns: RegExp[] })[] = [];
  for (const one of [...listed].sort((a, b) => b.mostWords - a.mostWords)) {
    const last = groups.at(-1);
    const alike = last?.rule === one.rule && last.on === one.on && last.mostWords === one.mostWords;
    if (alike) last.patterns.push(one.pattern);
    else groups.push({ ...one, patterns: [one.pattern] });
  }
  return groups.map(({ patterns, ...group }) => ({ ...group, patterns: joinPatterns(patterns) }));
}

/** A pattern longer than this is not compiled to fast code when it is met often. */
const longestJoined = 8000;

/** One pattern for several that are asked for the same: to begin a search takes longer than most of them. */
function joinPatterns(patterns: readonly RegExp[]): RegExp[] {
  const joined: RegExp[] = [];
  for (const pattern of patterns) {
    const last = joined.at(-1);
    const source = last && `${last.source}|${pattern.source}`;
    if (source === undefined || source.length > longestJoined || last!.flags !== pattern.flags) {
      joined.push(pattern);
    } else joined[joined.length - 1] = new RegExp(source, pattern.flags);
  }
  return joined;
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

function compilePattern(rule: Rule, source: string): RegExp {
  const expanded = expandParts(source);
  const danger = patternDanger(expanded);
  if (danger) throw new Error(`rule ${rule.id}: ${danger}: ${source}`);
  const start = rule.scope === 'line' || rule.scope === 'prefix' ? '^' : '';
  const end = rule.scope === 'line' || rule.scope === 'suffix' ? '$' : '';
  const flags = `${rule.caseSensitive ? '' : 'i'}${rule.scope === 'part' ? 'g' : ''}`;
  try {
    return new RegExp(`${start}(?:${expanded})${end}`, flags);
  } catch (cause) {
    throw new Error(`rule ${rule.id}: not a valid pattern: ${source}`, { cause });
  }
}

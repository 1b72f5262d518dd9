import { patternDanger } from './pattern-safety';
import { readPhrase } from './phrase-pattern';
import { expandParts } from './rule-parts';
import type { Rule, RulePack } from './rule-pack';

/** One pattern of a rule, ready to run. */
export interface RulePattern {
  readonly rule: Rule;
  readonly pattern: RegExp;
  /** What the pattern looks at: the words of the line alone, or the text as it stands. */
  readonly on: 'key' | 'text';
  /** No line with more words than this matches. */
  readonly mostWords: number;
}

/** A line all of whose words come from a small set. */
export interface RuleTokens {
  readonly rule: Rule;
  readonly words: ReadonlySet<string>;
  readonly glue: ReadonlySet<string>;
  readonly least: number;
}

/** All rules, ordered so that a block meets only those that may match it. */
export interface RuleIndex {
  readonly rules: readonly Rule[];
  /** Whole lines that are looked up by their key. */
  readonly byKey: ReadonlyMap<string, readonly Rule[]>;
  /**
   * Whole lines by pattern, under a word that they hold for certain; the rest under ''.
   * Patterns for long lines come first.
   */
  readonly byWord: ReadonlyMap<string, readonly RulePattern[]>;
  readonly tokens: readonly RuleTokens[];
  /** Beginnings, ends and parts of blocks. */
  readonly inner: readonly RulePattern[];
}

/** Prepares the rules of all packs; throws when an id is used twice or a pattern is refused. */
export function indexRules(packs: readonly RulePack[]): RuleIndex {
  const rules = packs.flatMap((pack) => pack.rules);
  const byKey = new Map<string, Rule[]>();
  const byWord = new Map<string, RulePattern[]>();
  const tokens: RuleTokens[] = [];
  const inner: RulePattern[] = [];
  const ids = new Set<string>();
  for (const rule of rules) {
    if (ids.has(rule.id)) throw new Error(`two rules are called ${rule.id}`);
    ids.add(rule.id);
    for (const phrase of rule.phrases ?? []) {
      const read = readPhrase(phrase);
      if ('keys' in read) for (const key of read.keys) addTo(byKey, key, rule);
      else {
        const { pattern, mostWords } = read;
        const compiled = { rule, pattern, on: 'key', mostWords } as const;
        for (const word of orAny(read.words)) addTo(byWord, word, compiled);
      }
    }
    if (rule.tokens) tokens.push(readTokens(rule, rule.tokens));
    for (const source of rule.patterns ?? []) {
      const mostWords = rule.guards?.maxWords ?? Infinity;
      const pattern = compilePattern(rule, source);
      const compiled = { rule, pattern, on: 'text', mostWords } as const;
      if (rule.scope !== 'line') inner.push(compiled);
      else for (const word of orAny(rule.needs)) addTo(byWord, word, compiled);
    }
  }
  for (const patterns of byWord.values()) patterns.sort((a, b) => b.mostWords - a.mostWords);
  return { rules, byKey, byWord, tokens, inner };
}

/** The bucket '' is met by every line. */
function orAny(words: readonly string[] = []): readonly string[] {
  return words.length > 0 ? words : [''];
}

function addTo<Value>(map: Map<string, Value[]>, key: string, value: Value): void {
  const values = map.get(key);
  if (!values) map.set(key, [value]);
  else if (!values.includes(value)) values.push(value);
}

function readTokens(rule: Rule, tokens: NonNullable<Rule['tokens']>): RuleTokens {
  const { words, glue = [], least } = tokens;
  return { rule, words: new Set(words), glue: new Set(glue), least };
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

import type { HeldParts } from './held-parts';
import { PromptPattern } from './prompt-pattern';
import type { RuleGuards } from './rule-guards';
import type { Rule } from './rule-pack';

/** One pattern of a rule, ready to run. */
export interface RulePattern {
  readonly rule: Rule;
  readonly guards: RuleGuards;
  readonly pattern: PromptPattern;
  /** What the pattern looks at: the words of the line alone, or the text as it stands. */
  readonly on: 'key' | 'text';
  /** No line with more words than this matches. */
  readonly mostWords: number;
  /** What the line must hold; undefined when nothing is asked for. */
  readonly held: HeldParts | undefined;
  /** Bits of `WordNeeds` that the words of the line must have, all of them. */
  readonly needs: number;
}

/** A pattern and the bits that a line must have before it is tried. */
export type NeedingPattern = Pick<RulePattern, 'pattern' | 'needs'>;

/** Patterns of one rule that stand side by side in a list: its guards are asked once for all of them. */
export interface RulePatterns {
  /** Number of the group among all of an index; it may be listed under several words. */
  readonly number: number;
  readonly rule: Rule;
  readonly guards: RuleGuards;
  readonly patterns: readonly NeedingPattern[];
  readonly onKey: boolean;
  readonly mostWords: number;
  readonly held: HeldParts | undefined;
}

/** Groups the patterns of lists; the same patterns are one group in all of them. */
export class RuleGroups {
  private readonly groups = new Map<string, RulePatterns>();
  private readonly names = new Map<RulePattern, number>();

  /** How many groups there are. */
  get count(): number {
    return this.groups.size;
  }

  /** Patterns for long lines first; those of one rule together where the order allows it. */
  group(listed: readonly RulePattern[]): RulePatterns[] {
    const groups: RulePattern[][] = [];
    for (const one of [...listed].sort((a, b) => b.mostWords - a.mostWords)) {
      const last = groups.at(-1);
      const before = last?.[0];
      const alike =
        before?.rule === one.rule && before.on === one.on && before.mostWords === one.mostWords;
      if (alike) last!.push(one);
      else groups.push([one]);
    }
    return groups.map((patterns) => this.intern(patterns));
  }

  private intern(patterns: readonly RulePattern[]): RulePatterns {
    const name = patterns.map((pattern) => this.nameOf(pattern)).join(' ');
    const known = this.groups.get(name);
    if (known) return known;
    const { rule, guards, on, mostWords, held } = patterns[0]!;
    const joined = joinPatterns(patterns);
    const number = this.count;
    const made = { number, rule, guards, patterns: joined, onKey: on === 'key', mostWords, held };
    this.groups.set(name, made);
    return made;
  }

  private nameOf(pattern: RulePattern): number {
    const known = this.names.get(pattern) ?? this.names.size;
    this.names.set(pattern, known);
    return known;
  }
}

/** A pattern longer than this is not compiled to fast code when it is met often. */
const longestJoined = 8000;

/** One pattern for several that are asked for the same: to begin a search takes longer than most of them. */
function joinPatterns(patterns: readonly NeedingPattern[]): NeedingPattern[] {
  const joined: NeedingPattern[] = [];
  for (const { pattern, needs } of patterns) {
    const last = joined.at(-1);
    const source = last && `${last.pattern.source}|${pattern.source}`;
    const alike = last?.needs === needs && last.pattern.flags === pattern.flags;
    if (source !== undefined && source.length <= longestJoined && alike) {
      joined[joined.length - 1] = { pattern: new PromptPattern(source, pattern.flags), needs };
    } else joined.push({ pattern, needs });
  }
  return joined;
}

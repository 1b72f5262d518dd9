import type { RuleDefinition } from '../../model/rule';
import { compileRule, hasName, meetsConditions, type RuleLine } from '../curator-rules/match-rule';
import {
  foldLine,
  frameLeadOf,
  frameTailOf,
  hasSlot,
  leadOf,
  lineWords,
  tailOf,
} from './line-forms';
import type { KeyName, LineIndex, LineState } from './line-index';
import { hashText } from '../text-hash';

/** Where the texts of indexed lines are. */
export type TextOf = (entry: number) => string;

/** What a rule would do in a batch, as far as the index knows its lines. */
export interface RuleTally {
  /** Entries that it matches, rising. */
  readonly hits: readonly number[];
  readonly states: Readonly<Record<LineState, number>>;
  readonly documents: number;
  /** Known sites. */
  readonly sites: number;
}

/** Counts the lines that a rule matches. Lines that are running text are not in the index. */
export function tallyRule(index: LineIndex, rule: RuleDefinition, textOf: TextOf): RuleTally {
  const hits = findHits(index, rule, textOf);
  const states: Record<LineState, number> = {
    plain: 0,
    open: 0,
    confirmed: 0,
    rejected: 0,
    machine: 0,
  };
  const sites = new Set<string>();
  let documents = 0;
  let before = -1;
  for (const entry of hits) {
    states[index.state(entry)]++;
    const document = index.document(entry);
    // Hits rise, and so do their documents.
    if (document === before) continue;
    before = document;
    documents++;
    const site = index.site(document);
    if (site !== undefined) sites.add(site);
  }
  return { hits, states, documents, sites: sites.size };
}

/** Entries that the rule matches, rising. */
export function findHits(index: LineIndex, rule: RuleDefinition, textOf: TextOf): number[] {
  // Keys of whole lines say all there is to say of the wording; no text has to be fetched.
  const isKeyed = rule.form === 'line' || rule.form === 'template';
  const matches = isKeyed ? undefined : compileRule(rule);
  const line = new EntryLine(index, textOf);
  return candidatesOf(index, rule).filter((entry) => {
    line.entry = entry;
    return matches ? matches(line).length > 0 : meetsConditions(rule.conditions, line);
  });
}

/** An entry as rules see lines; one is made for all, and looks at each in turn. */
class EntryLine implements RuleLine {
  entry = 0;

  constructor(
    private readonly index: LineIndex,
    private readonly textOf: TextOf,
  ) {}

  get text(): string {
    return this.textOf(this.entry);
  }

  get position(): number {
    return this.index.position(this.entry);
  }

  get blocks(): number {
    return this.index.blocks(this.index.document(this.entry));
  }

  get site(): string | undefined {
    return this.index.site(this.index.document(this.entry));
  }

  get language(): string | undefined {
    return this.index.language(this.index.document(this.entry));
  }

  readonly words = (): number => this.index.words(this.entry);

  readonly documents = (): number => documentsWith(this.index, this.entry);
}

/** Documents that hold the very line of the entry. */
export function documentsWith(index: LineIndex, entry: number): number {
  return countDocuments(index, index.find('line', index.key('line', entry)));
}

/** Documents in which rising entries are. */
export function countDocuments(index: LineIndex, entries: readonly number[]): number {
  let documents = 0;
  let before = -1;
  for (const entry of entries) {
    const document = index.document(entry);
    if (document !== before) documents++;
    before = document;
  }
  return documents;
}

/** Entries that the rule may match: few where it can be looked up, else all. */
function candidatesOf(index: LineIndex, rule: RuleDefinition): readonly number[] {
  const look = lookUpOf(rule);
  if (look) return index.find(look.name, look.key);
  return Array.from({ length: index.entries }, (_, entry) => entry);
}

/** The key under which all lines stand that a rule may match; undefined where there is none. */
export function lookUpOf({
  form,
  text,
}: Pick<RuleDefinition, 'form' | 'text'>):
  { readonly name: KeyName; readonly key: number } | undefined {
  const folded = foldLine(text);
  const words = lineWords(folded);
  const named = (name: KeyName, of: string | undefined) =>
    of === undefined ? undefined : { name, key: hashText(of) };
  switch (form) {
    case 'line':
      return named('line', folded);
    case 'template':
      return named(hasName(folded) ? 'frame' : 'template', folded);
    case 'prefix':
      return hasSlot(words.slice(0, 2).join(' '))
        ? named('frameLead', frameLeadOf(words))
        : named('lead', leadOf(words));
    case 'suffix':
      return hasSlot(words.slice(-2).join(' '))
        ? named('frameTail', frameTailOf(words))
        : named('tail', tailOf(words));
    case 'pattern':
      return undefined;
  }
}

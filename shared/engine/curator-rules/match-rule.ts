import type { RuleConditions, RuleDefinition } from '../../model/rule';
import type { Span } from '../../model/span';
import {
  foldLine,
  frameOf,
  hasSlot,
  longestRuleLine,
  slotEdge,
  templateOf,
} from '../miner/line-forms';

/** A line of a document as a rule sees it. */
export interface RuleLine {
  /** The block's text. */
  readonly text: string;
  /** Place among the blocks of the document, from 0, and how many there are. */
  readonly position: number;
  readonly blocks: number;
  /** Words of the line as blanks part them; asked only by rules that need it. */
  readonly words: () => number;
  readonly site?: string | undefined;
  readonly language?: string | undefined;
  /** Documents of the batch that hold the very same line; asked only by rules that need it. */
  readonly documents: () => number;
}

/** Stretches of the line that the rule cuts, in its own offsets, rising and disjoint. */
export type RuleMatcher = (line: RuleLine) => readonly Span[];

/** Longest line that a regular expression is tried on, in UTF-16 units. */
const longestPatternLine = 20_000;

/** A definition ready to run; throws a SyntaxError for a regular expression that is none. */
export function compileRule({ form, text, conditions }: RuleDefinition): RuleMatcher {
  const cuts = compileForm(form, text);
  return (line) => (meetsConditions(conditions, line) ? cuts(line.text) : []);
}

type CutsOf = (line: string) => readonly Span[];

function compileForm(form: RuleDefinition['form'], text: string): CutsOf {
  if (form === 'pattern') return compilePattern(text);
  const wanted = foldLine(text);
  const fits = wholeLineTest(form, wanted);
  if (wanted === '') return () => [];
  return (line) =>
    line.length <= longestRuleLine && fits(foldLine(line)) ? [{ start: 0, end: line.length }] : [];
}

function wholeLineTest(form: RuleDefinition['form'], wanted: string): (folded: string) => boolean {
  switch (form) {
    case 'line':
      return (folded) => folded === wanted;
    case 'template':
      return hasName(wanted)
        ? (folded) => frameOf(folded) === wanted
        : (folded) => templateOf(folded) === wanted;
    case 'prefix':
      if (hasSlot(wanted)) return slotEdgeTest(wanted, form);
      return (folded) => folded.startsWith(wanted) && isEdge(folded, wanted.length);
    default:
      if (hasSlot(wanted)) return slotEdgeTest(wanted, 'suffix');
      return (folded) => folded.endsWith(wanted) && isEdge(folded, folded.length - wanted.length);
  }
}

function slotEdgeTest(wanted: string, side: 'prefix' | 'suffix'): (folded: string) => boolean {
  const find = slotEdge(wanted, side);
  return (folded) => {
    const template = templateOf(folded);
    const found = find(template);
    return found !== undefined && isEdge(template, side === 'prefix' ? found.end : found.start);
  };
}

/** True for a template that only frames are compared with. */
export function hasName(template: string): boolean {
  return template.includes('{name}');
}

/** No word goes on over the edge: "By" is no beginning of "Bygones". */
function isEdge(line: string, at: number): boolean {
  const around = line.slice(at - 1, at + 1);
  return at === 0 || at === line.length || !/^[\p{L}\p{N}]{2}$/u.test(around);
}

/**
 * A regular expression ready to run: the stretches of a line that it matches. What matches nothing
 * cuts nothing, but in an empty line it is told. May run for ages: for a thread that can be ended.
 */
export function compilePattern(source: string): CutsOf {
  const pattern = new RegExp(source, 'gu');
  return (line) => {
    if (line.length > longestPatternLine) return [];
    const spans: Span[] = [];
    for (const { 0: found, index } of line.matchAll(pattern)) {
      if (found !== '' || line === '') spans.push({ start: index, end: index + found.length });
    }
    return spans;
  };
}

/** True when all conditions hold that do not ask for the wording. */
export function meetsConditions(conditions: RuleConditions, line: RuleLine): boolean {
  const { site, language, first, last, mostWords, leastDocuments } = conditions;
  if (site !== undefined && line.site !== site) return false;
  if (language !== undefined && line.language !== language) return false;
  if ((first !== undefined || last !== undefined) && !isPlaced({ first, last }, line)) return false;
  if (mostWords !== undefined && line.words() > mostWords) return false;
  return leastDocuments === undefined || line.documents() >= leastDocuments;
}

function isPlaced(
  { first, last }: Pick<RuleConditions, 'first' | 'last'>,
  { position, blocks }: RuleLine,
): boolean {
  const early = first !== undefined && position < first;
  return early || (last !== undefined && position >= blocks - last);
}

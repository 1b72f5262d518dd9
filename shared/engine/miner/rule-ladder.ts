import type { FlagKind } from '../../model/kind';
import type { RuleConditions, RuleDefinition, RuleForm } from '../../model/rule';
import {
  foldLine,
  frameOf,
  frameWords,
  hasSlot,
  isLabel,
  lineWords,
  mostMinedWords,
  templateOf,
} from './line-forms';
import { lookUpOf } from './tally-rule';

/** Confirmed lines that look alike, from which rules are made. */
export interface Evidence {
  /** Texts of the confirmed lines, folded or not; at least one. */
  readonly lines: readonly string[];
  readonly kind: FlagKind;
  /** Given where all of them stand on one known site. */
  readonly site?: string | undefined;
}

/** Words that a mined beginning or end consists of at least, where no sign marks it as a label. */
const leastEdgeWords = 2;
/** Words that lines may have beyond the longest that was confirmed, where names differ. */
const spareWords = 2;
/** How much longer than the longest that was confirmed a line may be where all but an edge differs. */
const spareTimes = 2;
/** Examples that a rule takes along. */
const mostExamples = 5;

/**
 * Rules that match all of the lines, from the most specific to the most general: the line itself,
 * its template, its frame of names, its beginning and its end, each first on the site alone.
 */
export function ruleLadder({ lines, kind, site }: Evidence): RuleDefinition[] {
  const folded = [...new Set(lines.map(foldLine))];
  const examples = { cut: folded.slice(0, mostExamples), keep: [] };
  const rung = (form: RuleForm, text: string, conditions: RuleConditions = {}) =>
    [...(site === undefined ? [] : [{ ...conditions, site }]), conditions].map((all) => ({
      kind,
      form,
      text,
      conditions: all,
      examples,
    }));
  const longest = Math.max(...folded.map((line) => lineWords(line).length));
  const upTo = (words: number) => ({ mostWords: Math.min(words, mostMinedWords) });
  const mostWords = upTo(longest * spareTimes);
  return [
    ...commonForm(folded, (line) => line).flatMap((text) => rung('line', text)),
    ...commonForm(folded, templateOf).flatMap((text) => rung('template', text)),
    ...commonForm(folded, frameOf).flatMap((text) =>
      rung('template', text, upTo(longest + spareWords)),
    ),
    ...commonEdges(folded, 'prefix').flatMap((text) => rung('prefix', text, mostWords)),
    ...commonSlotEdge(folded, 'prefix').flatMap((text) => rung('prefix', text, mostWords)),
    ...commonEdges(folded, 'suffix').flatMap((text) => rung('suffix', text, mostWords)),
    ...commonSlotEdge(folded, 'suffix').flatMap((text) => rung('suffix', text, mostWords)),
  ].filter(isNew());
}

/** What all lines read alike under a form: one text, or none. */
function commonForm(lines: readonly string[], form: (line: string) => string): readonly string[] {
  const forms = new Set(lines.map(form));
  return forms.size === 1 ? [...forms] : [];
}

/**
 * The longest run of whole words that all lines begin or end with, and before it, where a sign in it
 * marks a shorter one as a label, that one: "VIDEO: The" may be two that happen to begin alike.
 */
function commonEdges(lines: readonly string[], side: 'prefix' | 'suffix'): readonly string[] {
  if (lines.length < 2) return [];
  const words = lines.map((line) => lineWords(line));
  const at = (line: readonly string[], index: number) =>
    line.at(side === 'prefix' ? index : -1 - index);
  const [first] = words;
  const least = Math.min(...words.map(({ length }) => length));
  let shared = 0;
  while (shared < least && words.every((line) => at(line, shared) === at(first!, shared))) shared++;
  // A rule of every word of a line would say no more than the line itself.
  if (shared === least) return [];
  const edge = (length: number) =>
    (side === 'prefix' ? first!.slice(0, length) : first!.slice(-length)).join(' ');
  const label = lengths(shared - 1).find((length) => isLabel(edge(length), side));
  return [
    ...(shared >= leastEdgeWords || (shared > 0 && isLabel(edge(shared), side))
      ? [edge(shared)]
      : []),
    ...(label === undefined ? [] : [edge(label)]),
  ];
}

/**
 * The longest run of words that the frames of all lines begin or end with, where names that are the
 * same in all of them are kept: "| Photo credit {name}". One text or none: it has to hold a slot,
 * enough words beside it, and be one that the lines can be looked up by.
 */
function commonSlotEdge(lines: readonly string[], side: 'prefix' | 'suffix'): readonly string[] {
  if (lines.length < 2) return [];
  const framed = lines.map((line) =>
    side === 'prefix' ? frameWords(line) : frameWords(line).reverse(),
  );
  const least = Math.min(...framed.map(({ length }) => length));
  const shared: string[] = [];
  for (let at = 0; at < least; at++) {
    const [first, ...others] = framed.map((words) => words[at]!);
    if (others.some(({ frame }) => frame !== first!.frame)) break;
    shared.push(others.every(({ named }) => named === first!.named) ? first!.named : first!.frame);
  }
  // A rule of every word of a line would say no more than its frame.
  if (shared.length === least) return [];
  const text = (side === 'prefix' ? shared : shared.reverse()).join(' ');
  const beside = shared.filter((word) => !hasSlot(word) && /\p{L}/u.test(word)).length;
  const isRule = hasSlot(text) && beside >= leastEdgeWords && lookUpOf({ form: side, text });
  return isRule ? [text] : [];
}

/** From `longest` down to 1. */
function lengths(longest: number): number[] {
  return Array.from({ length: Math.max(0, longest) }, (_, at) => longest - at);
}

/** A template without slots is the line itself. */
function isNew(): (rule: RuleDefinition) => boolean {
  const seen = new Set<string>();
  return ({ form, text, conditions }) => {
    const whole = form === 'template' || form === 'line' ? 'whole' : form;
    const key = JSON.stringify([whole, text, conditions.site ?? null]);
    return !seen.has(key) && Boolean(seen.add(key));
  };
}

import type { FlagKind } from '../../model/kind';
import type { RuleConditions, RuleDefinition, RuleForm } from '../../model/rule';
import { foldLine, frameOf, lineWords, mostMinedWords, templateOf } from './line-forms';

/** Confirmed lines that look alike, from which rules are made. */
export interface Evidence {
  /** Texts of the confirmed lines, folded or not; at least one. */
  readonly lines: readonly string[];
  readonly kind: FlagKind;
  /** Given where all of them stand on one known site. */
  readonly site?: string | undefined;
}

/** Words that a mined beginning or end consists of at least. */
const leastEdgeWords = 2;
/** Words that lines may have beyond the longest that was confirmed. */
const spareWords = 2;
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
  const mostWords = Math.min(longest + spareWords, mostMinedWords);
  return [
    ...commonForm(folded, (line) => line).flatMap((text) => rung('line', text)),
    ...commonForm(folded, templateOf).flatMap((text) => rung('template', text)),
    ...commonForm(folded, frameOf).flatMap((text) => rung('template', text, { mostWords })),
    ...commonEdge(folded, 'prefix').flatMap((text) => rung('prefix', text, { mostWords })),
    ...commonEdge(folded, 'suffix').flatMap((text) => rung('suffix', text, { mostWords })),
  ].filter(isNew());
}

/** What all lines read alike under a form: one text, or none. */
function commonForm(lines: readonly string[], form: (line: string) => string): readonly string[] {
  const forms = new Set(lines.map(form));
  return forms.size === 1 ? [...forms] : [];
}

/** The longest run of whole words that all lines begin or end with. */
function commonEdge(lines: readonly string[], edge: 'prefix' | 'suffix'): readonly string[] {
  if (lines.length < 2) return [];
  const words = lines.map((line) =>
    edge === 'prefix' ? lineWords(line) : lineWords(line).reverse(),
  );
  const [first] = words;
  let shared = 0;
  while (shared < first!.length && words.every((other) => other[shared] === first![shared]))
    shared++;
  // A rule of every word of a line would say no more than the line itself.
  if (shared < leastEdgeWords || words.some((other) => other.length <= shared)) return [];
  const found = first!.slice(0, shared);
  return [(edge === 'prefix' ? found : found.reverse()).join(' ')];
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

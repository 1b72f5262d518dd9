import type { Rung, Suggestion } from '../../../shared/engine/miner/mine-rules';
import type { RuleHit, RuleSuggestion, RuleTallyShape } from '../../../shared/ipc/rule-shapes';
import type { ReadDb } from '../../store/database';
import type { StoredRule } from '../../store/rules';
import { listSuggestionAnswers } from '../../store/suggestion-answers';
import { describeLine } from './describe-hit';
import type { LineBook } from './line-book';
import { rulesByWording, wording } from './match-known-rules';
import { precisionOf } from './precision-of';
import type { Suggestions } from './suggestions';

/** Suggestions that are shown at once, and lines of evidence of each. */
const mostShown = 50;
const evidenceShown = 5;

/**
 * The suggestions that are neither answered nor rules in use, the first of them or `most`. One that
 * reads like a rule that was withdrawn names it.
 */
export function describeSuggestions(
  db: ReadDb,
  book: LineBook,
  suggestions: Suggestions,
  most = mostShown,
): { suggestions: RuleSuggestion[]; later: number } {
  const answers = listSuggestionAnswers(db, book.batchId);
  const rules = rulesByWording(db, book.batchId);
  const shown: RuleSuggestion[] = [];
  let later = 0;
  for (const { suggestion, undecided } of suggestions.list()) {
    const answer = answers.get(suggestion.id);
    if (answer === undefined && shown.length >= most) continue;
    const rule = rules.get(wording(suggestion.ladder[suggestion.chosen]!.rule));
    if (rule && rule.state !== 'retired') continue;
    if (answer === 'later') later++;
    if (answer === undefined) shown.push(describe(db, book, { suggestion, undecided, rule }));
  }
  return { suggestions: shown, later };
}

interface OpenSuggestion {
  readonly suggestion: Suggestion;
  readonly undecided: boolean;
  /** Withdrawn. */
  readonly rule: StoredRule | undefined;
}

function describe(
  db: ReadDb,
  book: LineBook,
  { suggestion: { id, ladder, chosen, evidence }, undecided, rule }: OpenSuggestion,
): RuleSuggestion {
  return {
    id,
    ladder: ladder.map((rung) => ({ definition: rung.rule, tally: describeTally(rung) })),
    chosen,
    evidence: evidence.slice(0, evidenceShown).map((entry) => describeEntry(db, book, entry)),
    undecided,
    withdrawn: rule?.id ?? null,
  };
}

function describeTally({ tally: { states, documents, sites } }: Rung): RuleTallyShape {
  return { ...states, documents, sites, precision: precisionOf(states) };
}

function describeEntry(db: ReadDb, book: LineBook, entry: number): RuleHit {
  const place = { ...book.span(entry), documentId: book.documentId(entry) };
  return describeLine(db, place, book.textOf(entry), book.index.state(entry));
}

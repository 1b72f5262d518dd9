import type { Rung, Suggestion } from '../../../shared/engine/miner/mine-rules';
import type { RuleHit, RuleSuggestion, RuleTallyShape } from '../../../shared/ipc/rule-shapes';
import type { ReadDb } from '../../store/database';
import { listSuggestionAnswers } from '../../store/suggestion-answers';
import { describeHit } from './describe-hit';
import type { LineBook } from './line-book';
import { rulesByWording, wording } from './match-known-rules';
import { precisionOf } from './precision-of';
import type { Suggestions } from './suggestions';

/** Suggestions that are shown at once, and lines of evidence of each. */
const mostShown = 50;
const evidenceShown = 5;

/** The suggestions that are neither answered nor rules already, the first of them or `most`. */
export function describeSuggestions(
  db: ReadDb,
  book: LineBook,
  suggestions: Suggestions,
  most = mostShown,
): { suggestions: RuleSuggestion[]; later: number } {
  const answers = listSuggestionAnswers(db, book.batchId);
  const ruled = rulesByWording(db, book.batchId);
  const open = suggestions
    .list()
    .filter(({ suggestion: { ladder, chosen } }) => !ruled.has(wording(ladder[chosen]!.rule)));
  return {
    suggestions: open
      .filter(({ suggestion }) => !answers.has(suggestion.id))
      .slice(0, most)
      .map(({ suggestion, undecided }) => describe(db, book, suggestion, undecided)),
    later: open.filter(({ suggestion }) => answers.get(suggestion.id) === 'later').length,
  };
}

function describe(
  db: ReadDb,
  book: LineBook,
  { id, ladder, chosen, evidence }: Suggestion,
  undecided: boolean,
): RuleSuggestion {
  return {
    id,
    ladder: ladder.map((rung) => ({ definition: rung.rule, tally: describeTally(rung) })),
    chosen,
    evidence: evidence.slice(0, evidenceShown).map((entry) => describeEntry(db, book, entry)),
    undecided,
  };
}

function describeTally({ tally: { states, documents, sites } }: Rung): RuleTallyShape {
  return { ...states, documents, sites, precision: precisionOf(states) };
}

function describeEntry(db: ReadDb, book: LineBook, entry: number): RuleHit {
  const place = { ...book.span(entry), documentId: book.documentId(entry) };
  return describeHit(db, place, book.index.state(entry), book.textOf(entry));
}

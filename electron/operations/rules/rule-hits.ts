import { hasName } from '../../../shared/engine/curator-rules/match-rule';
import { foldLine, lineWords, mostMinedWords } from '../../../shared/engine/miner/line-forms';
import { findHits, lookUpOf } from '../../../shared/engine/miner/tally-rule';
import type { RuleDefinition } from '../../../shared/model/rule';
import type { Span } from '../../../shared/model/span';
import type { ReadDb } from '../../store/database';
import { listDocumentIds } from '../../store/documents';
import { checkRule } from './check-rule';
import type { HitMemory } from './hit-memory';
import type { LineBook } from './line-book';
import type { MatchPattern } from './match-pattern';
import { scanDocuments } from './scan-documents';

/** What a rule matches in one document. */
export interface DocumentHits {
  readonly documentId: number;
  /** Rising and disjoint. */
  readonly spans: readonly Span[];
}

/** What everything that looks for the lines of a rule needs. */
export interface RuleContext {
  /** The lines of the batch. */
  readonly book: LineBook;
  /** Called often: other calls go first. */
  readonly breathe: () => Promise<void>;
  readonly matchPattern: MatchPattern;
  /** Where what takes a walk over all texts is kept for the next question. */
  readonly memory?: HitMemory;
  /** Nothing is changed by it: it may be given up for the next one. */
  readonly isLook?: boolean;
}

/**
 * Everything that a rule matches in the batch of the book, in list order. Rules on short lines are
 * looked up; others are tried on every block, with a pause for other calls between documents.
 * Throws RULE_INVALID, and RULE_TOO_SLOW when a regular expression is ended at its deadline.
 */
export async function listRuleHits(
  db: ReadDb,
  rule: RuleDefinition,
  context: RuleContext,
): Promise<readonly DocumentHits[]> {
  await checkRule(rule, context.matchPattern);
  if (isIndexed(rule)) return lookUp(context.book, rule);
  const { book, memory, isLook = false } = context;
  const scan = (goOn: () => void) => {
    const breathe = async () => {
      await context.breathe();
      goOn();
    };
    return scanDocuments(db, rule, { ...context, breathe }, listDocumentIds(db, book.batchId));
  };
  return memory ? memory.recall(rule, isLook, scan) : scan(() => undefined);
}

/** True where the index knows every line that the rule can match. */
export function isIndexed(rule: RuleDefinition): boolean {
  if (!lookUpOf(rule)) return false;
  const { form, text, conditions } = rule;
  const isWhole = form === 'line' || (form === 'template' && !hasName(text));
  const most = isWhole ? lineWords(foldLine(text)).length : (conditions.mostWords ?? Infinity);
  return most <= mostMinedWords;
}

function lookUp(book: LineBook, rule: RuleDefinition): DocumentHits[] {
  const found: { documentId: number; spans: Span[] }[] = [];
  for (const entry of findHits(book.index, rule, book.textOf)) {
    const documentId = book.documentId(entry);
    if (found.at(-1)?.documentId !== documentId) found.push({ documentId, spans: [] });
    found.at(-1)!.spans.push(book.span(entry));
  }
  return found;
}

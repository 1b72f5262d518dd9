import { compileRule, hasName } from '../../../shared/engine/curator-rules/match-rule';
import { foldLine, lineWords, mostMinedWords } from '../../../shared/engine/miner/line-forms';
import { documentsWith, findHits } from '../../../shared/engine/miner/tally-rule';
import { lintRule } from '../../../shared/engine/curator-rules/lint-rule';
import { AppError } from '../../../shared/errors/app-error';
import type { RuleDefinition } from '../../../shared/model/rule';
import type { Span } from '../../../shared/model/span';
import { listBlocks } from '../../store/blocks';
import type { ReadDb } from '../../store/database';
import { getText } from '../../store/document-bodies';
import { getDocument, listDocumentIds } from '../../store/documents';
import type { LineBook } from './line-book';

/** What a rule matches in one document. */
export interface DocumentHits {
  readonly documentId: number;
  /** Rising and disjoint. */
  readonly spans: readonly Span[];
}

/** Longest that one document may take a regular expression, in milliseconds. */
const patience = 2000;

/** Throws RULE_INVALID for a rule that must not run. */
export function checkRule(rule: RuleDefinition): void {
  const reason = lintRule(rule).find(({ severity }) => severity === 'error')?.message;
  if (reason !== undefined) throw new AppError('RULE_INVALID', { reason });
}

/**
 * Everything that a rule matches in the batch of the book, in list order. Rules on short lines are
 * looked up; others are tried on every block, with a pause for other calls between documents.
 * Throws RULE_INVALID, and RULE_TOO_SLOW when one document takes a regular expression too long.
 */
export async function listRuleHits(
  db: ReadDb,
  book: LineBook,
  rule: RuleDefinition,
  breathe: () => Promise<void>,
): Promise<DocumentHits[]> {
  checkRule(rule);
  return isIndexed(rule) ? lookUp(book, rule) : scan(db, book, rule, breathe);
}

/** True where the index knows every line that the rule can match. */
function isIndexed({ form, text, conditions }: RuleDefinition): boolean {
  if (form === 'pattern') return false;
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

async function scan(
  db: ReadDb,
  book: LineBook,
  rule: RuleDefinition,
  breathe: () => Promise<void>,
): Promise<DocumentHits[]> {
  const matches = compileRule(rule);
  const found: DocumentHits[] = [];
  for (const documentId of listDocumentIds(db, book.batchId)) {
    const { site, language } = getDocument(db, documentId)!;
    const text = getText(db, documentId);
    const blocks = listBlocks(db, documentId);
    const spans: Span[] = [];
    const since = performance.now();
    for (const { start, end, index: position } of blocks) {
      const line = {
        text: text.slice(start, end),
        position,
        blocks: blocks.length,
        words: () => lineWords(foldLine(text.slice(start, end))).length,
        site,
        language,
        documents: () => documentsHolding(book, documentId, position),
      };
      for (const span of matches(line)) {
        spans.push({ start: start + span.start, end: start + span.end });
      }
      if (performance.now() - since > patience) throw new AppError('RULE_TOO_SLOW');
    }
    if (spans.length > 0) found.push({ documentId, spans });
    await breathe();
  }
  return found;
}

/** Documents with the very line; a line that is too long for the index counts as standing once. */
function documentsHolding(book: LineBook, documentId: number, position: number): number {
  const entry = book.entryAt(documentId, position);
  return entry === undefined ? 1 : documentsWith(book.index, entry);
}

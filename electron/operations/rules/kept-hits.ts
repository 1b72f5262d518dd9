import { ruleDetector } from '../../../shared/model/rule';
import type { ReadDb } from '../../store/database';
import { isKeptIn, listKeptDocumentIds } from '../../store/kept-documents';
import type { StoredRule } from '../../store/rules';
import { judgeHits } from './judge-hits';
import { isIndexed, type RuleContext } from './rule-hits';
import { scanDocuments } from './scan-documents';

/**
 * How many of the lines that a rule matches a curator keeps. Rules that the index knows are counted
 * there; others are tried once on all documents in which anything is kept, and from then on only on
 * those in which something was decided.
 */
export class KeptHits {
  /** Kept hits by document, for each rule and version. */
  readonly #counts = new Map<string, Map<number, number>>();

  /** `decided` are the documents that were decided on since the last time. Throws RULE_TOO_SLOW. */
  async count(
    db: ReadDb,
    { id, version, definition }: StoredRule,
    decided: readonly number[],
    context: RuleContext,
  ): Promise<number> {
    if (isIndexed(definition)) return context.book.tallies.of(definition).states.rejected;
    const key = ruleDetector(id, version);
    const known = this.#counts.get(key);
    const counts = known ?? new Map<number, number>();
    const documentIds = known
      ? decided.filter((documentId) => isKeptIn(db, documentId))
      : listKeptDocumentIds(db, context.book.batchId);
    for (const documentId of decided) counts.delete(documentId);
    for (const hits of await scanDocuments(db, definition, context, documentIds)) {
      const kept = judgeHits(db, hits).filter(({ fate }) => fate === 'conflict').length;
      if (kept > 0) counts.set(hits.documentId, kept);
    }
    this.#counts.set(key, counts);
    return [...counts.values()].reduce((sum, count) => sum + count, 0);
  }
}

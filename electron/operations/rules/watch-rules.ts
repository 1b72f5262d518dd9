import type { WriteDb } from '../../store/database';
import { listRules, type StoredRule } from '../../store/rules';
import type { LineBook } from './line-book';
import { applyActiveRule, switchRule, type SwitchContext } from './switch-rule';

/** Kept lines, beyond those known when it was switched on, at which a rule stops cutting by itself. */
const mostContradictions = 2;

/**
 * After decisions of the curator: an active rule that they contradict cuts no more and says so.
 * Answers the documents whose cuts went with it. The book has to be up to date.
 */
export async function fallBackRules(
  db: WriteDb,
  context: Omit<SwitchContext, 'remark'>,
): Promise<number[]> {
  const fallen: number[] = [];
  for (const rule of listActiveRules(db, context.book.batchId)) {
    const kept = countKept(context.book, rule) - rule.knownConflicts;
    if (kept < mostContradictions) continue;
    const remark = `Stopped by itself: ${kept} lines that it cuts were kept.`;
    const { decided } = await switchRule(db, rule.id, 'suggest', { ...context, remark });
    fallen.push(...decided.documents.map(({ documentId }) => documentId));
  }
  return fallen;
}

/** After an analysis: active rules cut what new files brought. */
export async function applyActiveRules(
  db: WriteDb,
  context: Omit<SwitchContext, 'remark'>,
): Promise<void> {
  for (const rule of listActiveRules(db, context.book.batchId)) {
    await applyActiveRule(db, rule, context);
  }
}

export function hasActiveRules(db: WriteDb, batchId: number): boolean {
  return listActiveRules(db, batchId).length > 0;
}

function listActiveRules(db: WriteDb, batchId: number): StoredRule[] {
  return listRules(db, batchId).filter(({ state }) => state === 'active');
}

/** Regular expressions are not counted after each decision: that would take a walk over all texts. */
function countKept(book: LineBook, { definition }: StoredRule): number {
  if (definition.form === 'pattern') return 0;
  return book.tallies.of(definition).states.rejected;
}

import { AppError } from '../../../shared/errors/app-error';
import type { WriteDb } from '../../store/database';
import { listRules, type StoredRule } from '../../store/rules';
import type { KeptHits } from './kept-hits';
import { applyActiveRule, switchRule, type SwitchContext } from './switch-rule';

/** Kept lines, beyond those known when it was switched on, at which a rule stops cutting by itself. */
const mostContradictions = 2;

type WatchContext = Omit<SwitchContext, 'remark'>;

/** A rule that stopped by itself, and the documents whose cuts went with it. */
export interface StoppedRule {
  readonly ruleId: number;
  readonly documentIds: readonly number[];
}

/**
 * After decisions of the curator in these documents: an active rule that they contradict cuts no
 * more and says so. The book has to be up to date.
 */
export async function fallBackRules(
  db: WriteDb,
  keptHits: KeptHits,
  decided: readonly number[],
  context: WatchContext,
): Promise<StoppedRule[]> {
  const stopped: StoppedRule[] = [];
  for (const rule of listActiveRules(db, context.book.batchId)) {
    const remark = await unlessTooSlow(async () => {
      const kept = (await keptHits.count(db, rule, decided, context)) - rule.knownConflicts;
      return kept < mostContradictions ? undefined : `${kept} lines that it cuts were kept.`;
    });
    if (remark !== undefined) stopped.push(await stopRule(db, rule, remark, context));
  }
  return stopped;
}

/** After an analysis: active rules cut what new files brought. One that takes too long there stops. */
export async function applyActiveRules(db: WriteDb, context: WatchContext): Promise<StoppedRule[]> {
  const stopped: StoppedRule[] = [];
  for (const rule of listActiveRules(db, context.book.batchId)) {
    const remark = await unlessTooSlow(async () => {
      await applyActiveRule(db, rule, context);
      return undefined;
    });
    if (remark !== undefined) stopped.push(await stopRule(db, rule, remark, context));
  }
  return stopped;
}

export function hasActiveRules(db: WriteDb, batchId: number): boolean {
  return listActiveRules(db, batchId).length > 0;
}

function listActiveRules(db: WriteDb, batchId: number): StoredRule[] {
  return listRules(db, batchId).filter(({ state }) => state === 'active');
}

/** Why the rule has to stop, when that is said or its regular expression was ended. */
async function unlessTooSlow(work: () => Promise<string | undefined>): Promise<string | undefined> {
  try {
    return await work();
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== 'RULE_TOO_SLOW') throw thrown;
    return `it takes too long in ${thrown.details['path']}.`;
  }
}

async function stopRule(
  db: WriteDb,
  { id }: StoredRule,
  why: string,
  context: WatchContext,
): Promise<StoppedRule> {
  const remark = `Stopped by itself: ${why}`;
  const { decided } = await switchRule(db, id, 'suggest', { ...context, remark });
  return { ruleId: id, documentIds: decided.documents.map(({ documentId }) => documentId) };
}

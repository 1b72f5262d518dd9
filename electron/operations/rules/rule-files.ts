import { readFile } from 'node:fs/promises';
import { AppError } from '../../../shared/errors/app-error';
import { ruleFile, type RuleFile } from '../../../shared/ipc/rule-shapes';
import type { RuleDefinition } from '../../../shared/model/rule';
import { transact, type ReadDb, type WriteDb } from '../../store/database';
import { getRule, insertRule, listRules, type StoredRule } from '../../store/rules';
import { replaceFile } from '../../writers/replace-file';
import { checkRule } from './rule-hits';

/** Largest rule file that is read, in bytes. */
const largestFile = 16 * 1024 * 1024;

/** Reads a rule file; throws RULE_FILE_INVALID with the reason, also for a rule that must not run. */
export async function readRuleFile(path: string): Promise<RuleDefinition[]> {
  const invalid = (reason: string, cause?: unknown) =>
    new AppError('RULE_FILE_INVALID', { path, reason }, { cause });
  let json: unknown;
  try {
    const bytes = await readFile(path);
    if (bytes.length > largestFile) throw invalid('it is too large');
    json = JSON.parse(bytes.toString('utf8'));
  } catch (thrown) {
    if (thrown instanceof AppError) throw thrown;
    throw invalid(thrown instanceof SyntaxError ? 'not JSON' : (thrown as Error).message, thrown);
  }
  const parsed = ruleFile.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw invalid(`${issue!.path.join('.') || 'file'}: ${issue!.message}`);
  }
  parsed.data.rules.forEach((rule, at) => {
    try {
      checkRule(rule);
    } catch (thrown) {
      throw invalid(`rule ${at + 1}: ${(thrown as Error).message}`, thrown);
    }
  });
  return parsed.data.rules;
}

/** Takes rules over as drafts: what a stranger wrote counts only when a curator switches it on. */
export function insertDrafts(
  db: WriteDb,
  batchId: number,
  rules: readonly RuleDefinition[],
  now: string,
): StoredRule[] {
  return transact(db, () =>
    rules.map((definition) => {
      const id = insertRule(db, { batchId, origin: 'imported', createdAt: now, definition });
      return getRule(db, id)!;
    }),
  );
}

/** Writes the rules of a batch that are not retired; answers how many. */
export async function writeRuleFile(db: ReadDb, batchId: number, path: string): Promise<number> {
  const rules = listRules(db, batchId).filter(({ state }) => state !== 'retired');
  const file: RuleFile = {
    winnowRules: 1,
    rules: rules.map(({ definition }) => definition),
  };
  await replaceFile(path, `${JSON.stringify(file, null, 2)}\n`);
  return rules.length;
}

import { readFile } from 'node:fs/promises';
import { AppError } from '../../../shared/errors/app-error';
import { ruleFile, type RuleFile } from '../../../shared/ipc/rule-shapes';
import type { RuleDefinition } from '../../../shared/model/rule';
import { transact, type ReadDb, type WriteDb } from '../../store/database';
import { getRule, insertRule, listRulesInUse, type StoredRule } from '../../store/rules';
import { replaceFile } from '../../writers/replace-file';
import { checkRule } from './check-rule';
import type { MatchPattern } from './match-pattern';
import { isYaml, parseRuleText, renderRuleText } from './rule-text';

/** Largest rule file that is read, in bytes. */
const largestFile = 16 * 1024 * 1024;

/** Reads a rule file; throws RULE_FILE_INVALID with the reason, also for a rule that must not run. */
export async function readRuleFile(
  path: string,
  matchPattern: MatchPattern,
): Promise<RuleDefinition[]> {
  const rules = await parseRuleFile(path);
  await checkRules(path, rules, matchPattern);
  return rules;
}

/** Throws RULE_FILE_INVALID where a rule of a file must not run. */
export async function checkRules(
  path: string,
  rules: readonly RuleDefinition[],
  matchPattern: MatchPattern,
): Promise<void> {
  for (const [at, rule] of rules.entries()) {
    try {
      await checkRule(rule, matchPattern);
    } catch (thrown) {
      throw invalidFile(path, `rule ${at + 1}: ${(thrown as Error).message}`, thrown);
    }
  }
}

/** The rules of a file as they stand there, also such as must not run; throws RULE_FILE_INVALID. */
export async function parseRuleFile(path: string): Promise<RuleDefinition[]> {
  let content: unknown;
  try {
    const bytes = await readFile(path);
    if (bytes.length > largestFile) throw new Error('it is too large');
    content = parseRuleText(bytes.toString('utf8'), path);
  } catch (thrown) {
    throw invalidFile(path, (thrown as Error).message, thrown);
  }
  const parsed = ruleFile.safeParse(content);
  if (parsed.success) return parsed.data.rules;
  const [issue] = parsed.error.issues;
  throw invalidFile(path, `${issue!.path.join('.') || 'file'}: ${issue!.message}`);
}

function invalidFile(path: string, reason: string, cause?: unknown): AppError {
  return new AppError('RULE_FILE_INVALID', { path, reason }, { cause });
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

/** Writes the rules of a batch that are not retired, as YAML where the name says so; answers how many. */
export async function writeRuleFile(db: ReadDb, batchId: number, path: string): Promise<number> {
  const file = collectRules(db, batchId);
  await replaceFile(path, renderRuleText(file, isYaml(path)));
  return file.rules.length;
}

/** The rules of a batch that are not retired, as they are shared. */
export function collectRules(db: ReadDb, batchId: number): RuleFile {
  const rules = listRulesInUse(db, batchId);
  return { winnowRules: 1, rules: rules.map(({ definition }) => definition) };
}

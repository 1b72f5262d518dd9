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

/** Reads a rule file; throws what `parseRuleFile` and `checkRules` throw. */
export async function readRuleFile(
  path: string,
  matchPattern: MatchPattern,
): Promise<RuleDefinition[]> {
  const rules = await parseRuleFile(path);
  await checkRules(path, rules, matchPattern);
  return rules;
}

/** Throws RULE_FILE_REFUSED where a rule of a file must not run. */
export async function checkRules(
  path: string,
  rules: readonly RuleDefinition[],
  matchPattern: MatchPattern,
): Promise<void> {
  for (const [at, rule] of rules.entries()) {
    try {
      await checkRule(rule, matchPattern);
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown;
      const { reason = thrown.message } = thrown.details;
      throw refusedFile(path, `rule ${at + 1}: ${reason}`, thrown);
    }
  }
}

/**
 * The rules of a file as they stand there, also such as must not run. Throws INPUT_UNAVAILABLE,
 * RULE_FILE_INVALID for something else than a rule file, and RULE_FILE_REFUSED for a rule that is
 * not written as rules are.
 */
export async function parseRuleFile(path: string): Promise<RuleDefinition[]> {
  const bytes = await readBytes(path);
  let content: unknown;
  try {
    if (bytes.length > largestFile) throw new Error('it is too large');
    content = parseRuleText(bytes.toString('utf8'), path);
  } catch (thrown) {
    throw invalidFile(path, (thrown as Error).message, thrown);
  }
  const parsed = ruleFile.safeParse(content);
  if (parsed.success) return parsed.data.rules;
  const [issue] = parsed.error.issues;
  const [top, at, ...inside] = issue!.path;
  if (top !== 'rules' || typeof at !== 'number') {
    throw invalidFile(path, `${issue!.path.join('.') || 'file'}: ${issue!.message}`);
  }
  const place = [`rule ${at + 1}`, ...(inside.length > 0 ? [inside.join('.')] : [])].join(', ');
  throw refusedFile(path, `${place}: ${describeIssue(issue!)}`);
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (thrown) {
    const reason = (thrown as NodeJS.ErrnoException).code ?? 'unreadable';
    throw new AppError('INPUT_UNAVAILABLE', { path, reason }, { cause: thrown });
  }
}

type Issue = NonNullable<ReturnType<typeof ruleFile.safeParse>['error']>['issues'][number];

/** What is wrong with a rule, in words. */
function describeIssue(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `It has to be one of ${issue.values.join(', ')}.`;
    case 'unrecognized_keys':
      return `It has a field that rules have not: ${issue.keys.join(', ')}.`;
    default:
      return `${issue.message}.`;
  }
}

function invalidFile(path: string, reason: string, cause?: unknown): AppError {
  return new AppError('RULE_FILE_INVALID', { path, reason }, { cause });
}

function refusedFile(path: string, reason: string, cause?: unknown): AppError {
  return new AppError('RULE_FILE_REFUSED', { path, reason }, { cause });
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

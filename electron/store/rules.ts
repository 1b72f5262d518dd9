import type { RuleDefinition, RuleState } from '../../shared/model/rule';
import { statement, type ReadDb, type WriteDb } from './database';

export type RuleOrigin = 'curator' | 'suggestion' | 'imported';

/** A curator's rule with its newest version. */
export interface StoredRule {
  readonly id: number;
  readonly batchId: number;
  readonly state: RuleState;
  readonly version: number;
  readonly origin: RuleOrigin;
  readonly createdAt: string;
  readonly knownConflicts: number;
  readonly remark: string | null;
  readonly definition: RuleDefinition;
}

/** Whether a rule counts, and which version of it. */
export interface RuleStanding {
  readonly state: RuleState;
  readonly version: number;
}

interface RuleDbRow {
  id: number;
  batch_id: number;
  state: RuleState;
  version: number;
  origin: RuleOrigin;
  created_at: string;
  known_conflicts: number;
  remark: string | null;
  definition: string;
}

const selectRule = `SELECT rule.*, rule_version.definition FROM rule
  JOIN rule_version ON rule_version.rule_id = rule.id AND rule_version.version = rule.version`;

/** A new rule as a draft of version 1; answers its id. */
export function insertRule(
  db: WriteDb,
  rule: Pick<StoredRule, 'batchId' | 'origin' | 'createdAt' | 'definition'>,
): number {
  const inserted = statement(
    db,
    `INSERT INTO rule (batch_id, state, version, origin, created_at) VALUES (?, 'draft', 1, ?, ?)`,
  ).run(rule.batchId, rule.origin, rule.createdAt);
  const id = Number(inserted.lastInsertRowid);
  insertVersion(db, id, 1, rule.definition, rule.createdAt);
  return id;
}

/** A new version, which counts from now on; answers its number. */
export function addRuleVersion(
  db: WriteDb,
  id: number,
  definition: RuleDefinition,
  createdAt: string,
): number {
  const newest = statement<number>(db, 'SELECT MAX(version) FROM rule_version WHERE rule_id = ?')
    .pluck()
    .get(id)!;
  insertVersion(db, id, newest + 1, definition, createdAt);
  statement(db, 'UPDATE rule SET version = ? WHERE id = ?').run(newest + 1, id);
  return newest + 1;
}

function insertVersion(
  db: WriteDb,
  id: number,
  version: number,
  definition: RuleDefinition,
  createdAt: string,
): void {
  statement(
    db,
    'INSERT INTO rule_version (rule_id, version, definition, created_at) VALUES (?, ?, ?, ?)',
  ).run(id, version, JSON.stringify(definition).toWellFormed(), createdAt);
}

export function getRule(db: ReadDb, id: number): StoredRule | undefined {
  const row = statement<RuleDbRow>(db, `${selectRule} WHERE rule.id = ?`).get(id);
  return row && rowToRule(row);
}

/** Rules of a batch in the order in which they were made. */
export function listRules(db: ReadDb, batchId: number): StoredRule[] {
  return statement<RuleDbRow>(db, `${selectRule} WHERE rule.batch_id = ? ORDER BY rule.id`)
    .all(batchId)
    .map(rowToRule);
}

/** Those among them that are not retired. */
export function listRulesInUse(db: ReadDb, batchId: number): StoredRule[] {
  return listRules(db, batchId).filter(({ state }) => state !== 'retired');
}

export function setRuleStanding(db: WriteDb, id: number, { state, version }: RuleStanding): void {
  statement(db, 'UPDATE rule SET state = ?, version = ? WHERE id = ?').run(state, version, id);
}

/** What the curator is told of the rule, and the conflicts that were known when it was switched on. */
export function setRuleRemark(
  db: WriteDb,
  id: number,
  { remark, knownConflicts }: Pick<StoredRule, 'remark' | 'knownConflicts'>,
): void {
  statement(db, 'UPDATE rule SET remark = ?, known_conflicts = ? WHERE id = ?').run(
    remark,
    knownConflicts,
    id,
  );
}

function rowToRule(row: RuleDbRow): StoredRule {
  return {
    id: row.id,
    batchId: row.batch_id,
    state: row.state,
    version: row.version,
    origin: row.origin,
    createdAt: row.created_at,
    knownConflicts: row.known_conflicts,
    remark: row.remark,
    definition: JSON.parse(row.definition) as RuleDefinition,
  };
}

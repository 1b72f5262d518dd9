import { describe, expect, onTestFinished, test } from 'vitest';
import Database from 'better-sqlite3';
import { createSchema } from '../../../../electron/store/migrate';
import { migrations, numberMigrations } from '../../../../electron/store/migrations';
import type { WriteDb } from '../../../../electron/store/database';

describe('migrations', () => {
  test('each leads from its predecessor to a sound schema of strict tables', () => {
    const db = new Database(':memory:') as unknown as WriteDb;
    onTestFinished(() => void db.close());
    createSchema(db, migrations);
    expect(db.pragma('user_version', { simple: true })).toBe(migrations.length);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
    const tables = db.pragma('table_list') as { name: string; strict: number; schema: string }[];
    const own = tables.filter(({ name }) => !name.startsWith('sqlite_'));
    expect(own.filter(({ strict }) => strict === 0)).toEqual([]);
    expect(own.map(({ name }) => name).sort()).toEqual([
      'batch',
      'bulk_decision',
      'counting',
      'decision',
      'document',
      'document_blocks',
      'document_body',
      'document_uid',
      'flag',
      'half_step',
      'last_export',
      'lost_decision',
      'mark',
      'near_duplicate',
      'note',
      'open_kind',
      'page_markup',
      'problem',
      'read_choice',
      'redecoded_text',
      'repeated_block',
      'rule',
      'rule_version',
      'sample',
      'sample_item',
      'source_file',
      'source_root',
      'step',
      'suggestion_answer',
      'verdict',
    ]);
  });

  test('are numbered from 1 without a gap', () => {
    expect(numberMigrations({ 'm/0002-b.sql': 'B', 'm/0001-a.sql': 'A' })).toEqual([
      { version: 1, sql: 'A' },
      { version: 2, sql: 'B' },
    ]);
    expect(() => numberMigrations({ 'm/0001-a.sql': '', 'm/0003-c.sql': '' })).toThrow(/2/);
    expect(() => numberMigrations({ 'm/first.sql': '' })).toThrow();
  });
});

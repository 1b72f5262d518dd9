import type { ReadDb } from '../../electron/store/database';

/**
 * Every row of every table of a workspace, for comparisons; but for where the sources lay, which is
 * another folder in each test.
 */
export function dumpTables(db: ReadDb): Record<string, unknown[]> {
  const names = db
    .prepare<[], string>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
    .pluck()
    .all()
    .filter((name) => name !== 'source_root');
  return Object.fromEntries(
    names.map((name) => {
      const rows = db.prepare<[], unknown[]>(`SELECT * FROM "${name}"`).raw().all();
      return [name, rows.map((row) => JSON.stringify(row, asText)).sort()];
    }),
  );
}

function asText(_: string, value: unknown): unknown {
  const isBytes = (value as { type?: unknown } | null)?.type === 'Buffer';
  return isBytes ? Buffer.from((value as { data: number[] }).data).toString('hex') : value;
}

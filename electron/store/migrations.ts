/** A numbered step from one format of the workspace file to the next. */
export interface Migration {
  /** The format it leads to, from 1. */
  readonly version: number;
  readonly sql: string;
}

const files = import.meta.glob<string>('./migrations/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** All migrations in order. */
export const migrations: readonly Migration[] = numberMigrations(files);

/** `NNNN-slug.sql` files as migrations; their numbers have to run from 1 without a gap. */
export function numberMigrations(sqlByPath: Readonly<Record<string, string>>): Migration[] {
  const numbered = Object.entries(sqlByPath)
    .map(([path, sql]) => ({ version: Number(/(\d{4})-[^/]*\.sql$/.exec(path)?.[1]), sql }))
    .sort((a, b) => a.version - b.version);
  numbered.forEach(({ version }, index) => {
    if (version !== index + 1) throw new Error(`migration ${index + 1} is missing or named wrong`);
  });
  return numbered;
}

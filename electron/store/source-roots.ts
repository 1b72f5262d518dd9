import { statement, type ReadDb, type WriteDb } from './database';

/** A folder or file that was imported into a batch. */
export interface SourceRoot {
  /** Absolute. */
  readonly path: string;
  /** Path inside the batch of what stands there; unknown where an older program imported it. */
  readonly inside?: string;
}

interface RootRow {
  path: string;
  inside: string | null;
}

/** Remembers what was imported into the batch; what is known keeps its place inside it. */
export function insertSourceRoot(db: WriteDb, batchId: number, root: SourceRoot): void {
  statement(
    db,
    `INSERT INTO source_root (batch_id, path, inside) VALUES (?, ?, ?)
     ON CONFLICT (batch_id, path) DO UPDATE SET inside = coalesce(inside, excluded.inside)`,
  ).run(batchId, root.path.toWellFormed(), root.inside?.toWellFormed() ?? null);
}

/** Folders and files that were imported; an export must not touch them. */
export function listSourceRoots(db: ReadDb, batchId: number): SourceRoot[] {
  return statement<RootRow>(
    db,
    'SELECT path, inside FROM source_root WHERE batch_id = ? ORDER BY path',
  )
    .all(batchId)
    .map(({ path, inside }) => ({ path, ...(inside !== null && { inside }) }));
}

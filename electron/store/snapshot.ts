import type { ReadDb } from './database';
import { openForReading } from './open-for-reading';

/**
 * Runs long reads that all see the workspace as it is now, whatever is decided meanwhile. They use
 * a connection of their own, so that other queries keep seeing what is new.
 */
export async function withSnapshot<Result>(
  db: ReadDb,
  work: (snapshot: ReadDb) => Promise<Result>,
): Promise<Result> {
  const snapshot = openForReading(db.name);
  try {
    snapshot.exec('BEGIN');
    // The first read is what fixes the state that a transaction sees.
    snapshot.prepare('SELECT count(*) FROM batch').get();
    return await work(snapshot);
  } finally {
    snapshot.close();
  }
}

import Database from 'better-sqlite3';

/** Takes a workspace file that nobody has open back to format 10, as an earlier version left it. */
export function makeOlder(path: string): void {
  const db = new Database(path);
  try {
    db.exec('DROP TABLE half_step');
    db.pragma('user_version = 10');
  } finally {
    db.close();
  }
}

import type { ReadChoice } from '../readers/reader';
import type { ReadDb } from '../store/database';
import { listReadChoices } from '../store/read-choices';

/** What is settled for each path of a batch: its own choice, over the one for the whole batch. */
export function readChoices(db: ReadDb, batchId: number): (path: string) => ReadChoice | undefined {
  const known = new Map(
    listReadChoices(db, batchId).map(({ path, ...choice }) => [path, choice] as const),
  );
  if (known.size === 0) return () => undefined;
  const everywhere = known.get('');
  return (path) => {
    const own = known.get(path);
    return own || everywhere ? { ...everywhere, ...own } : undefined;
  };
}

import { freeBatchName } from '../../shared/model/free-batch-name';
import { insertBatch, listBatches } from '../store/batches';
import { transact, type ReadDb, type WriteDb } from '../store/database';
import { insertSourceRoot, listSourceRoots } from '../store/source-roots';
import { chooseRoots, type Root } from './choose-roots';

/**
 * A new batch that knows from its first moment what is to be read into it; answers its id. A name
 * that another batch has gets a number.
 */
export function beginBatch(
  db: WriteDb,
  { name, paths }: { readonly name: string; readonly paths: readonly string[] },
  now: string,
): number {
  return transact(db, () => {
    const taken = listBatches(db).map((batch) => batch.name);
    const batchId = insertBatch(db, freeBatchName(name, taken), now);
    rememberRoots(db, batchId, paths);
    return batchId;
  });
}

/**
 * Remembers what was named for a batch and answers where it stands inside it. What the batch knows
 * already keeps its place, so that nothing comes in twice.
 */
export function rememberRoots(db: WriteDb, batchId: number, paths: readonly string[]): Root[] {
  const chosen = chooseRoots(paths);
  for (const { absolute, path } of chosen) {
    insertSourceRoot(db, batchId, { path: absolute, inside: path });
  }
  const places = new Map(listRoots(db, batchId).map((root) => [root.absolute, root.path]));
  return chosen.map(({ absolute, path }) => ({
    absolute,
    path: places.get(absolute.toWellFormed()) ?? path,
  }));
}

/** Everything that was ever named for a batch. */
export function listRoots(db: ReadDb, batchId: number): Root[] {
  const known = listSourceRoots(db, batchId);
  // An older program did not write down the places: then they all were named together.
  const guessed = new Map(
    chooseRoots(known.map(({ path }) => path)).map(({ absolute, path }) => [absolute, path]),
  );
  return known.flatMap(({ path, inside }) => {
    const place = inside ?? guessed.get(path);
    return place === undefined ? [] : [{ absolute: path, path: place }];
  });
}

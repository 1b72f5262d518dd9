import { AppError } from '../../shared/errors/app-error';
import type { BatchSummary } from '../../shared/ipc/shapes';

/** A batch of which another one has the name is called with its id: `crawl#3`. */
function fullName({ name, id }: BatchSummary): string {
  return `${name}#${id}`;
}

/** Those that a word on the command line may mean: of that name, else of that name and id. */
export function batchesCalled(
  batches: readonly BatchSummary[],
  word: string,
): readonly BatchSummary[] {
  const called = batches.filter(({ name }) => name === word);
  return called.length > 0 ? called : batches.filter((batch) => fullName(batch) === word);
}

/**
 * The batch that is meant, or the only one there is. Throws BATCH_NAME_UNKNOWN or USAGE that
 * name those there are where there is none or several, and BATCH_UNKNOWN where there are none at all.
 */
export function chooseAmong(
  batches: readonly BatchSummary[],
  word: string | undefined,
): BatchSummary {
  const called = word === undefined ? batches : batchesCalled(batches, word);
  if (called.length === 1) return called[0]!;
  if (batches.length === 0) throw new AppError('BATCH_UNKNOWN');
  const isShared = (name: string) => batches.filter((batch) => batch.name === name).length > 1;
  const listed = (some: readonly BatchSummary[]) =>
    some.map((batch) => (isShared(batch.name) ? fullName(batch) : batch.name)).join(', ');
  if (called.length === 0) {
    throw new AppError('BATCH_NAME_UNKNOWN', { name: word!, names: listed(batches) });
  }
  throw new AppError('USAGE', { reason: `say with --batch which one of: ${listed(called)}` });
}

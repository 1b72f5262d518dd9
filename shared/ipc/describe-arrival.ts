import type { JobProgress } from './shapes';

/**
 * What an import brought, in words: how many documents the batch has when all of them are new, else
 * what came in and what the batch held already.
 */
export function describeArrival(arrived: JobProgress['arrived'], documents: number): string {
  const { added = documents, changed = 0, known = 0 } = arrived ?? {};
  if (added === documents) {
    return `${figure(documents)} ${documents === 1 ? 'document' : 'documents'}`;
  }
  return [
    added === 0 && changed === 0 ? 'nothing new' : added > 0 && `${figure(added)} new`,
    changed > 0 && `${figure(changed)} changed`,
    known > 0 && `${figure(known)} already known and skipped`,
  ]
    .filter(Boolean)
    .join(', ');
}

function figure(count: number): string {
  return count.toLocaleString('en');
}

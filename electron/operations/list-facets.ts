import type { DocumentFacets } from '../../shared/ipc/shapes';
import { flagKinds } from '../../shared/model/kind';
import type { ReadDb } from '../store/database';
import { countLanguages, countSites, countStates } from '../store/document-facets';
import { sumOpenKinds } from '../store/open-kinds';

/** How many sites are named. */
const sitesNamed = 200;

/** What the list of documents of a batch can be filtered by. */
export function listFacets(db: ReadDb, batchId: number): DocumentFacets {
  const sums = sumOpenKinds(db, batchId);
  const sumOf = (test: (sum: (typeof sums)[number]) => boolean) =>
    sums.filter(test).reduce((total, { open }) => total + open, 0);
  return {
    states: countStates(db, batchId),
    kinds: flagKinds
      .map((kind) => ({ kind, open: sumOf((sum) => sum.kind === kind) }))
      .filter(({ open }) => open > 0),
    bands: {
      certain: sumOf(({ band }) => band === 'certain'),
      check: sumOf(({ band }) => band === 'check'),
    },
    sites: countSites(db, batchId)
      .sort((a, b) => b.documents - a.documents)
      .slice(0, sitesNamed),
    languages: countLanguages(db, batchId).sort((a, b) => b.documents - a.documents),
  };
}

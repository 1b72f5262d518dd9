import type { DocumentFacets, DocumentFilter, ReviewFlag } from '../../shared/ipc/shapes';
import { certainConfidence } from '../../shared/model/flag';

/** States in which documents are listed, in the order of the chips; `all` is no state at all. */
export const listStates = ['all', 'open', 'done', 'excluded', 'copies', 'damaged'] as const;
export type ListState = (typeof listStates)[number];

/** The parts of a filter that are set, in the order in which they are shown. */
export type FilterPart = keyof DocumentFilter;
const filterParts = ['state', 'band', 'kind', 'site', 'language', 'name'] as const;

/** A filter with some parts changed; a part that is undefined, or an empty name, is left out. */
export function changeFilter(
  filter: DocumentFilter,
  change: { readonly [Part in FilterPart]?: DocumentFilter[Part] | undefined },
): DocumentFilter {
  const changed = { ...filter, ...change };
  const kept = filterParts.filter((part) => changed[part] !== undefined && changed[part] !== '');
  return Object.fromEntries(kept.map((part) => [part, changed[part]]));
}

export function isEmptyFilter(filter: DocumentFilter): boolean {
  return filterParts.every((part) => filter[part] === undefined);
}

/** True when it can be told from ids and open documents alone what fits. */
export function isAboutOpenness(filter: DocumentFilter): boolean {
  const { state } = filter;
  return isEmptyFilter({ ...filter, state: undefined }) && (!state || state === 'open');
}

/** True when documents are chosen by the flags that are open in them. */
export function isAboutFlags({ kind, band }: DocumentFilter): boolean {
  return kind !== undefined || band !== undefined;
}

/** What is worked through under a filter by flags, as in "no other open caption". */
export function wantedInWords({ kind, band }: DocumentFilter): string {
  const flag = kind ?? 'flag';
  if (band === undefined) return flag;
  return band === 'certain' ? `certain ${flag}` : `${flag} to check`;
}

/** True for the flags that are worked through under a filter: of its kind and of its band. */
export function wantsFlag({ kind, band }: DocumentFilter, flag: ReviewFlag): boolean {
  if (kind !== undefined && flag.kind !== kind) return false;
  return band === undefined || (band === 'certain') === flag.confidence >= certainConfidence;
}

/** How many documents are in a state; undefined until that is known. */
export function countInState(
  state: ListState,
  known: { readonly all: number; readonly open: number },
  facets: DocumentFacets | null,
): number | undefined {
  if (state === 'all' || state === 'open') return known[state];
  return facets?.states[state];
}

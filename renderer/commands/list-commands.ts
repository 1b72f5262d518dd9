import type { Controllers } from '../state/create-controllers';
import type { Command } from './command';

/** Which documents are listed. */
export function listCommands({
  advancing,
  documents,
  overlays,
  panels,
  review,
}: Controllers): readonly Command[] {
  const shared = { group: 'List', scope: 'review' } as const;
  const hasDocuments = () => documents.ids.length > 0;
  return [
    {
      ...shared,
      id: 'search',
      label: 'Find a document by its name',
      keys: ['/', 'Mod+f'],
      enabled: hasDocuments,
      run: () => {
        panels.showList();
        overlays.searchCalls++;
      },
    },
    {
      ...shared,
      id: 'toggle-filter',
      label: 'List only documents with open flags, or all',
      keys: ['f'],
      enabled: hasDocuments,
      run: () => documents.showState(documents.filter.state === 'open' ? 'all' : 'open'),
    },
    {
      ...shared,
      id: 'next-state',
      label: 'List the next state: all, open, done, excluded, copies',
      keys: ['Shift+f'],
      enabled: hasDocuments,
      run: () => documents.nextState(),
    },
    {
      ...shared,
      id: 'filter-menu',
      label: 'Filter the list by kind, confidence or site…',
      keys: ['Mod+Shift+f'],
      enabled: hasDocuments,
      run: () => {
        panels.showList();
        overlays.filterCalls++;
      },
    },
    {
      ...shared,
      id: 'filter-kind',
      label: 'Go through flags of this kind alone, or of all kinds',
      keys: ['t'],
      enabled: () => documents.filter.kind !== undefined || review.current !== undefined,
      run: () => {
        const kind = documents.filter.kind ? undefined : review.current?.kind;
        return advancing.narrow({ kind });
      },
    },
    {
      ...shared,
      id: 'clear-filter',
      label: 'Clear all filters of the list',
      keys: ['Mod+Backspace'],
      enabled: () => documents.isFiltered,
      run: () => documents.clearFilter(),
    },
  ];
}

import type { DocumentRow } from '../../../shared/ipc/shapes';
import { showName } from './show-text';

export type RowState = 'open' | 'done' | 'excluded';

export function rowState({ excluded, open }: DocumentRow): RowState {
  if (excluded) return 'excluded';
  return open > 0 ? 'open' : 'done';
}

/** What stands at the right of a row: what is left to do, or why nothing is. */
export function rowFigure({ excluded, open }: DocumentRow): string {
  if (excluded) return excluded;
  return open === 0 ? '' : open.toLocaleString('en');
}

/** What the figure and the shapes of a row mean, for a screen reader. */
export function rowWords(row: DocumentRow): string {
  const { excluded, open, copyOf, noted } = row;
  const state = excluded
    ? 'excluded'
    : open === 0
      ? 'done'
      : `open ${open === 1 ? 'flag' : 'flags'}`;
  return [state, copyOf !== undefined && 'a copy', noted && 'has a note']
    .filter(Boolean)
    .join(', ');
}

/** All that is known of a row, one thing a line, for its tooltip. */
export function rowTitle(row: DocumentRow): string {
  const { path, recordKey, excluded, copyOf, noted } = row;
  return [
    recordKey === undefined ? showName(path) : `${showName(path)}, record ${showName(recordKey)}`,
    excluded && `Excluded as ${excluded}: not exported`,
    copyOf !== undefined && `Copy of ${showName(copyOf)}, decided together`,
    noted && 'Has a note',
  ]
    .filter(Boolean)
    .join('\n');
}

import type { DocumentRow } from '../../../shared/ipc/shapes';
import { showName } from './show-text';

export type RowState = 'open' | 'done' | 'excluded';

export function rowState({ excluded, open }: DocumentRow): RowState {
  if (excluded) return 'excluded';
  return open > 0 ? 'open' : 'done';
}

/** What stands at the right of a row: what is left to do, or why nothing is. */
export function rowFigure({ excluded, open, fitting = open }: DocumentRow): string {
  if (excluded) return excluded;
  return fitting === 0 ? '' : fitting.toLocaleString('en');
}

/** What the figure and the shapes of a row mean, for a screen reader. */
export function rowWords(row: DocumentRow): string {
  const { copyOf, noted, version } = row;
  return [
    stateInWords(row),
    version && `${version} version`,
    copyOf !== undefined && 'a copy',
    noted && 'has a note',
  ]
    .filter(Boolean)
    .join(', ');
}

function stateInWords({ excluded, open, fitting = open }: DocumentRow): string {
  if (excluded) return 'excluded';
  if (open === 0) return 'done';
  const flags = `open ${fitting === 1 ? 'flag' : 'flags'}`;
  return fitting === open ? flags : `of ${open.toLocaleString('en')} ${flags}`;
}

/** All that is known of a row, one thing a line, for its tooltip. */
export function rowTitle(row: DocumentRow): string {
  const { path, recordKey, excluded, copyOf, noted, open, fitting = open, version } = row;
  return [
    recordKey === undefined ? showName(path) : `${showName(path)}, record ${showName(recordKey)}`,
    fitting < open && `${fitting} of ${open} open flags fit the filter`,
    version === 'older' && 'Older version: its file was read again with other bytes',
    version === 'newest' && 'Newest version: its file was read before with other bytes',
    excluded && `Excluded as ${excluded}: not exported`,
    copyOf !== undefined && `Copy of ${showName(copyOf)}, decided together`,
    noted && 'Has a note',
  ]
    .filter(Boolean)
    .join('\n');
}

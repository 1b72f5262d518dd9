import type { Row } from './lay-out-document';

/** Rows that are folded into one line, because the import cut them by policy. */
export interface Fold {
  readonly key: string;
  readonly rows: readonly Row[];
}

export type ShownRow = Row | Fold;

export function isFold(row: ShownRow): row is Fold {
  return 'rows' in row;
}

/** Puts neighbouring rows together whose flag is folded away. */
export function foldRows(rows: readonly Row[], isFolded: (flag: number) => boolean): ShownRow[] {
  const shown: ShownRow[] = [];
  let run: Row[] = [];
  const endRun = () => {
    if (run.length > 0) shown.push({ key: `fold-${run[0]!.key}`, rows: run });
    run = [];
  };
  for (const row of rows) {
    if (row.flag >= 0 && isFolded(row.flag)) {
      run.push(row);
    } else {
      endRun();
      shown.push(row);
    }
  }
  endRun();
  return shown;
}

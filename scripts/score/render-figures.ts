import type { Figures } from './figures';

/** The figures of one set, as they are printed. */
export interface SetFigures extends Figures {
  readonly set: string;
  readonly trainedOn: boolean;
  readonly documents: number;
  readonly documentsPerSecond: number;
  /** Flags at or above the threshold, right or wrong. */
  readonly flagsPer100Blocks: number;
}

const columns: readonly (readonly [string, (figures: SetFigures) => string])[] = [
  ['set', ({ set, trainedOn }) => `${set}${trainedOn ? ' *' : ''}`],
  ['docs', ({ documents }) => String(documents)],
  ['precision', ({ cut, precision }) => (cut === 0 ? '-' : precision.toFixed(4))],
  ['recall', ({ cut, recall }) => (cut === 0 ? '-' : recall.toFixed(4))],
  ['F1', ({ cut, f1 }) => (cut === 0 ? '-' : f1.toFixed(4))],
  ['AP', ({ cut, averagePrecision }) => (cut === 0 ? '-' : averagePrecision.toFixed(4))],
  [
    'R at P .90',
    ({ cut, recallAtPrecision90 }) => (cut === 0 ? '-' : recallAtPrecision90.toFixed(4)),
  ],
  ['alarms/100', ({ alarmsPer100Clean }) => alarmsPer100Clean?.toFixed(2) ?? '-'],
  ['flags/100 blocks', ({ flagsPer100Blocks }) => flagsPer100Blocks.toFixed(2)],
  ['docs/s', ({ documentsPerSecond }) => documentsPerSecond.toFixed(0)],
];

/** One table over all sets, and below it for each set how far its confidences can be trusted. */
export function renderFigures(sets: readonly SetFigures[]): string {
  const rows = [
    columns.map(([head]) => head),
    ...sets.map((set) => columns.map(([, of]) => of(set))),
  ];
  const marked = sets.some(({ trainedOn }) => trainedOn);
  return [
    renderTable(rows),
    ...(marked ? ['* the shipped models were trained on it'] : []),
    '',
    'flagged blocks by confidence: number, mean confidence -> share that is to be cut',
    renderTable([
      ['set', ...(sets[0]?.reliability ?? []).map(({ from, to }) => `${from}-${to}`)],
      ...sets.map(({ set, reliability }) => [set, ...reliability.map(renderBin)]),
    ]),
    '',
  ].join('\n');
}

function renderBin({ flagged, predicted, right }: Figures['reliability'][number]): string {
  if (predicted === null || right === null) return '-';
  return `${flagged}: ${predicted.toFixed(2)} -> ${right.toFixed(2)}`;
}

function renderTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => {
    return Math.max(...rows.map((row) => row[column]!.length));
  });
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

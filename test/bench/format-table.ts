import type { EngineFigures } from './measure-engine';
import type { ImportWindowFigures } from './measure-import';
import type { WindowFigures } from './measure-window';
import { pageRows } from './pages/bench-pages';
import type { PageFigures } from './pages/measure-pages';
import type { Measured } from './run-measured';

/** All that is measured of a corpus of one size. */
export interface SizeFigures {
  readonly documents: number;
  readonly megabytes: number;
  readonly floorSeconds: number;
  readonly importSeconds: number;
  readonly importCpuSeconds: number | undefined;
  readonly documentsPerSecond: number;
  /** How many times the floor an import with all detectors takes. */
  readonly timesFloor: number;
  readonly withoutOffTopic: Measured;
  readonly floorCpuSeconds: number;
  readonly peakMegabytes: number | undefined;
  readonly workspaceMegabytes: number;
  readonly engine: EngineFigures;
  readonly window: WindowFigures | undefined;
  /** The window while it imports the corpus. */
  readonly importing: ImportWindowFigures | undefined;
  /** Of pages, which are the same for every size, and stand with the first alone. */
  readonly html?: PageFigures | undefined;
  /** What else the machine had to do meanwhile: its load over the last minute. */
  readonly load: number;
}

/** What a row is called, and what it says of one size, or of it beside the first. */
type Row = [label: string, cell: (one: SizeFigures, first: SizeFigures) => string];

const importRows: readonly Row[] = [
  ['documents', (one) => String(one.documents)],
  ['corpus, MB', (one) => one.megabytes.toFixed(1)],
  ['floor, s', (one) => one.floorSeconds.toFixed(2)],
  ['floor, CPU s', (one) => one.floorCpuSeconds.toFixed(2)],
  ['import and flag, s', (one) => one.importSeconds.toFixed(2)],
  ['import and flag, CPU s', (one) => one.importCpuSeconds?.toFixed(2) ?? '-'],
  ['documents/s', (one) => one.documentsPerSecond.toFixed(0)],
  ['times the floor', (one) => one.timesFloor.toFixed(1)],
  ['times the floor, CPU', (one) => timesFloorCpu(one, one.importCpuSeconds)],
  ['without off-topic, s', (one) => one.withoutOffTopic.seconds.toFixed(2)],
  ['without off-topic, CPU s', (one) => one.withoutOffTopic.cpuSeconds?.toFixed(2) ?? '-'],
  ['  times the floor', (one) => (one.withoutOffTopic.seconds / one.floorSeconds).toFixed(1)],
  ['  times the floor, CPU', (one) => timesFloorCpu(one, one.withoutOffTopic.cpuSeconds)],
  ['peak memory of the command, MB', (one) => String(one.peakMegabytes ?? '-')],
  ['growth of time per document', (one, first) => growth(one, first, perDocument)],
  ['growth of peak memory', (one, first) => growth(one, first, (each) => each.peakMegabytes)],
  ['workspace, MB', (one) => one.workspaceMegabytes.toFixed(1)],
];

const engineRows: readonly Row[] = [
  ['engine, one thread, documents/s', (one) => one.engine.all.toFixed(0)],
  ['  without off-topic', (one) => one.engine.withoutOffTopic.toFixed(0)],
];

const windowRows: readonly Row[] = [
  ['start to the list, ms', (one) => one.window?.listMilliseconds.toFixed(0) ?? '-'],
  ['start to first frame, ms', (one) => one.window?.startMilliseconds.toFixed(0) ?? '-'],
  ['key to painted p50, ms', (one) => String(one.window?.key.p50 ?? '-')],
  ['key to painted p95, ms', (one) => String(one.window?.key.p95 ?? '-')],
  ['key to painted p99, ms', (one) => String(one.window?.key.p99 ?? '-')],
  ['memory of the window, MB', (one) => String(one.window?.megabytes ?? '-')],
  ['while importing: timer late p99, ms', (one) => String(one.importing?.delay.p99 ?? '-')],
  ['  at worst, ms', (one) => String(one.importing?.delay.worst ?? '-')],
  ['  tasks over 50 ms', (one) => String(one.importing?.longTasks ?? '-')],
  ['  longest task, ms', (one) => one.importing?.longestTask.toFixed(0) ?? '-'],
  ['  seconds', (one) => one.importing?.seconds.toFixed(1) ?? '-'],
];

const htmlRows = pageRows.map(([label, cell]): Row => [
  label,
  ({ html }) => (html ? cell(html) : '-'),
]);

const machineRows: readonly Row[] = [['load of the machine', (one) => one.load.toFixed(1)]];

/** One line for each row, one column for each size. */
export function formatTable(figures: readonly SizeFigures[]): string {
  const rows = [...importRows, ...engineRows, ...windowRows, ...htmlRows, ...machineRows];
  return rows
    .map(([label, cell]) => {
      return label.padEnd(36) + figures.map((one) => cell(one, figures[0]!).padStart(10)).join('');
    })
    .join('\n');
}

function growth(
  one: SizeFigures,
  first: SizeFigures,
  of: (each: SizeFigures) => number | undefined,
): string {
  const [now, before] = [of(one), of(first)];
  return one === first || !now || !before ? '-' : (now / before).toFixed(2);
}

/** Unlike the clock's, this ratio hardly depends on what else the machine does. */
function timesFloorCpu({ floorCpuSeconds }: SizeFigures, cpu: number | undefined): string {
  return cpu === undefined ? '-' : (cpu / floorCpuSeconds).toFixed(1);
}

/** Seconds of processor time for one document, or of the clock where that is not known. */
function perDocument({ documents, importSeconds, importCpuSeconds }: SizeFigures): number {
  return (importCpuSeconds ?? importSeconds) / documents;
}

import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runFloor } from './floor';
import { importWithoutOffTopic, type ImportTime } from './import-without-off-topic';
import { measureEngine, type EngineFigures } from './measure-engine';
import { measureWindow, type WindowFigures } from './measure-window';
import { runMeasured } from './run-measured';
import { writeCorpus } from './write-corpus';

export interface BenchOptions {
  /** Sizes of the corpora, in documents. */
  readonly sizes: readonly number[];
  /** Keys pressed in the window; 0 leaves the window out. */
  readonly keys: number;
  /** File for the figures as JSON. */
  readonly json: string | undefined;
}

interface SizeFigures {
  readonly documents: number;
  readonly megabytes: number;
  readonly floorSeconds: number;
  readonly importSeconds: number;
  readonly importCpuSeconds: number | undefined;
  readonly documentsPerSecond: number;
  /** How many times the floor an import with all detectors takes. */
  readonly timesFloor: number;
  readonly withoutOffTopic: ImportTime;
  readonly floorCpuSeconds: number;
  readonly peakMegabytes: number | undefined;
  readonly workspaceMegabytes: number;
  readonly engine: EngineFigures;
  readonly window: WindowFigures | undefined;
  /** What else the machine had to do meanwhile: its load over the last minute. */
  readonly load: number;
}

/** The engine's rate is that of a batch of this size; a larger one would only take longer. */
const mostEngineDocuments = 1000;

const cli = resolve(import.meta.dirname, '../../out/main/cli.js');

/** Measures imports of generated corpora and the window over them; prints one table. */
export async function bench(options: BenchOptions): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-bench-'));
  const figures: SizeFigures[] = [];
  try {
    for (const documents of options.sizes) {
      console.error(`bench: ${documents} documents`);
      figures.push(await measureSize(folder, documents, options.keys));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(formatTable(figures));
  if (options.json) writeFileSync(options.json, `${JSON.stringify(figures, null, 2)}\n`);
}

async function measureSize(folder: string, documents: number, keys: number): Promise<SizeFigures> {
  const corpus = join(folder, `corpus-${documents}`);
  const bytes = writeCorpus(corpus, documents);
  const floorStarted = performance.now();
  const floorCpuBefore = process.cpuUsage();
  runFloor(corpus, join(folder, `floor-${documents}.db`));
  const floorSeconds = (performance.now() - floorStarted) / 1000;
  const { user, system } = process.cpuUsage(floorCpuBefore);
  const workspace = join(folder, `bench-${documents}.winnow`);
  const run = await runMeasured(process.execPath, [
    cli,
    'import',
    corpus,
    '--workspace',
    workspace,
  ]);
  const other = mkdtempSync(join(folder, 'without-'));
  const withoutOffTopic = await importWithoutOffTopic(corpus, other);
  rmSync(other, { recursive: true, force: true });
  const data = join(folder, `data-${documents}`);
  return {
    documents,
    megabytes: bytes / 1e6,
    floorSeconds,
    importSeconds: run.seconds,
    importCpuSeconds: run.cpuSeconds,
    documentsPerSecond: documents / run.seconds,
    timesFloor: run.seconds / floorSeconds,
    withoutOffTopic,
    floorCpuSeconds: (user + system) / 1e6,
    peakMegabytes: run.peakMegabytes,
    workspaceMegabytes: statSync(workspace).size / 1e6,
    engine: measureEngine(Math.min(documents, mostEngineDocuments)),
    window: keys > 0 ? await measureWindow(workspace, data, keys) : undefined,
    load: loadavg()[0]!,
  };
}

function formatTable(figures: readonly SizeFigures[]): string {
  const [first] = figures;
  const growth = (one: SizeFigures, of: (one: SizeFigures) => number | undefined): string => {
    const [now, before] = [of(one), of(first!)];
    return one === first || !now || !before ? '-' : (now / before).toFixed(2);
  };
  const rows: [string, (one: SizeFigures) => string][] = [
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
    ['without off-topic, CPU s', (one) => one.withoutOffTopic.cpuSeconds.toFixed(2)],
    ['  times the floor', (one) => (one.withoutOffTopic.seconds / one.floorSeconds).toFixed(1)],
    ['  times the floor, CPU', (one) => timesFloorCpu(one, one.withoutOffTopic.cpuSeconds)],
    ['peak memory of the command, MB', (one) => String(one.peakMegabytes ?? '-')],
    ['growth of time per document', (one) => growth(one, (each) => perDocument(each))],
    ['growth of peak memory', (one) => growth(one, (each) => each.peakMegabytes)],
    ['workspace, MB', (one) => one.workspaceMegabytes.toFixed(1)],
    ['engine, one thread, documents/s', (one) => one.engine.all.toFixed(0)],
    ['  without off-topic', (one) => one.engine.withoutOffTopic.toFixed(0)],
    ['start to first frame, ms', (one) => one.window?.startMilliseconds.toFixed(0) ?? '-'],
    ['key to painted p50, ms', (one) => String(one.window?.key.p50 ?? '-')],
    ['key to painted p95, ms', (one) => String(one.window?.key.p95 ?? '-')],
    ['key to painted p99, ms', (one) => String(one.window?.key.p99 ?? '-')],
    ['memory of the window, MB', (one) => String(one.window?.megabytes ?? '-')],
    ['load of the machine', (one) => one.load.toFixed(1)],
  ];
  return rows
    .map(
      ([label, cell]) => label.padEnd(34) + figures.map((one) => cell(one).padStart(10)).join(''),
    )
    .join('\n');
}

/** Unlike the clock's, this ratio hardly depends on what else the machine does. */
function timesFloorCpu({ floorCpuSeconds }: SizeFigures, cpu: number | undefined): string {
  return cpu === undefined ? '-' : (cpu / floorCpuSeconds).toFixed(1);
}

/** Seconds of processor time for one document, or of the clock where that is not known. */
function perDocument({ documents, importSeconds, importCpuSeconds }: SizeFigures): number {
  return (importCpuSeconds ?? importSeconds) / documents;
}

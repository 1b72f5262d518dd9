import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runFloor } from './floor';
import { formatTable, type SizeFigures } from './format-table';
import { importWithoutOffTopic } from './import-without-off-topic';
import { measureEngine } from './measure-engine';
import { measureImport } from './measure-import';
import { measureWindow } from './measure-window';
import { measurePages } from './pages/measure-pages';
import { runMeasured } from './run-measured';
import { writeCorpus } from './write-corpus';

export interface BenchOptions {
  /** Sizes of the corpora, in documents. */
  readonly sizes: readonly number[];
  /** Keys pressed in the window; 0 leaves the window out. */
  readonly keys: number;
  /** Folder that holds pages in `data`; figures of pages are left out where it does not. */
  readonly data: string;
  /** File for the figures as JSON. */
  readonly json: string | undefined;
}

/** The engine's rate is that of a batch of this size; a larger one would only take longer. */
const mostEngineDocuments = 1000;

/** One page in so many is read on jsdom, which takes as long as all others together. */
const jsdomStep = 8;

const resources = resolve(import.meta.dirname, '../../resources');
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
    if (figures[0])
      figures[0] = {
        ...figures[0],
        html: measurePages({ data: options.data, resources, jsdomStep }),
      };
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
    importing:
      keys > 0 ? await measureImport(corpus, join(folder, `import-${documents}`)) : undefined,
    load: loadavg()[0]!,
  };
}

import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadResources } from '../../../electron/backend/load-resources';
import { readGoldRows } from '../../../scripts/gold/read-gold';
import { createEngine } from '../../../shared/engine/create-engine';
import { segment } from '../../../shared/engine/segment';
import { makeCorpus, newsShape } from '../../support/corpus/make-corpus';
import { plantedShape } from '../../support/corpus/planted-sites';
import { labelBatch, type Label, type LabelledBatch } from './labelled-batch';
import { measurePlanted } from './measure-planted';
import { measureSpeed } from './measure-speed';
import { renderCurves, renderPlanted, renderSpeed } from './render-curator';
import {
  type CuratorMode,
  curatorModes,
  type CuratorRun,
  simulateCurator,
} from './simulate-curator';

export interface CuratorOptions {
  /** Folder that holds `data`; sets that are not there are passed over. */
  readonly data: string;
  readonly resources: string;
  /** Sizes of the batches on which speed is measured. */
  readonly sizes: readonly number[];
  /** File for the figures as JSON. */
  readonly json: string | undefined;
}

/** The runs of all simulated curators over one batch. */
export interface CuratorFigures {
  readonly batch: string;
  readonly runs: Readonly<Record<CuratorMode, CuratorRun>>;
}

const generatedShape = { ...newsShape, documents: 400, sites: 10 };

/** Measures what suggestions save a curator, what of planted templates is found, and how fast. */
export async function benchCurator({
  data,
  resources,
  sizes,
  json,
}: CuratorOptions): Promise<void> {
  const engine = createEngine(loadResources(resources));
  const planted = await measurePlanted(engine, plantedShape);
  const batches: [string, LabelledBatch][] = [
    ['generated', labelBatch(engine, generated())],
    ['planted', planted.batch],
    ...['leftovers-dev', 'leftovers-train'].flatMap((name): [string, LabelledBatch][] => {
      const file = join(data, 'data', 'leftovers-dev', `${name}.jsonl.gz`);
      return existsSync(file) ? [[name, labelBatch(engine, readLabelled(file))]] : [];
    }),
  ];
  const curators: CuratorFigures[] = [];
  for (const [batch, labelled] of batches) {
    curators.push({ batch, runs: await runAll(labelled) });
  }
  console.log(renderCurves(curators));
  console.log(renderPlanted(planted.figures));
  const speed = [];
  for (const documents of sizes) {
    console.error(`bench: ${documents} documents`);
    speed.push(await measureSpeed(documents));
  }
  console.log(renderSpeed(speed));
  const figures = { curators, planted: planted.figures, speed };
  if (json) writeFileSync(json, `${JSON.stringify(figures, null, 2)}\n`);
}

async function runAll(batch: LabelledBatch): Promise<CuratorFigures['runs']> {
  const runs: [CuratorMode, CuratorRun][] = [];
  for (const mode of curatorModes) runs.push([mode, await simulateCurator(batch, mode)]);
  return Object.fromEntries(runs) as CuratorFigures['runs'];
}

function generated() {
  return [...makeCorpus(generatedShape)].map(({ path, site, text, lines }) => ({
    document: { id: path, site, text, blocks: segment(text) },
    labels: lines.map(({ kind }): Label => (kind ? 'cut' : 'keep')),
  }));
}

function readLabelled(file: string) {
  return readGoldRows(file).map(({ document, blocks }) => ({
    document,
    labels: blocks.map(({ label }) => label),
  }));
}

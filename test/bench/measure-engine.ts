import { resolve } from 'node:path';
import { loadResources } from '../../electron/backend/load-resources';
import { createEngine } from '../../shared/engine/create-engine';
import type { Detector } from '../../shared/engine/detector';
import { detectors } from '../../shared/engine/detectors/index';
import { emptyFold, emptyLineFold, finishStats, foldStats } from '../../shared/engine/fold-stats';
import { segment } from '../../shared/engine/segment';
import { makeCorpus, newsShape } from '../support/corpus/make-corpus';

/** Documents a second of the engine alone, in one thread and by processor time. */
export interface EngineFigures {
  readonly all: number;
  readonly withoutOffTopic: number;
}

const resources = loadResources(resolve(import.meta.dirname, '../../resources'));

/** The size that the rates are stated for: about 23 blocks and 5 kB a document. */
const articleShape = { ...newsShape, paragraphs: 16 };
const rounds = 3;

/** Cuts, counts and flags one batch of generated documents, with all detectors and without off-topic. */
export function measureEngine(documents: number): EngineFigures {
  const texts = Array.from(makeCorpus({ ...articleShape, documents }), ({ text }) => text);
  return {
    all: bestRate(texts, detectors),
    withoutOffTopic: bestRate(
      texts,
      detectors.filter(({ id }) => id !== 'off-topic'),
    ),
  };
}

/** The best of a few rounds: the first ones are slowed down by the compiler. */
function bestRate(texts: readonly string[], used: readonly Detector[]): number {
  const engine = createEngine(resources, used);
  const compares = used.some(({ id }) => id === 'off-topic');
  let best = Infinity;
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage();
    const fold = compares ? emptyFold() : emptyLineFold();
    const documents = texts.map((text, id) => ({ id: String(id), text, blocks: segment(text) }));
    for (const document of documents) foldStats(fold, document);
    const batch = finishStats(fold);
    for (const document of documents) engine.flag(document, batch);
    const { user, system } = process.cpuUsage(before);
    best = Math.min(best, (user + system) / 1e6);
  }
  return texts.length / best;
}

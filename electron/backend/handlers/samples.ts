import { randomInt } from 'node:crypto';
import { AppError } from '../../../shared/errors/app-error';
import type { BackendHandlers } from '../../../shared/ipc/contract';
import { createPace } from '../../operations/pace';
import { beginSample } from '../../operations/samples/begin-sample';
import { describeSample, knownSample } from '../../operations/samples/describe-sample';
import {
  countRest,
  finishSample,
  type FinishContext,
} from '../../operations/samples/finish-sample';
import { countFittingFlags } from '../../operations/samples/gather-items';
import { transact } from '../../store/database';
import { newestSample, setItemBelongs, setSampleWanted } from '../../store/samples';
import { followed, knownBatch, type BackendContext } from '../backend-context';

/** What work on a sample is watched by. */
type SampleWatch = Required<Pick<FinishContext, 'breathe' | 'onProgress'>>;

/** Seeds are below this. */
const seeds = 2 ** 32;

/** Shortest time between two words on how far it is, in milliseconds. */
const wordsApart = 100;

export function sampleHandlers(
  context: BackendContext,
  onProgress: (share: number) => void,
): BackendHandlers['samples'] {
  const { session, jobs, now } = context;
  const breathe = createPace();
  let underWay: AbortController | undefined;
  /** Work that can be stopped, and tells how far it is. */
  async function watched<Result>(work: (watch: SampleWatch) => Promise<Result>): Promise<Result> {
    if (underWay) throw new AppError('JOB_RUNNING');
    const stop = new AbortController();
    underWay = stop;
    let told = -wordsApart;
    const tell = (share: number) => {
      if (performance.now() - told < wordsApart) return;
      told = performance.now();
      onProgress(share);
    };
    try {
      return await work({ breathe: createPace({ signal: stop.signal }), onProgress: tell });
    } finally {
      underWay = undefined;
    }
  }
  const unlessBusy = () => {
    if (jobs.busy) throw new AppError('JOB_RUNNING');
  };
  const state = (sampleId: number) =>
    describeSample(session.readDb, knownSample(session.readDb, sampleId));

  return {
    current: ({ batchId, purpose }) => {
      const sample = newestSample(session.readDb, knownBatch(context, batchId).id, purpose);
      return sample ? describeSample(session.readDb, sample) : null;
    },
    size: ({ batchId, filter }) =>
      countFittingFlags(session.readDb, knownBatch(context, batchId).id, filter),
    begin: ({ batchId, seed, ...input }) => {
      unlessBusy();
      const { id } = knownBatch(context, batchId);
      const drawn = { ...input, batchId: id, seed: seed ?? randomInt(seeds), now: now() };
      return watched((watch) => beginSample(session.db, { ...drawn, ...watch }));
    },
    state: ({ sampleId }) => state(sampleId),
    want: ({ sampleId, wanted }) => {
      knownSample(session.readDb, sampleId);
      transact(session.db, () => setSampleWanted(session.db, sampleId, wanted));
      return state(sampleId);
    },
    answer: ({ sampleId, position, belongs }) => {
      const { id } = knownSample(session.readDb, sampleId);
      const set = transact(session.db, () => setItemBelongs(session.db, id, position, belongs));
      if (!set) throw new AppError('SAMPLE_UNKNOWN');
      return state(id);
    },
    rest: async ({ sampleId }) => ({
      flags: await countRest(session.readDb, knownSample(session.readDb, sampleId), breathe),
    }),
    finish: async ({ sampleId, despite }) => {
      unlessBusy();
      const sample = knownSample(session.readDb, sampleId);
      const finished = await watched((watch) =>
        finishSample(session.db, sample, { ...watch, now: now(), despite }),
      );
      followed(context, finished.decided);
      return finished;
    },
    stop: () => {
      underWay?.abort();
      return null;
    },
  };
}

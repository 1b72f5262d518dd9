import { decideFlags } from '../../electron/operations/decide-flags';
import { cleanDocument } from '../../electron/operations/open-document';
import { beginSample } from '../../electron/operations/samples/begin-sample';
import { describeSample, knownSample } from '../../electron/operations/samples/describe-sample';
import { finishSample } from '../../electron/operations/samples/finish-sample';
import type { SampleState } from '../../shared/ipc/sample-shapes';
import type { DocumentFilter } from '../../shared/ipc/shapes';
import type { SamplePurpose } from '../../shared/model/sample';
import { temporaryWorkspace } from './temporary-workspace';
import { aFlag, aStoredBatch, putFlags, testTime } from './workspace-builders';

const breathe = () => Promise.resolve();

/** Documents of four lines each; the second is flagged as a caption, the fourth as share, unsure. */
export function aSampleCrawl(documents = 30) {
  const { db } = temporaryWorkspace();
  const texts = Object.fromEntries(
    Array.from({ length: documents }, (_, at) => {
      const number = String(at + 100);
      return [
        `page-${number}.txt`,
        `Title ${number}\nPhoto ${number}\nStory ${number}\nShare ${number}\n`,
      ];
    }),
  );
  const { batchId, documentIds } = aStoredBatch(db, texts);
  for (const documentId of documentIds)
    putFlags(db, documentId, [aFlag(10, 19), aFlag(30, 39, { kind: 'share', confidence: 0.5 })]);
  const begin = (
    filter: DocumentFilter = {},
    { purpose = 'cuts', seed = 7 }: { purpose?: SamplePurpose; seed?: number } = {},
  ) => beginSample(db, { batchId, purpose, filter, wanted: 0.9, seed, now: testTime, breathe });
  const state = (id: number) => describeSample(db, knownSample(db, id));
  const decide = ({ documentId, start, end }: NonNullable<SampleState['next']>, right: boolean) =>
    decideFlags(
      db,
      { documentId, spans: [{ start, end }], verdict: right ? 'confirmed' : 'rejected' },
      testTime,
    );
  /** Judges the next items, one after the other. */
  const judge = (id: number, ...answers: boolean[]) => {
    for (const right of answers) decide(state(id).next!, right);
    return state(id);
  };
  const finish = (id: number, despite = true) =>
    finishSample(db, knownSample(db, id), { breathe, now: testTime, despite });
  const clean = () => documentIds.map((id) => cleanDocument(db, id).text);
  return { db, batchId, documentIds, begin, state, decide, judge, finish, clean };
}

import { decideTwinsPatiently } from '../../../electron/operations/decide-twins';
import { takeBackHalfSteps } from '../../../electron/operations/long-step';
import { listDocumentIds } from '../../../electron/store/documents';
import { openWorkspace } from '../../../electron/store/open-workspace';

// Cuts and keeps, again and again, a text that stands in very many places; prints how far it is.

const { db } = openWorkspace(process.argv[2]!);
const now = '2031-03-04T05:06:07.000Z';
takeBackHalfSteps(db, now);
const documentId = listDocumentIds(db, 1)[0]!;
for (let round = 0; ; round++) {
  const verdict = round % 2 === 0 ? 'confirmed' : 'rejected';
  await decideTwinsPatiently(
    db,
    { documentId, start: 0, end: 4, verdict },
    {
      now,
      breathe: () => Promise.resolve(),
      onProgress: (done) => console.log(`${round} ${done}`),
    },
  );
}

import { exportBatch } from '../../../electron/operations/export-batch';
import { openWorkspace } from '../../../electron/store/open-workspace';

// Exports the first batch into a folder again and again, and prints how far it is.

const { readDb } = openWorkspace(process.argv[2]!);
for (let round = 0; ; round++) {
  await exportBatch(
    readDb,
    { batchId: 1, folder: process.argv[3]!, replace: true, lineEnds: 'lf', program: '1.2.3' },
    {
      signal: new AbortController().signal,
      now: () => '2031-03-04T05:06:07.000Z',
      onProgress: ({ done }) => console.log(`${round} ${done}`),
    },
  );
  if (process.argv[4] === 'once') break;
}

import { importBatch } from '../../../electron/operations/import-batch';
import { openWorkspace } from '../../../electron/store/open-workspace';

// Imports a folder into the first batch and prints how far it is.

const { db } = openWorkspace(process.argv[2]!);
await importBatch(
  db,
  { batchId: 1, paths: [process.argv[3]!] },
  {
    signal: new AbortController().signal,
    now: () => '2031-03-04T05:06:07.000Z',
    onProgress: ({ phase, done }) => console.log(`${phase} ${done}`),
  },
);

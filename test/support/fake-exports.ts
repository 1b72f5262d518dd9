import type { BackendHandlers } from '../../shared/ipc/contract';
import type { BatchCounts, LastExport, ReviewDocument } from '../../shared/ipc/shapes';
import { previewOf } from './fake-facets';

interface FakeExporter {
  exports: LastExport[];
  counts(batchId: number): BatchCounts;
}

/**
 * Plans of exports, which never write, for tests of the window. The name of a folder says how its
 * plan ends.
 */
export function fakeExports(
  backend: FakeExporter,
  documents: (batchId: number) => readonly ReviewDocument[],
): BackendHandlers['exports'] {
  return {
    plan: ({ batchId, folder }) => {
      const all = documents(batchId);
      const counts = backend.counts(batchId);
      const excluded = all.flatMap(({ path, excluded }) =>
        excluded ? [{ path, reason: excluded.reason }] : [],
      );
      return {
        folder,
        documents: all.length - excluded.length,
        excluded: excluded.length,
        counts,
        verdict: verdictOn(folder),
        summary: `${counts.open} flags open`,
        renamed: 0,
        renamedFiles: [],
        emptied: 0,
        emptiedDocuments: [],
        excludedDocuments: excluded,
        preview: previewOf(all),
      };
    },
    run: ({ batchId, folder, lineEnds = 'lf' }) => {
      backend.exports = [{ batchId, folder, lineEnds, finished: false }];
      return { jobId: 'job-2' };
    },
    forget: ({ batchId }) => {
      const others = backend.exports.filter((last) => last.batchId !== batchId);
      const wasKnown = others.length < backend.exports.length;
      backend.exports = others;
      return wasKnown;
    },
  };
}

function verdictOn(folder: string): 'ready' | 'replace' | 'refused' {
  if (folder.includes('refused')) return 'refused';
  return folder.includes('earlier') ? 'replace' : 'ready';
}

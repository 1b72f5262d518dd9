import { defaultPolicy } from '../../shared/engine/apply-policy';
import { isPageDetector } from '../../shared/engine/page/page-detectors';
import { listDecidedFlags } from '../store/decided-flags';
import { transact, type WriteDb } from '../store/database';
import { getDocument } from '../store/documents';
import { listPagesToLeaveOut, markPageLeftOut } from '../store/page-markups';
import type { JobContext } from './job-context';
import { createPace } from './pace';
import { choosePolicyCuts } from './apply-policy';
import { recordStep, type Change } from './record-step';

/** Pages whose cuts are recorded in one step and transaction. */
const pagesAtOnce = 200;

/**
 * Confirms, as actor `policy`, what the main content of the batch's new pages does without. It is no
 * undo step: undo is for what the curator did, and an import comes between his steps. "Reopen
 * everything the import left out" takes it back, document by document. Each page is looked at once: what a curator opens or keeps later stays so when the batch is analysed again.
 */
export async function leaveOutPages(
  db: WriteDb,
  batchId: number,
  context: JobContext,
): Promise<void> {
  const breathe = createPace(context);
  for (let after = 0; ;) {
    const ids = listPagesToLeaveOut(db, batchId, after, pagesAtOnce);
    const last = ids.at(-1);
    if (last === undefined) return;
    transact(db, () => {
      const changes = ids.flatMap((id) => pageCuts(db, id));
      recordStep(db, {
        ...{ batchId, label: nameLeaving(changes.length, ids.length), changes },
        ...{ actor: 'policy', now: context.now(), isNoUndoStep: true },
      });
      for (const id of ids) markPageLeftOut(db, id);
    });
    after = last;
    await breathe();
  }
}

function nameLeaving(parts: number, pages: number): string {
  const what = parts === 1 ? '1 part' : `${parts} parts`;
  return `Leave out ${what} of ${pages === 1 ? '1 page' : `${pages} pages`}`;
}

function pageCuts(db: WriteDb, documentId: number): Change[] {
  if (getDocument(db, documentId)!.excluded) return [];
  const standing = listDecidedFlags(db, documentId);
  const open = standing.filter(
    ({ verdict, detector }) => verdict === 'open' && isPageDetector(detector),
  );
  return choosePolicyCuts(open, standing, defaultPolicy).map((claim) => ({
    documentId,
    claim,
    verdict: 'confirmed',
  }));
}

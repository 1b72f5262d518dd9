import type { BackendHandlers } from '../../../shared/ipc/contract';
import { adjustCut } from '../../operations/adjust-cut';
import { decideFlags } from '../../operations/decide-flags';
import { getHistory } from '../../operations/describe-change';
import { decideTwinsPatiently } from '../../operations/decide-twins';
import { describeTwins } from '../../operations/find-twins';
import { createPace } from '../../operations/pace';
import { noteDocument } from '../../operations/mark-document';
import { decideNearDuplicates, describeNearDecisions } from '../../operations/near-duplicates';
import { setKind } from '../../operations/set-kind';
import { redo, undo } from '../../operations/undo';
import { followed, knownBatch, type BackendContext } from '../backend-context';

export function reviewHandlers(context: BackendContext): BackendHandlers['review'] {
  const { session, now } = context;
  const breathe = createPace();
  return {
    decide: (input) => followed(context, decideFlags(session.db, input, now())),
    adjust: (input) => followed(context, adjustCut(session.db, input, now())),
    setKind: (input) => followed(context, setKind(session.db, input, now())),
    note: (input) => followed(context, noteDocument(session.db, input, now())),
    twins: (input) => describeTwins(session.readDb, input),
    decideTwins: async (input) =>
      followed(
        context,
        await decideTwinsPatiently(session.db, input, {
          now: now(),
          breathe,
          onProgress: (done, total) => context.tellDeciding({ done, total }),
        }),
      ),
    nearDecisions: ({ documentId }) => describeNearDecisions(session.readDb, documentId),
    decideNear: (input) => followed(context, decideNearDuplicates(session.db, input, now())),
    history: ({ batchId }) => getHistory(session.readDb, knownBatch(context, batchId).id),
    undo: ({ batchId }) =>
      followed(context, undo(session.db, knownBatch(context, batchId).id, now()) ?? null),
    redo: ({ batchId }) =>
      followed(context, redo(session.db, knownBatch(context, batchId).id, now()) ?? null),
  };
}

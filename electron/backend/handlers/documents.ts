import type { BackendHandlers } from '../../../shared/ipc/contract';
import { AppError } from '../../../shared/errors/app-error';
import { knownDocument } from '../../operations/decide-flags';
import { previewDecoding } from '../../operations/preview-decoding';
import { isEncoding } from '../../readers/decode';
import { excludeDocument } from '../../operations/mark-document';
import { cleanDocument, openDocument } from '../../operations/open-document';
import { listFacets } from '../../operations/list-facets';
import { getDocumentRow, listFilteredDocumentIds } from '../../store/document-lists';
import { deleteLostDecision, listLostDecisions } from '../../store/lost-decisions';
import { followed, knownBatch, startDecoding, type BackendContext } from '../backend-context';

export function documentHandlers(context: BackendContext): BackendHandlers['documents'] {
  const { session } = context;
  return {
    list: ({ batchId, filter, onlyOpen }) =>
      listFilteredDocumentIds(session.readDb, knownBatch(context, batchId).id, {
        ...filter,
        ...(onlyOpen && { state: 'open' }),
      }),
    facets: ({ batchId }) => listFacets(session.readDb, knownBatch(context, batchId).id),
    rows: ({ ids, flags }) => ids.flatMap((id) => getDocumentRow(session.readDb, id, flags) ?? []),
    open: ({ documentId }) =>
      openDocument(session.readDb, documentId, {
        detectors: session.engine.detectors,
        twins: session.twins,
      }),
    exclude: (input) => followed(context, excludeDocument(session.db, input, context.now())),
    previewDecoding: ({ documentId, encoding }) => {
      checkEncoding(encoding);
      return previewDecoding(session.readDb, { documentId, encoding });
    },
    decodeAnew: (input) => {
      checkEncoding(input.encoding);
      const { batchId } = knownDocument(session.readDb, input.documentId);
      return { jobId: startDecoding(context, batchId, input) };
    },
    lost: ({ batchId }) => listLostDecisions(session.readDb, knownBatch(context, batchId).id),
    settleLost: ({ id }) => deleteLostDecision(session.db, id),
    clean: ({ documentId }) => cleanDocument(session.readDb, documentId),
  };
}

/** Throws ENCODING_UNKNOWN for a label that nothing can be decoded with. */
function checkEncoding(label: string | undefined): void {
  if (label !== undefined && !isEncoding(label)) throw new AppError('ENCODING_UNKNOWN', { label });
}

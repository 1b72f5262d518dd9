import type { BackendHandlers } from '../../../shared/ipc/contract';
import { excludeDocument } from '../../operations/mark-document';
import { cleanDocument, openDocument } from '../../operations/open-document';
import { listFacets } from '../../operations/list-facets';
import { listFilteredDocumentIds } from '../../store/document-lists';
import { getDocumentRow } from '../../store/documents';
import { followed, knownBatch, type BackendContext } from '../backend-context';

export function documentHandlers(context: BackendContext): BackendHandlers['documents'] {
  const { session } = context;
  return {
    list: ({ batchId, filter, onlyOpen }) =>
      listFilteredDocumentIds(session.readDb, knownBatch(context, batchId).id, {
        ...filter,
        ...(onlyOpen && { state: 'open' }),
      }),
    facets: ({ batchId }) => listFacets(session.readDb, knownBatch(context, batchId).id),
    rows: ({ ids }) => ids.flatMap((id) => getDocumentRow(session.readDb, id) ?? []),
    open: ({ documentId }) =>
      openDocument(session.readDb, documentId, {
        detectors: session.engine.detectors,
        twins: session.twins,
      }),
    exclude: (input) => followed(context, excludeDocument(session.db, input, context.now())),
    clean: ({ documentId }) => cleanDocument(session.readDb, documentId),
  };
}

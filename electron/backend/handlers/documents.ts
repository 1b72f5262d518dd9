import type { BackendHandlers } from '../../../shared/ipc/contract';
import { cleanDocument, openDocument } from '../../operations/open-document';
import { getDocumentRow, listDocumentIds, listOpenDocumentIds } from '../../store/documents';
import { knownBatch, type BackendContext } from '../backend-context';

export function documentHandlers(context: BackendContext): BackendHandlers['documents'] {
  const { session } = context;
  return {
    list: ({ batchId, onlyOpen }) => {
      const { id } = knownBatch(context, batchId);
      return onlyOpen
        ? listOpenDocumentIds(session.readDb, id)
        : listDocumentIds(session.readDb, id);
    },
    rows: ({ ids }) => ids.flatMap((id) => getDocumentRow(session.readDb, id) ?? []),
    open: ({ documentId }) =>
      openDocument(session.readDb, documentId, {
        detectors: session.engine.detectors,
        twins: session.twins,
      }),
    clean: ({ documentId }) => cleanDocument(session.readDb, documentId),
  };
}

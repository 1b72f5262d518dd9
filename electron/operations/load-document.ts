import type { Document } from '../../shared/model/document';
import { listBlocks } from '../store/blocks';
import type { ReadDb } from '../store/database';
import { getText } from '../store/document-bodies';
import { getPageMarkup } from '../store/page-markups';
import type { StoredDocument } from '../store/documents';

/** A stored document as detection sees it. */
export function loadDocument(db: ReadDb, stored: StoredDocument): Document {
  const markup = getPageMarkup(db, stored.id);
  return {
    id: stored.uid,
    text: getText(db, stored.id),
    blocks: listBlocks(db, stored.id),
    ...(stored.title !== undefined && { title: stored.title }),
    ...(stored.site !== undefined && { site: stored.site }),
    ...(stored.language !== undefined && { language: stored.language }),
    ...(markup && { markup }),
  };
}

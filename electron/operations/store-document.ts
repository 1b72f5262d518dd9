import { createHash } from 'node:crypto';
import type { FormatId } from '../../shared/model/format';
import { siteOf } from '../../shared/engine/site';
import type { Document } from '../../shared/model/document';
import { countDamage } from '../readers/count-damage';
import { detectLanguage } from '../readers/detect-language';
import type { ReadDocument } from '../readers/reader';
import { setBlocks } from '../store/blocks';
import { listOriginals } from '../store/copies';
import type { WriteDb } from '../store/database';
import { getText, insertDocumentBody } from '../store/document-bodies';
import {
  findDocumentId,
  getDocument,
  holdsRecord,
  insertDocument,
  leaveCopies,
} from '../store/documents';
import { adoptDecisions } from './adopt-decisions';
import type { FoldAhead } from './fold-ahead';
import { packBlocks } from '../store/packed-blocks';
import { insertPageMarkup } from '../store/page-markups';
import { setSourceFileReader } from '../store/source-files';
import { naturalKey } from './natural-order';
import { takeOverText } from './take-over-text';

/** Where a document belongs. */
export interface DocumentHome {
  readonly batchId: number;
  /** Path of its file inside the batch. */
  readonly path: string;
  /** Id of its file, asked for only when the document is new. */
  readonly sourceFileId: () => number;
  /** Set where a curator settled how the file is read: its documents may have other texts then. */
  readonly chosen?: ChosenReading | undefined;
  /** Told of documents that are new, or have another text than before, by their ids. */
  readonly ahead?: FoldAhead | undefined;
}

export interface ChosenReading {
  readonly format: FormatId;
  /** The time as an ISO string. */
  readonly now: string;
  /** Told of each document that the file gives. */
  onDocument?(id: number): void;
}

/** How a document came in; one that is `changed` has other bytes than the one at its place. */
export type Arrival = 'added' | 'changed' | 'known';

/** Stores a document with its text and blocks, unless the batch holds it already. */
export function storeDocument(db: WriteDb, home: DocumentHome, document: ReadDocument): Arrival {
  const { batchId, path } = home;
  const sha256 = createHash('sha256').update(document.bytes).digest('hex');
  const uid = documentUid(path, document.recordKey, sha256);
  const known = findDocumentId(db, batchId, uid);
  if (known !== undefined) return readAgain(db, known, home, document);
  const site = siteOf(document);
  const place = { batchId, path, sortKey: naturalKey(path), recordNumber: document.recordNumber };
  const arrival = holdsRecord(db, place) ? 'changed' : 'added';
  // The same bytes may have been read as a page here and as plain text there.
  const copyOf = listOriginals(db, batchId, sha256).find((id) => getText(db, id) === document.text);
  const language = detectLanguage(document.text);
  const id = insertDocument(db, {
    ...place,
    sourceFileId: home.sourceFileId(),
    uid,
    ...(document.recordKey !== undefined && { recordKey: document.recordKey }),
    ...(document.recordId !== undefined && { recordId: document.recordId }),
    ...(document.title !== undefined && { title: document.title }),
    ...(document.url !== undefined && { url: document.url }),
    ...(site !== undefined && { givenSite: site }),
    ...(document.jsonLdFrom !== undefined && { jsonLdFrom: document.jsonLdFrom }),
    ...(document.fieldsJson !== undefined && { fieldsJson: document.fieldsJson }),
    ...(language !== undefined && { language }),
    damage: countDamage(document.text),
    encoding: document.encoding,
    encodingConfidence: document.encodingConfidence,
    sha256,
    textLength: document.text.length,
    ...(copyOf !== undefined && { copyOf }),
  });
  insertDocumentBody(db, id, document);
  setBlocks(db, id, packBlocks(document.text, document.blocks));
  if (document.markup) insertPageMarkup(db, id, document.markup);
  if (copyOf !== undefined) adoptDecisions(db, copyOf, id);
  home.chosen?.onDocument?.(id);
  // Pages are counted with the markup as it comes back from the store.
  if (!document.markup) home.ahead?.take(id, detectable(uid, document, language));
  return arrival;
}

/** The document as detection will see it, but for its site. */
function detectable(
  uid: string,
  { text, blocks, title }: ReadDocument,
  language: string | undefined,
): Document {
  return {
    ...{ id: uid, text, blocks },
    ...(title !== undefined && { title: title.toWellFormed() }),
    ...(language !== undefined && { language }),
  };
}

/** A document that the batch holds: its text stays, unless it is read in another way now. */
function readAgain(
  db: WriteDb,
  id: number,
  { chosen, ahead }: DocumentHome,
  document: ReadDocument,
): Arrival {
  chosen?.onDocument?.(id);
  if (!chosen || getText(db, id) === document.text) return 'known';
  const stored = getDocument(db, id)!;
  leaveCopies(db, id);
  setSourceFileReader(db, stored.sourceFileId, chosen.format);
  takeOverText(db, stored, document, chosen.now);
  ahead?.forget(id);
  return 'changed';
}

/** The stable id of a document: the same path, record and bytes have the same one everywhere. */
function documentUid(path: string, recordKey: string | undefined, sha256: string): string {
  return createHash('sha256')
    .update(JSON.stringify([path, recordKey ?? null, sha256]))
    .digest('hex')
    .slice(0, 32);
}

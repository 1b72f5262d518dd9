import type { FormatId } from '../../shared/model/format';
import { setBlocks } from '../store/blocks';
import type { WriteDb } from '../store/database';
import { getText, insertDocumentBody } from '../store/document-bodies';
import { getDocument, holdsRecord, insertDocument, leaveCopies } from '../store/documents';
import { insertPageMarkup } from '../store/page-markups';
import { setSourceFileReader } from '../store/source-files';
import { adoptDecisions } from './adopt-decisions';
import type { FoldAhead } from './fold-ahead';
import type { KnownDocuments } from './known-documents';
import type { PreparedDocument } from './prepare-document';
import { takeOverText } from './take-over-text';

/** Where a document belongs. */
export interface DocumentHome {
  readonly batchId: number;
  /** The documents of the batch; is told of new ones. */
  readonly known: KnownDocuments;
  /** Id of its file, asked for only when the document is new. */
  readonly sourceFileId: () => number;
  /** Site of documents at a path that name none, as far as it can be told before all are read. */
  siteOfPath?(path: string): string | undefined;
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
export function storeDocument(
  db: WriteDb,
  home: DocumentHome,
  document: PreparedDocument,
): Arrival {
  const { batchId, known } = home;
  const here = known.find(document.uid);
  if (here !== undefined) return readAgain(db, here, home, document);
  const parts = document.parts();
  const { row, body, blocks, markup } = parts;
  const arrival = holdsRecord(db, { batchId, ...row }) ? 'changed' : 'added';
  const copyOf = findOriginal(db, known, document);
  const likelySite = home.siteOfPath?.(row.path);
  const id = insertDocument(db, {
    ...row,
    batchId,
    sourceFileId: home.sourceFileId(),
    ...(likelySite !== undefined && { likelySite }),
    ...(copyOf !== undefined && { copyOf }),
  });
  known.add({ id, uid: row.uid, sha256: row.sha256, copyOf: copyOf ?? null });
  insertDocumentBody(db, id, body);
  setBlocks(db, id, blocks);
  if (markup) insertPageMarkup(db, id, markup);
  if (copyOf !== undefined) adoptDecisions(db, copyOf, id);
  home.chosen?.onDocument?.(id);
  home.ahead?.takeRead(id, document, parts);
  return arrival;
}

/** The same bytes may have been read as a page here and as plain text there. */
function findOriginal(
  db: WriteDb,
  known: KnownDocuments,
  document: PreparedDocument,
): number | undefined {
  const originals = known.originals(document.sha256);
  if (originals.length === 0) return undefined;
  const text = document.text();
  return originals.find((id) => getText(db, id) === text);
}

/** A document that the batch holds: its text stays, unless it is read in another way now. */
function readAgain(
  db: WriteDb,
  id: number,
  { known, chosen, ahead }: DocumentHome,
  document: PreparedDocument,
): Arrival {
  chosen?.onDocument?.(id);
  ahead?.leaveRead(document);
  if (!chosen || getText(db, id) === document.text()) return 'known';
  const stored = getDocument(db, id)!;
  known.learn(leaveCopies(db, id));
  setSourceFileReader(db, stored.sourceFileId, chosen.format);
  takeOverText(db, stored, document.read(), chosen.now);
  ahead?.forget(id);
  return 'changed';
}

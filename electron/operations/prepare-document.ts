import { hash } from 'node:crypto';
import { siteOf } from '../../shared/engine/site';
import type { Document } from '../../shared/model/document';
import { countDamage } from '../readers/count-damage';
import { detectLanguage } from '../readers/detect-language';
import type { ReadDocument } from '../readers/reader';
import type { NewDocument } from '../store/documents';
import { packBlocks, unpackBlocks, type PackedBlocks } from '../store/packed-blocks';
import { packMarkup, unpackMarkup } from '../store/packed-markup';
import { packText, unpackText, type PackedText } from '../store/packed-text';
import { naturalKey } from './natural-order';

/** All that is stored of a document; nothing but its path and its bytes has a say in it. */
export interface DocumentParts {
  readonly row: Omit<NewDocument, 'batchId' | 'sourceFileId' | 'copyOf'>;
  readonly body: PackedText;
  readonly blocks: PackedBlocks;
  /** Packed, where the document is a page. */
  readonly markup?: Uint8Array;
}

/** A document before it is stored. Parts are made when they are asked for: the batch may hold it already. */
export interface PreparedDocument {
  readonly uid: string;
  readonly sha256: string;
  /** Its bytes. */
  readonly size: number;
  /** Number of the thread that read and keeps it, until it is told what became of it. */
  readonly keptBy?: number | undefined;
  parts(): DocumentParts;
  text(): string;
  /** The document as it was read, but for what only a record has. */
  read(): ReadDocument;
}

/** Works out what is stored of a document. `sha256` is that of its bytes, where it is known. */
export function prepareDocument(
  path: string,
  document: ReadDocument,
  sha256 = hash('sha256', document.bytes),
): PreparedDocument {
  const uid = documentUid(path, document.recordKey, sha256);
  return {
    ...{ uid, sha256, size: document.bytes.length },
    parts: () => ({
      row: rowOf(path, document, { uid, sha256 }),
      body: packText(document),
      blocks: packBlocks(document.text, document.blocks),
      ...(document.markup && { markup: packMarkup(document.markup) }),
    }),
    text: () => document.text,
    read: () => document,
  };
}

/** A document that was prepared elsewhere, of which the parts came here. */
export function preparedElsewhere(parts: DocumentParts, keptBy?: number): PreparedDocument {
  const { row, body, blocks, markup } = parts;
  const text = () => unpackText(body);
  return {
    ...{ uid: row.uid, sha256: row.sha256, size: body.bytes.length },
    keptBy,
    parts: () => parts,
    text,
    read: () => ({
      recordNumber: row.recordNumber,
      bytes: body.bytes,
      text: text(),
      textIsBytes: body.form === 'bytes',
      blocks: unpackBlocks(blocks.spans),
      ...(row.title !== undefined && { title: row.title }),
      ...(row.jsonLdFrom !== undefined && { jsonLdFrom: row.jsonLdFrom }),
      ...(markup && { markup: unpackMarkup(markup) }),
      encoding: row.encoding,
      encodingConfidence: row.encodingConfidence,
    }),
  };
}

/** A document as detection will see it when it comes back from the store, but for its site. */
export function detectable(
  { row, markup }: Pick<DocumentParts, 'row' | 'markup'>,
  { text, blocks }: Pick<ReadDocument, 'text' | 'blocks'>,
): Document {
  const { uid, title, language } = row;
  return {
    ...{ id: uid, text, blocks },
    ...(title !== undefined && { title: title.toWellFormed() }),
    ...(language !== undefined && { language }),
    ...(markup && { markup: unpackMarkup(markup) }),
  };
}

function rowOf(
  path: string,
  document: ReadDocument,
  ids: Pick<NewDocument, 'uid' | 'sha256'>,
): DocumentParts['row'] {
  const { recordKey, recordId, title, url, jsonLdFrom, fieldsJson } = document;
  const site = siteOf(document);
  const language = detectLanguage(document.text);
  return {
    ...ids,
    path,
    sortKey: naturalKey(path),
    recordNumber: document.recordNumber,
    ...(recordKey !== undefined && { recordKey }),
    ...(recordId !== undefined && { recordId }),
    ...(title !== undefined && { title }),
    ...(url !== undefined && { url }),
    ...(site !== undefined && { givenSite: site }),
    ...(jsonLdFrom !== undefined && { jsonLdFrom }),
    ...(fieldsJson !== undefined && { fieldsJson }),
    ...(language !== undefined && { language }),
    damage: countDamage(document.text),
    encoding: document.encoding,
    encodingConfidence: document.encodingConfidence,
    textLength: document.text.length,
  };
}

/** The stable id of a document: the same path, record and bytes have the same one everywhere. */
function documentUid(path: string, recordKey: string | undefined, sha256: string): string {
  return hash('sha256', JSON.stringify([path, recordKey ?? null, sha256])).slice(0, 32);
}

import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type {
  BlockMarkup,
  MarkupElement,
  PageFacts,
  PageMarkup,
} from '../../shared/model/page-markup';
import { statement, type ReadDb, type WriteDb } from './database';

/** Keeps the markup of a page for analyses to come. */
export function insertPageMarkup(db: WriteDb, documentId: number, markup: PageMarkup): void {
  statement(db, 'INSERT INTO page_markup (document_id, markup) VALUES (?, ?)').run(
    documentId,
    deflate(markup),
  );
}

/** Keeps the markup of a page that was read anew; what the policy left out of it stays decided. */
export function replacePageMarkup(
  db: WriteDb,
  documentId: number,
  markup: PageMarkup | undefined,
): void {
  if (!markup) return;
  statement(db, 'UPDATE page_markup SET markup = ? WHERE document_id = ?').run(
    deflate(markup),
    documentId,
  );
}

/** The markup of a page; undefined for a document that is none. */
export function getPageMarkup(db: ReadDb, documentId: number): PageMarkup | undefined {
  const row = statement<{ markup: Buffer }>(
    db,
    'SELECT markup FROM page_markup WHERE document_id = ?',
  ).get(documentId);
  return row && inflate(row.markup);
}

/** Ids behind `after` of pages whose main content the policy has not set apart yet, rising. */
export function listPagesToLeaveOut(
  db: ReadDb,
  batchId: number,
  after: number,
  count: number,
): number[] {
  return statement<number>(
    db,
    `SELECT page_markup.document_id FROM page_markup
     JOIN document ON document.id = page_markup.document_id
     WHERE left_out = 0 AND batch_id = ? AND page_markup.document_id > ?
     ORDER BY page_markup.document_id LIMIT ?`,
  )
    .pluck()
    .all(batchId, after, count);
}

export function markPageLeftOut(db: WriteDb, documentId: number): void {
  statement(db, 'UPDATE page_markup SET left_out = 1 WHERE document_id = ?').run(documentId);
}

/** Columns instead of objects: names are written once, strings that repeat by their number. */
interface PackedMarkup {
  readonly strings: readonly string[];
  /** For each element: parent, number of its tag, number of its hint. */
  readonly elements: readonly number[];
  /** For each block: element, links, linked, emphasised, images, controls, number of `inner`. */
  readonly blocks: readonly number[];
  readonly facts: PageFacts;
}

function deflate(markup: PageMarkup): Buffer {
  return deflateRawSync(JSON.stringify(pack(markup)), { level: 1 });
}

function inflate(markup: Buffer): PageMarkup {
  return unpack(JSON.parse(inflateRawSync(markup).toString('utf8')) as PackedMarkup);
}

const elementColumns = 3;
const blockColumns = 7;

function pack({ elements, blocks, facts }: PageMarkup): PackedMarkup {
  const numbers = new Map<string, number>();
  const numberOf = (text: string): number => {
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    return number;
  };
  const packedElements = elements.flatMap(({ parent, tag, hint }) => [
    parent,
    numberOf(tag),
    numberOf(hint),
  ]);
  const packedBlocks = blocks.flatMap((block) => [
    block.element,
    block.links,
    block.linked,
    block.emphasised,
    block.images,
    block.controls,
    numberOf(block.inner),
  ]);
  return {
    strings: [...numbers.keys()],
    elements: packedElements,
    blocks: packedBlocks,
    facts,
  };
}

function unpack({ strings, elements, blocks, facts }: PackedMarkup): PageMarkup {
  const elementCount = elements.length / elementColumns;
  const blockCount = blocks.length / blockColumns;
  return {
    elements: Array.from({ length: elementCount }, (_, index): MarkupElement => {
      const at = index * elementColumns;
      return {
        parent: elements[at]!,
        tag: strings[elements[at + 1]!]!,
        hint: strings[elements[at + 2]!]!,
      };
    }),
    blocks: Array.from({ length: blockCount }, (_, index): BlockMarkup => {
      const at = index * blockColumns;
      return {
        element: blocks[at]!,
        links: blocks[at + 1]!,
        linked: blocks[at + 2]!,
        emphasised: blocks[at + 3]!,
        images: blocks[at + 4]!,
        controls: blocks[at + 5]!,
        inner: strings[blocks[at + 6]!]!,
      };
    }),
    facts,
  };
}

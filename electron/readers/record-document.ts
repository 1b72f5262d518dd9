import { segment } from '../../shared/engine/segment';
import type { Block } from '../../shared/model/document';
import { keptFields } from './kept-fields';
import { parseHtml } from './parse-html';
import { htmlLimit } from './read-whole';
import { repairDecoding } from './repair-decoding';
import { recordId } from './record-id';
import type { ReadDocument } from './reader';
import { fieldValue, findTextField, isPage } from './text-field';

export type RecordFields = Readonly<Record<string, unknown>>;

/** A record of a container, taken apart. */
export interface ReadRecord {
  readonly fields: RecordFields;
  /** The record as it stands in its file. */
  readonly bytes: Uint8Array;
  /** Its JSON, where it has one: numbers are taken over as they are written. */
  readonly json?: string;
  readonly key: string;
  readonly number: number;
  readonly encoding?: Pick<ReadDocument, 'encoding' | 'encodingConfidence'>;
}

const megabyte = 1024 * 1024;

/** Names that say something of the document, in the order in which they are asked. */
const knownNames = {
  title: ['title', 'headline'],
  url: ['url', 'link', 'source_url', 'canonical_url', 'page_url', 'uri'],
  site: ['site', 'domain', 'hostname', 'source_domain'],
} as const;

/** The document of a record, or the reason why there is none. `textField` is the curator's choice. */
export function recordDocument(
  record: ReadRecord,
  textField: string | undefined,
): ReadDocument | string {
  const { fields, bytes, json, key, number } = record;
  const content = readContent(fields, textField);
  if (typeof content === 'string') return content;
  const id = recordId(fields, json ?? JSON.stringify(fields));
  const { from, ...page } = content;
  const named = namedFields(fields);
  const used = new Set([from, 'id', 'html', 'text', ...named.names]);
  const fieldsJson = keptFields(fields, (name) => !used.has(name), json);
  return {
    recordKey: key,
    ...(id !== undefined && { recordId: id }),
    recordNumber: number,
    bytes,
    textIsBytes: false,
    ...(record.encoding ?? { encoding: 'utf-8', encodingConfidence: 1 }),
    ...page,
    ...named.values,
    ...(fieldsJson !== undefined && { fieldsJson }),
  };
}

type Content = Pick<ReadDocument, 'text' | 'title' | 'url' | 'jsonLdFrom' | 'markup'> & {
  readonly blocks: readonly Block[];
  /** The field it was read from. */
  readonly from: string;
};

function readContent(record: RecordFields, textField: string | undefined): Content | string {
  if (textField !== undefined) {
    const value = fieldValue(record, textField);
    if (typeof value !== 'string') return `it has no text under ${textField}`;
    return isPage(textField, value) ? readPage(value, textField) : readText(value, textField);
  }
  // Null stands for a field that is not there.
  const text = record['text'] ?? undefined;
  const html = record['html'] ?? undefined;
  if (text !== undefined && html !== undefined) return 'it has both text and html';
  if (typeof text === 'string') return readText(text, 'text');
  if (typeof html === 'string') return readPage(html, 'html');
  const found = text === undefined && html === undefined ? findTextField(record) : undefined;
  if (found === undefined) return 'it has no text or html that is a string';
  const value = record[found] as string;
  return isPage(found, value) ? readPage(value, found) : readText(value, found);
}

function readText(text: string, from: string): Content | string {
  const blocks = segment(text);
  return blocks.length === 0 ? 'its text is empty' : { text, blocks, from };
}

function readPage(html: string, from: string): Content | string {
  if (Buffer.byteLength(html) > htmlLimit) return `its html is over ${htmlLimit / megabyte} MB`;
  const page = parseHtml(repairDecoding(html));
  return page.blocks.length === 0 ? 'its html has no text' : { ...page, from };
}

/** Title, url and site of a record go before what its page says. */
function namedFields(record: RecordFields): {
  readonly values: Pick<ReadDocument, 'title' | 'url' | 'site'>;
  readonly names: readonly string[];
} {
  const values: Record<string, string> = {};
  const names: string[] = [];
  for (const [field, candidates] of Object.entries(knownNames)) {
    const name = candidates.find((each) => {
      const value = Object.hasOwn(record, each) ? record[each] : undefined;
      return typeof value === 'string' && value.trim() !== '';
    });
    if (name === undefined) continue;
    values[field] = record[name] as string;
    names.push(name);
  }
  return { values, names };
}

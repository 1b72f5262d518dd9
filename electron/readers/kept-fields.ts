import { jsonChildren } from './split-json';

/** Fields are kept beside the text up to this length of JSON; the bytes hold them anyway. */
const mostFields = 64 * 1024;
/** Numbers that may not be what they were when they are written again. */
const longNumber = /\d{16}|\d\.?\d*[eE][+-]?\d{2}/;

/**
 * Fields of a record as JSON, as many as have room. Where `json`, the record as it stands, holds long
 * numbers they are taken over as they are written: the program's own numbers do not hold all digits.
 */
export function keptFields(
  fields: Readonly<Record<string, unknown>>,
  isKept: (name: string) => boolean,
  json: string | undefined,
): string | undefined {
  const written = json !== undefined && longNumber.test(json) ? writtenValues(json) : undefined;
  const kept: string[] = [];
  let length = 0;
  for (const [name, value] of Object.entries(fields)) {
    if (value === null || value === '' || !isKept(name)) continue;
    const again = writeAgain(value);
    if (again === undefined) continue;
    const field = `${JSON.stringify(name)}:${written?.get(name) ?? again}`;
    if (length + field.length > mostFields) continue;
    length += field.length;
    kept.push(field);
  }
  return kept.length === 0 ? undefined : `{${kept.join(',')}}`;
}

/** The values of the outermost object as they are written, each on one line. */
function writtenValues(json: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const { key, bytes } of jsonChildren(Buffer.from(json))) {
    if (key === undefined || !bytes) continue;
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
    values.set(String(JSON.parse(key)), text.replace(/[\r\n]+/g, ' '));
  }
  return values;
}

/** Undefined for what is nested more deeply than can be written again. */
function writeAgain(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

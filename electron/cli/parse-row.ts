import { AppError } from '../../shared/errors/app-error';
import { recordId } from '../readers/record-id';
import { isJsonSpace } from '../readers/split-json';
import type { FileLine } from '../readers/split-lines';
import { withoutUtf8Mark } from '../readers/utf8-mark';

/** Bytes of one row. */
export const rowLimit = 16 * 1024 * 1024;

interface RowPlace {
  /** Line in its file, from 1. */
  readonly line: number;
  /** The row's id as JSON, exactly as it stood; undefined when there is none that could be read. */
  readonly idJson: string | undefined;
}

/** A row of the input: a document and what is known of it. */
export interface GoodRow extends RowPlace {
  readonly idJson: string;
  readonly format: 'text' | 'html';
  readonly content: string;
  readonly title?: string;
  readonly url?: string;
  readonly site?: string;
}

/** A row that could not be read. */
export interface BadRow extends RowPlace {
  readonly error: AppError;
}

export type Row = GoodRow | BadRow;

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

const noJson = 'not valid JSON';

/** True for what is said of a line that is no JSON at all. */
export function isNoJson({ details }: AppError): boolean {
  return details['reason'] === noJson;
}

/** The row on a line of input; undefined for a blank line. Bad input makes a bad row, never a throw. */
export function parseRow({ number: line, bytes: given }: FileLine): Row | undefined {
  // A mark that says UTF-8 belongs to the file, not to its first row.
  const bytes = given && line === 1 ? withoutUtf8Mark(given) : given;
  if (!bytes) {
    const error = new AppError('RECORD_TOO_LARGE', { limit: rowLimit / 1024 / 1024 });
    return { line, idJson: undefined, error };
  }
  if (bytes.every(isJsonSpace)) return undefined;
  let idJson: string | undefined;
  try {
    const source = decode(bytes);
    const fields = parseObject(source);
    idJson = idOf(fields, source);
    if (!source.valid) throw new AppError('RECORD_ENCODING');
    return goodRow(line, idJson, fields);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { line, idJson, error };
  }
}

interface Source {
  readonly text: string;
  readonly valid: boolean;
}

function decode(bytes: Uint8Array): Source {
  try {
    return { text: strict.decode(bytes), valid: true };
  } catch {
    // Good enough to find the id by which the row is reported.
    return { text: lenient.decode(bytes), valid: false };
  }
}

function parseObject({ text, valid }: Source): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw valid ? invalid(noJson) : new AppError('RECORD_ENCODING', {}, { cause: error });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalid('not a JSON object');
  }
  return value as Record<string, unknown>;
}

function goodRow(line: number, idJson: string | undefined, fields: Record<string, unknown>): Row {
  if (idJson === undefined) throw invalid('id has to be a string or a number');
  const text = textField(fields, 'text');
  const html = textField(fields, 'html');
  if (text !== undefined && html !== undefined) throw invalid('it has both text and html');
  if (text === undefined && html === undefined) throw invalid('it has neither text nor html');
  const title = optionalText(fields, 'title');
  const url = optionalText(fields, 'url');
  const site = optionalText(fields, 'site');
  return {
    line,
    idJson,
    format: html === undefined ? 'text' : 'html',
    content: text ?? html!,
    ...(title !== undefined && { title }),
    ...(url !== undefined && { url }),
    ...(site !== undefined && { site }),
  };
}

/** A field that may be missing or null, and must be a string otherwise. */
function textField(fields: Record<string, unknown>, name: string): string | undefined {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw invalid(`${name} has to be a string`);
  return value;
}

/** A field that helps where it is a string; gold files put other things under the same names. */
function optionalText(fields: Record<string, unknown>, name: string): string | undefined {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** The id as JSON; undefined where it is none, or damaged. */
function idOf(fields: Record<string, unknown>, { text, valid }: Source): string | undefined {
  const id = recordId(fields, text);
  return valid || !id?.includes('\ufffd') ? id : undefined;
}

function invalid(reason: string): AppError {
  return new AppError('RECORD_INVALID', { reason });
}

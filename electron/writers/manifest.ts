import type { BatchCounts, DocumentFilter } from '../../shared/ipc/shapes';
import type { DocumentMetadata } from '../../shared/model/document';
import type { ExcludeReason } from '../../shared/model/exclusion';
import type { Problem } from '../../shared/model/problem';
import type { AuditBulk } from './audit-lines';
import type { FileContent } from './durable-file';
import type { LineEnds } from './line-ends';

export const manifestName = 'manifest.json';
const manifestFormat = 'winnow-export';
const manifestVersion = 1;

/** Where one document went. */
export interface ManifestDocument extends FileContent {
  /** The document's stable id. */
  readonly id: string;
  /** Path of the source inside the batch, and the record inside it where it holds many. */
  readonly path: string;
  readonly recordKey?: string;
  /** File of the export that holds the clean text. */
  readonly file: string;
  /** The name the file would have had, where it is not possible everywhere or was taken. */
  readonly renamedFrom?: string;
  /** Path of the source as bytes in hexadecimal digits, where it is not valid UTF-8. */
  readonly pathBytes?: string;
  /** Hash of the bytes as they were imported. `bytes` and `sha256` are those of the clean text. */
  readonly sourceSha256: string;
  /** What the document says of itself, cut lines included. */
  readonly metadata?: DocumentMetadata;
}

/** A document that a curator left out. */
export interface ManifestExclusion {
  readonly id: string;
  readonly path: string;
  readonly recordKey?: string;
  readonly pathBytes?: string;
  readonly sourceSha256: string;
  readonly excluded: ExcludeReason;
  readonly excludedAt: string;
}

/** A file of the export. */
export interface ManifestFile extends FileContent {
  readonly path: string;
}

/** Flags that were cut together after a random sample of them had been looked at. */
export interface ManifestBulkDecision extends AuditBulk {
  readonly seed: number;
  /** The bound that the curator had asked for. */
  readonly wanted: number;
  readonly decidedAt: string;
  /** What the flags of the set had in common. */
  readonly filter: DocumentFilter;
  /** Cuts of this export that stand by it. */
  readonly cuts: number;
}

/** What the export was made of; known before anything is written. */
export interface ManifestHead {
  /** Version of the program. */
  readonly program: string;
  readonly batch: string;
  readonly exportedAt: string;
  readonly lineEnds: LineEnds;
  /** n flags open, n cut by policy, n by you, and where there are any, n by rules. */
  readonly summary: string;
  readonly counts: BatchCounts;
  /** Documents all of whose text is cut: their `bytes` are 0. */
  readonly documentsWithoutText: number;
  /** Where many flags were cut on the word of a sample; absent where none were. */
  readonly bulkDecisions?: readonly ManifestBulkDecision[];
  readonly problems: readonly Problem[];
}

/** What was written; known at the end. */
export interface ManifestContent {
  readonly documents: readonly ManifestDocument[];
  readonly excluded: readonly ManifestExclusion[];
  readonly files: readonly ManifestFile[];
}

/** The part of a manifest that a later export relies on. */
export interface KnownManifest {
  readonly state: 'incomplete' | 'complete';
  readonly files: readonly { readonly path: string }[];
}

/** The manifest as the text of its file; without content only while the export is being written. */
export function renderManifest(
  state: KnownManifest['state'],
  head: ManifestHead,
  content?: ManifestContent,
): string {
  const manifest = { format: manifestFormat, version: manifestVersion, state, ...head, ...content };
  return `${JSON.stringify(manifest, null, 1)}\n`;
}

/** Reads the text of a manifest; undefined when it is not one of ours. */
export function parseManifest(text: string): KnownManifest | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { format, state, files } = value as Record<string, unknown>;
  if (format !== manifestFormat || (state !== 'complete' && state !== 'incomplete')) {
    return undefined;
  }
  return { state, files: Array.isArray(files) ? files.filter(isFile) : [] };
}

function isFile(value: unknown): value is { path: string } {
  return typeof (value as { path?: unknown } | null)?.path === 'string';
}

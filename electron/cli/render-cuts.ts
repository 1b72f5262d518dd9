import { type FlagKind, flagKinds } from '../../shared/model/kind';
import { shownConfidence } from '../../shared/model/flag';
import type { ReadDb } from '../store/database';
import { listDecidedFlags } from '../store/decided-flags';
import { getText } from '../store/document-bodies';
import { getDocument, listDocumentIds } from '../store/documents';
import { escapeLine, shortLine } from './escape-line';

/** Characters of a quoted cut. */
const quoteLength = 80;

interface Sums {
  cut: number;
  /** Documents with at least one cut. */
  documents: number;
  open: number;
  kept: number;
}

const columns = ['kind', 'cut', 'in documents', 'open', 'kept'];

/** A table of what is cut, left open and kept in a batch: one line for each kind that occurs. */
export function renderCutTable(db: ReadDb, batchId: number): string {
  const sums = sumKinds(db, batchId);
  const rows = ([...flagKinds, 'all'] as const).flatMap((kind) => {
    const sum = sums.get(kind);
    return sum ? [[kind, ...[sum.cut, sum.documents, sum.open, sum.kept].map(String)]] : [];
  });
  return alignColumns([columns, ...rows]);
}

function sumKinds(db: ReadDb, batchId: number): Map<FlagKind | 'all', Sums> {
  const sums = new Map<FlagKind | 'all', Sums>();
  const sumOf = (kind: FlagKind | 'all'): Sums => {
    const sum = sums.get(kind) ?? { cut: 0, documents: 0, open: 0, kept: 0 };
    sums.set(kind, sum);
    return sum;
  };
  sumOf('all');
  for (const id of listDocumentIds(db, batchId)) {
    const cutKinds = new Set<FlagKind | 'all'>();
    for (const flag of listDecidedFlags(db, id)) {
      if (flag.verdict === 'open' && flag.confidence < shownConfidence) continue;
      for (const kind of [flag.kind, 'all'] as const) {
        sumOf(kind)[columnOf[flag.verdict]]++;
        if (flag.verdict === 'confirmed') cutKinds.add(kind);
      }
    }
    for (const kind of cutKinds) sumOf(kind).documents++;
  }
  return sums;
}

const columnOf = { confirmed: 'cut', open: 'open', rejected: 'kept' } as const;

/** The first column to the left, numbers to the right. */
function alignColumns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, at) => Math.max(...rows.map((row) => row[at]!.length)));
  return rows
    .map((row) => {
      const cells = row.map((cell, at) =>
        at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!),
      );
      return `${cells.join('  ').trimEnd()}\n`;
    })
    .join('');
}

/** One line for each cut of a document: path, kind, confidence, quoted text and reason. */
export function renderCutLines(db: ReadDb, documentId: number): string {
  const cuts = listDecidedFlags(db, documentId).filter(({ verdict }) => verdict === 'confirmed');
  if (cuts.length === 0) return '';
  const { path, recordKey } = getDocument(db, documentId)!;
  const place = escapeLine(recordKey === undefined ? path : `${path}:${recordKey}`);
  const text = getText(db, documentId);
  return cuts
    .map(({ start, end, kind, confidence, reason }) => {
      const quote = `"${shortLine(text.slice(start, end), quoteLength)}"`;
      return `${[place, kind, confidence, quote, escapeLine(reason)].join('\t')}\n`;
    })
    .join('');
}

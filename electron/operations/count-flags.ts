import { recordCuts } from '../../shared/engine/apply-cuts';
import { certainConfidence, type Flag } from '../../shared/model/flag';
import { getShownConfidence } from '../store/counting';
import type { WriteDb } from '../store/database';
import { listCountedFlags, type CountedFlag } from '../store/counted-flags';
import { listDecidedFlags } from '../store/decided-flags';
import { eachText, getText } from '../store/document-bodies';
import { listCountedDocuments } from '../store/document-states';
import { getDocument, setDocumentCounts, type DocumentCounts } from '../store/documents';
import type { FlaggedDocument } from '../store/flags';
import { replaceOpenKinds, type OpenKind } from '../store/open-kinds';
import { readClaims, type PackedFlags } from '../store/packed-flags';
import { listDecidedDocuments } from '../store/verdicts';

/** Sums over the flags of a document; `text` is asked for only when something is cut. */
export function countFlags(
  flags: readonly CountedFlag[],
  shown: number,
  text: () => string,
): DocumentCounts {
  const cuts = cutsOf(flags);
  return {
    ...countShown(flags, shown),
    confirmed: cuts.length,
    rejected: flags.filter(({ verdict }) => verdict === 'rejected').length,
    byCurator: cuts.filter(({ actor }) => actor === 'curator').length,
    byPolicy: cuts.filter(({ actor }) => actor === 'policy').length,
    charactersCut: cuts.length === 0 ? 0 : lengthOf(text(), cuts),
  };
}

/** Open flags by kind and band. */
export function countOpenKinds(flags: readonly CountedFlag[], shown: number): OpenKind[] {
  const counted = new Map<string, OpenKind>();
  for (const flag of flags) {
    if (flag.verdict !== 'open' || !isCounted(flag, shown)) continue;
    const band = countedBand(flag);
    const key = `${flag.kind} ${band}`;
    counted.set(key, { kind: flag.kind, band, open: (counted.get(key)?.open ?? 0) + 1 });
  }
  return [...counted.values()];
}

/** The band that an open flag is counted under, however low its confidence is. */
export function countedBand({ confidence }: Pick<Flag, 'confidence'>): OpenKind['band'] {
  return confidence >= certainConfidence ? 'certain' : 'check';
}

/**
 * Brings the counts of a document, and with them those of its batch, up to date. The flags of an
 * excluded document count neither as open nor as decided.
 */
export function recountDocument(db: WriteDb, documentId: number): void {
  recountSome(db, [documentId], listCountedFlags(db, [documentId]));
}

/** Documents whose flags are read by one query. */
const countedAtOnce = 500;

/** The same for many documents. */
export function recountDocuments(db: WriteDb, documentIds: readonly number[]): void {
  for (let from = 0; from < documentIds.length; from += countedAtOnce) {
    const some = documentIds.slice(from, from + countedAtOnce);
    recountSome(db, some, listCountedFlags(db, some));
  }
}

/** The same for documents whose flags are at hand: those of a document that nothing stands in are not read. */
export function recountFlagged(db: WriteDb, flagged: readonly FlaggedDocument[]): void {
  const documentIds = flagged.map(({ documentId }) => documentId);
  const counted = listCountedFlags(db, listDecidedDocuments(db, documentIds));
  for (const { documentId, flags } of flagged) {
    if (!counted.has(documentId)) counted.set(documentId, readOpen(flags));
  }
  recountSome(db, documentIds, counted);
}

function readOpen(flags: PackedFlags): CountedFlag[] {
  return readClaims(flags).map((claim) => ({ ...claim, verdict: 'open' }));
}

function recountSome(
  db: WriteDb,
  documentIds: readonly number[],
  counted: Map<number, CountedFlag[]>,
): void {
  const shown = getShownConfidence(db);
  const documents = listCountedDocuments(db, documentIds);
  for (const { id, excluded } of documents) if (excluded) counted.set(id, []);
  const counts = new Map<number, DocumentCounts>();
  const cut = documentIds.filter((id) => cutsOf(counted.get(id)!).length > 0);
  for (const { documentId, text } of eachText(db, cut)) {
    counts.set(
      documentId,
      countFlags(counted.get(documentId)!, shown, () => text),
    );
  }
  setDocumentCounts(
    db,
    documents.map(({ id }) => ({
      id,
      counts: counts.get(id) ?? countFlags(counted.get(id)!, shown, () => getText(db, id)),
    })),
  );
  replaceOpenKinds(
    db,
    documents.map((document) => ({
      ...document,
      openKinds: countOpenKinds(counted.get(document.id)!, shown),
    })),
  );
}

function cutsOf(flags: readonly CountedFlag[]): CountedFlag[] {
  return flags.filter(({ verdict }) => verdict === 'confirmed');
}

/** The same after nothing but the shown confidence changed: no decision is looked at again. */
export function recountShown(db: WriteDb, documentId: number): void {
  const stored = getDocument(db, documentId)!;
  if (stored.excluded) return;
  const shown = getShownConfidence(db);
  const flags = listDecidedFlags(db, documentId);
  const counts = { ...stored.counts, ...countShown(flags, shown) };
  setDocumentCounts(db, [{ id: documentId, counts }]);
  replaceOpenKinds(db, [{ ...stored, openKinds: countOpenKinds(flags, shown) }]);
}

function countShown(
  flags: readonly CountedFlag[],
  shown: number,
): Pick<DocumentCounts, 'flags' | 'open'> {
  const counted = flags.filter((flag) => isCounted(flag, shown));
  return {
    flags: counted.length,
    open: counted.filter(({ verdict }) => verdict === 'open').length,
  };
}

/** Decided flags count always, open ones from the confidence at which they are shown. */
function isCounted(flag: CountedFlag, shown: number): boolean {
  return flag.verdict !== 'open' || flag.confidence >= shown;
}

function lengthOf(text: string, cuts: readonly CountedFlag[]): number {
  return recordCuts(text, cuts).reduce((sum, { start, end }) => sum + end - start, 0);
}

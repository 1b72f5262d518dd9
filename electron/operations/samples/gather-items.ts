import type { SampleDrawing } from '../../../shared/engine/statistics/draw-sample';
import type { DocumentFilter } from '../../../shared/ipc/shapes';
import { spansOverlap } from '../../../shared/model/span';
import { listBlocks } from '../../store/blocks';
import { getShownConfidence } from '../../store/counting';
import type { ReadDb } from '../../store/database';
import { listDecidedFlags, type DecidedFlag } from '../../store/decided-flags';
import { listFilteredDocumentIds } from '../../store/document-lists';
import { getDocument } from '../../store/documents';
import { countOpenByDocument } from '../../store/open-kinds';
import type { Place } from '../../store/places';
import { countedBand } from '../count-flags';

export interface GatherInput {
  readonly batchId: number;
  readonly filter: DocumentFilter;
  readonly breathe: () => Promise<void>;
  /** Told the share of the documents that were looked at. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** Open flags that fit a filter, as the list counts them. */
export function countFittingFlags(
  db: ReadDb,
  batchId: number,
  filter: DocumentFilter,
): { readonly flags: number; readonly documents: number } {
  const open = countOpenByDocument(db, batchId, filter);
  const fitting = listFilteredDocumentIds(db, batchId, filter).flatMap((id) => open.get(id) ?? []);
  return { flags: fitting.reduce((sum, count) => sum + count, 0), documents: fitting.length };
}

/**
 * Offers the open flags that fit the filter, in list order: those that are shown and share no text
 * with what a curator keeps.
 */
export async function offerOpenFlags(
  db: ReadDb,
  { batchId, filter, breathe, onProgress }: GatherInput,
  drawing: SampleDrawing<Place>,
): Promise<void> {
  const shown = getShownConfidence(db);
  const open = countOpenByDocument(db, batchId, filter);
  const documentIds = listFilteredDocumentIds(db, batchId, filter);
  for (const [at, documentId] of documentIds.entries()) {
    onProgress?.(at / documentIds.length);
    if (!open.has(documentId)) continue;
    const standing = listDecidedFlags(db, documentId);
    const kept = standing.filter(isKept);
    for (const flag of standing) {
      if (flag.verdict !== 'open' || flag.confidence < shown || !fits(flag, filter)) continue;
      if (kept.some((other) => spansOverlap(other, flag))) continue;
      drawing.offer({ documentId, start: flag.start, end: flag.end });
    }
    await breathe();
  }
}

/**
 * Offers the blocks that nothing flags and nothing cuts in the documents that fit the filter, its
 * parts about flags aside; answers how many of their other blocks are flagged or cut.
 */
export async function offerUnflaggedBlocks(
  db: ReadDb,
  { batchId, filter, breathe, onProgress }: GatherInput,
  drawing: SampleDrawing<Place>,
): Promise<number> {
  const shown = getShownConfidence(db);
  const ofDocuments = { ...filter };
  delete ofDocuments.kind;
  delete ofDocuments.band;
  let found = 0;
  const documentIds = listFilteredDocumentIds(db, batchId, ofDocuments);
  for (const [at, documentId] of documentIds.entries()) {
    onProgress?.(at / documentIds.length);
    await breathe();
    if (getDocument(db, documentId)!.excluded) continue;
    const claims = listDecidedFlags(db, documentId).filter(
      ({ verdict, confidence }) => verdict !== 'open' || confidence >= shown,
    );
    for (const block of listBlocks(db, documentId)) {
      const here = claims.filter((claim) => spansOverlap(claim, block));
      if (here.length === 0) drawing.offer({ documentId, start: block.start, end: block.end });
      else if (here.some(({ verdict }) => verdict !== 'rejected')) found++;
    }
  }
  return found;
}

function fits(flag: DecidedFlag, { kind, band }: DocumentFilter): boolean {
  if (kind !== undefined && flag.kind !== kind) return false;
  return band === undefined || band === countedBand(flag);
}

function isKept({ verdict, actor }: DecidedFlag): boolean {
  return verdict === 'rejected' && actor === 'curator';
}

import { recordCuts } from '../../shared/engine/apply-cuts';
import { shownConfidence } from '../../shared/model/flag';
import type { WriteDb } from '../store/database';
import { listDecidedFlags, type DecidedFlag } from '../store/decided-flags';
import { getText } from '../store/document-bodies';
import { setDocumentCounts, type DocumentCounts } from '../store/documents';

/** Sums over the flags of a document; `text` is asked for only when something is cut. */
export function countFlags(flags: readonly DecidedFlag[], text: () => string): DocumentCounts {
  const cuts = flags.filter(({ verdict }) => verdict === 'confirmed');
  return {
    flags: flags.filter(isCounted).length,
    open: flags.filter((flag) => isCounted(flag) && flag.verdict === 'open').length,
    confirmed: cuts.length,
    rejected: flags.filter(({ verdict }) => verdict === 'rejected').length,
    byCurator: cuts.filter(({ actor }) => actor === 'curator').length,
    byPolicy: cuts.filter(({ actor }) => actor === 'policy').length,
    charactersCut: cuts.length === 0 ? 0 : lengthOf(text(), cuts),
  };
}

/** Brings the counts of a document, and with them those of its batch, up to date. */
export function recountDocument(db: WriteDb, documentId: number): void {
  const flags = listDecidedFlags(db, documentId);
  setDocumentCounts(
    db,
    documentId,
    countFlags(flags, () => getText(db, documentId)),
  );
}

/** Decided flags count always, open ones from the confidence at which they are shown. */
function isCounted(flag: DecidedFlag): boolean {
  return flag.verdict !== 'open' || flag.confidence >= shownConfidence;
}

function lengthOf(text: string, cuts: readonly DecidedFlag[]): number {
  return recordCuts(text, cuts).reduce((sum, { start, end }) => sum + end - start, 0);
}

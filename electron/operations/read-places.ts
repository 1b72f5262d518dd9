import type { Evidence, Place } from '../../shared/model/flag';
import type { ReadDb } from '../store/database';
import { getText } from '../store/document-bodies';
import { getDocumentRow } from '../store/document-lists';
import { findDocumentId } from '../store/document-uids';

/** A document that flags of another one point to. */
export interface PlacedDocument {
  readonly id: number;
  readonly path: string;
  readonly text: string;
}

/**
 * What `reading` makes of each place that the flags point to; places in documents that the batch
 * does not hold are left out. Each document is read once, however many flags point into it, and
 * only one at a time is held.
 */
export function readPlaces<Value>(
  db: ReadDb,
  batchId: number,
  flags: readonly { readonly evidence?: Evidence }[],
  reading: (document: PlacedDocument) => (place: Place) => Value,
): Map<Place, Value> {
  const places = flags.flatMap(({ evidence: { twin, donor } = {} }) => [twin, donor]);
  const given = places.filter((place) => place !== undefined);
  const byDocument = Map.groupBy(given, ({ document }) => document);
  const values = new Map<Place, Value>();
  for (const [uid, inDocument] of byDocument) {
    const id = findDocumentId(db, batchId, uid);
    if (id === undefined) continue;
    const read = reading({ id, path: getDocumentRow(db, id)!.path, text: getText(db, id) });
    for (const place of inDocument) values.set(place, read(place));
  }
  return values;
}

import type { DecodingPreview } from '../../shared/ipc/decoding-shapes';
import { countDamage } from '../readers/count-damage';
import { canDecodeAnew, readStored } from '../readers/read-stored';
import type { ReadDb } from '../store/database';
import { knownDocument } from './decide-flags';
import { documentsToDecode, readingOf } from './decode-anew';

/** Characters that are shown of a text. */
const shownCharacters = 600;
/** Of them so many stand before the first that another encoding could change. */
const lead = 60;

/** How a document would read under another encoding, at the first place where that matters. */
export async function previewDecoding(
  db: ReadDb,
  { documentId, encoding }: { readonly documentId: number; readonly encoding?: string | undefined },
): Promise<DecodingPreview> {
  const stored = knownDocument(db, documentId);
  const reading = readingOf(db, stored);
  const read = await readStored(reading, encoding);
  const shown = read?.text ?? '';
  const first = Math.max(0, shown.search(/[^\0-\x7f]/) - lead);
  return {
    possible: canDecodeAnew(reading.format) && read !== undefined,
    encoding: read?.encoding ?? stored.encoding,
    text: shown.slice(first, first + shownCharacters).toWellFormed(),
    damage: countDamage(shown),
    inSite: documentsToDecode(db, { documentId, scope: 'site' }).length,
  };
}

import { createCodePointMap } from '../../shared/engine/code-points';
import type { RuleHit } from '../../shared/ipc/rule-shapes';
import type { ReadDb } from '../store/database';
import { getText } from '../store/document-bodies';

/** A line that a rule matches, with its offsets in code points, as the outside counts them. */
export function renderHit(
  db: ReadDb,
  { documentId, path, recordKey, start, end, quote, state }: RuleHit,
): object {
  const map = createCodePointMap(getText(db, documentId));
  const span = { start: map.toCodePoint(start), end: map.toCodePoint(end) };
  const record = recordKey === undefined ? {} : { record: recordKey };
  return { document: path, ...record, ...span, quote, state };
}

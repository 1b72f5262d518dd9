import type { RuleHit } from '../../../shared/ipc/rule-shapes';
import type { ReadDb } from '../../store/database';
import { getText } from '../../store/document-bodies';
import { getDocumentRow } from '../../store/document-lists';
import type { Place } from '../../store/places';

/** Code units of a quoted line. */
const quoteLength = 200;

/** A line that a rule matches, as the window sees it; whoever has its text at hand gives it. */
export function describeHit(
  db: ReadDb,
  { documentId, start, end }: Place,
  state: RuleHit['state'],
  line = getText(db, documentId).slice(start, end),
): RuleHit {
  const { path } = getDocumentRow(db, documentId)!;
  const quote = line.slice(0, quoteLength).toWellFormed();
  return { documentId, path, start, end, quote, state };
}

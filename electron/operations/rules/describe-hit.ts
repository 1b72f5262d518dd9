import type { RuleHit } from '../../../shared/ipc/rule-shapes';
import type { ReadDb } from '../../store/database';
import { getText } from '../../store/document-bodies';
import { getDocumentRow } from '../../store/document-lists';
import type { Place } from '../../store/places';

/** Code units of a quoted line, and of what stands around it there. */
const quoteLength = 200;
const contextLength = 60;

/** A line that a rule matches, as the window sees it. */
export function describeHit(db: ReadDb, place: Place, state: RuleHit['state']): RuleHit {
  const { start, end } = place;
  const text = getText(db, place.documentId);
  const before = text.slice(Math.max(0, start - contextLength), start);
  const after = text.slice(end, end + contextLength);
  return {
    ...describePlace(db, place, text.slice(start, end), state),
    before: lastLine(before).toWellFormed(),
    after: firstLine(after).toWellFormed(),
  };
}

/** The same for a whole line whose text is at hand. */
export function describeLine(
  db: ReadDb,
  place: Place,
  line: string,
  state: RuleHit['state'],
): RuleHit {
  return { ...describePlace(db, place, line, state), before: '', after: '' };
}

function describePlace(
  db: ReadDb,
  { documentId, start, end }: Place,
  line: string,
  state: RuleHit['state'],
): Omit<RuleHit, 'before' | 'after'> {
  const { path, recordKey } = getDocumentRow(db, documentId)!;
  const quote = line.slice(0, quoteLength).toWellFormed();
  return {
    ...{ documentId, path, start, end, quote, state },
    ...(recordKey !== undefined && { recordKey }),
  };
}

const lineEnd = /[\n\r\u2028\u2029]/u;

function firstLine(text: string): string {
  return text.split(lineEnd, 1)[0]!;
}

function lastLine(text: string): string {
  return text.split(lineEnd).at(-1)!;
}

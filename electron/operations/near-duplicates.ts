import type { Decided, NearDecisions, ReviewDocument } from '../../shared/ipc/shapes';
import { likeness } from '../../shared/engine/sketch';
import { listCopies } from '../store/copies';
import { transact, type ReadDb, type WriteDb } from '../store/database';
import { listDecidedFlags } from '../store/decided-flags';
import { getDocumentRow } from '../store/document-lists';
import { getDocument, type StoredDocument } from '../store/documents';
import { countGroup, getSketch, listGroup } from '../store/near-duplicates';
import { verdictsAt } from './claims-at';
import { decideAlike } from './decide-alike';
import { knownDocument } from './decide-flags';
import { describeChange } from './describe-change';
import { findIdentical } from './find-twins';
import { nameNearStep } from './name-step';
import { recordStep, type Change } from './record-step';

/** How many near-duplicates are named. */
const mostNamed = 20;

/** The near-duplicates of a document, the most alike of them by name. Those of a copy are those of its original. */
export function listNearDuplicates(
  db: ReadDb,
  { id, copyOf }: Pick<StoredDocument, 'id' | 'copyOf'>,
): ReviewDocument['nearDuplicates'] {
  const own = getSketch(db, copyOf ?? id);
  if (!own || own.groupId === null) return { count: 0, named: [] };
  const others = listGroup(db, own.groupId, mostCompared)
    .filter(({ documentId }) => documentId !== own.documentId)
    .map(({ documentId, sketch }) => ({ documentId, likeness: likeness(own.sketch, sketch) }))
    .sort((a, b) => b.likeness - a.likeness || a.documentId - b.documentId)
    .slice(0, mostNamed)
    .map((each) => ({ ...each, path: getDocumentRow(db, each.documentId)!.path }));
  return { count: countGroup(db, own.groupId) - 1, named: others };
}

/** Of large groups the first are looked at. */
const mostCompared = 1000;

/** What deciding the near-duplicates like the document would do; changes nothing. */
export function describeNearDecisions(db: ReadDb, documentId: number): NearDecisions {
  const document = knownDocument(db, documentId);
  const { changes, settled, missing } = findChanges(db, document);
  const count = (verdict: string) => changes.filter((change) => change.verdict === verdict).length;
  return {
    cuts: count('confirmed'),
    keeps: count('rejected'),
    documents: new Set(changes.map((change) => change.documentId)).size,
    settled,
    missing,
  };
}

/**
 * Decides in the near-duplicates of a document what its curator has decided in it, where the same lines
 * stand there, in one undo step. What a curator has decided there stays.
 */
export function decideNearDuplicates(
  db: WriteDb,
  { documentId }: { readonly documentId: number },
  now: string,
): Decided {
  return transact(db, () => {
    const document = knownDocument(db, documentId);
    const { changes } = findChanges(db, document);
    const documents = new Set(changes.map((change) => change.documentId)).size;
    const changed = recordStep(db, {
      batchId: document.batchId,
      label: nameNearStep(changes.length, documents),
      actor: 'curator',
      now,
      changes,
    });
    return describeChange(db, document.batchId, changed);
  });
}

interface NearChanges {
  readonly changes: readonly Change[];
  /** Places that a curator has decided already. */
  readonly settled: number;
  /** Decisions on lines that no near-duplicate has. */
  readonly missing: number;
}

function findChanges(db: ReadDb, document: StoredDocument): NearChanges {
  const members = memberIds(db, document);
  const changes: Change[] = [];
  let settled = 0;
  let missing = 0;
  if (members.size === 0) return { changes, settled, missing };
  for (const flag of listDecidedFlags(db, document.id)) {
    if (flag.verdict === 'open' || flag.actor !== 'curator') continue;
    const found = findIdentical(db, document, flag, (id) => members.has(id));
    const places = found.map(({ place }) => place);
    if (places.length === 0) missing++;
    const words = verdictsAt(db, places);
    const open = places.filter((_, at) => words[at]?.actor !== 'curator');
    settled += places.length - open.length;
    const reason = `Cut in ${document.path}, a near-duplicate.`;
    const alike = { verdict: flag.verdict, kind: flag.kind, reason };
    for (const change of decideAlike(db, open, alike)) changes.push(change);
  }
  return { changes, settled, missing };
}

/** The near-duplicates and their copies, but for those that are left out of exports. */
function memberIds(db: ReadDb, document: StoredDocument): ReadonlySet<number> {
  const own = getSketch(db, document.copyOf ?? document.id);
  if (!own || own.groupId === null) return new Set();
  const originals = listGroup(db, own.groupId)
    .map(({ documentId }) => documentId)
    .filter((id) => id !== own.documentId);
  const all = originals.flatMap((id) => [
    id,
    ...listCopies(db, { id }).map(({ documentId }) => documentId),
  ]);
  return new Set(all.filter((id) => getDocument(db, id)!.excluded === undefined));
}

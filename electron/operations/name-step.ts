import type { Verdict } from '../../shared/model/decision';
import type { FlagKind } from '../../shared/model/kind';

const verbs: Readonly<Record<Verdict, string>> = {
  confirmed: 'Cut',
  rejected: 'Keep',
  open: 'Reopen',
};

/** What the undo button says of a step: "Cut caption", "Keep 3 flags". */
export function nameStep(verdict: Verdict, claims: readonly { readonly kind: FlagKind }[]): string {
  const kinds = new Set(claims.map(({ kind }) => kind));
  const [kind = 'flag'] = kinds;
  if (claims.length === 1) return `${verbs[verdict]} ${kind}`;
  return `${verbs[verdict]} ${claims.length} ${kinds.size === 1 ? `${kind} flags` : 'flags'}`;
}

/** The same for a text and its twins. */
export function nameTwinStep(verdict: Verdict, spans: number, documents: number): string {
  const where = documents === 1 ? '1 document' : `${documents} documents`;
  return `${verbs[verdict]} ${spans} identical in ${where}`;
}

/** The same for what near-duplicates of a document have in common with it. */
export function nameNearStep(spans: number, documents: number): string {
  const what = spans === 1 ? '1 text' : `${spans} texts`;
  const where = documents === 1 ? '1 near-duplicate' : `${documents} near-duplicates`;
  return `Decide ${what} in ${where}`;
}

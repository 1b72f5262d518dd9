import { safeName } from './safe-name';

/** Why a file of an export is not called what it would have been called. Paths have `/` between names. */
export function whyRenamed(from: string, to: string): string {
  const wanted = from.split('/').filter((name) => name !== '');
  const placed = to.split('/');
  if (wanted.length !== placed.length) return 'The path is too long for some systems.';
  const changed = wanted.filter((name, at) => name !== placed[at]);
  return changed.some((name) => safeName(name) !== name)
    ? 'The name is not possible on every system.'
    : 'Another name is the same where case or Unicode form do not count.';
}

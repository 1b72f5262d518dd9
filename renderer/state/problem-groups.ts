import type { ErrorCode } from '../../shared/errors/codes';
import type { ProblemList } from '../../shared/ipc/shapes';

export type ListedProblem = ProblemList[number];

/** Problems with one reason. */
export interface ProblemGroup {
  readonly code: ErrorCode;
  readonly name: string;
  readonly problems: readonly ListedProblem[];
}

/** What a reason is called: `FILE_TOO_LARGE` is "File too large". */
export function reasonName(code: ErrorCode): string {
  const words = code.toLowerCase().replaceAll('_', ' ');
  return words[0]!.toUpperCase() + words.slice(1);
}

/** Problems by reason, those with most first; within a reason they keep their order. */
export function groupProblems(list: ProblemList): ProblemGroup[] {
  const byCode = new Map<ErrorCode, ListedProblem[]>();
  for (const problem of list) {
    const group = byCode.get(problem.code);
    if (group) group.push(problem);
    else byCode.set(problem.code, [problem]);
  }
  return [...byCode]
    .map(([code, problems]) => ({ code, name: reasonName(code), problems }))
    .sort((a, b) => b.problems.length - a.problems.length || a.name.localeCompare(b.name, 'en'));
}

/** Problems by file, as a person would order them, and by record within it. */
export function sortByFile(list: ProblemList): ListedProblem[] {
  return list.toSorted(
    (a, b) =>
      natural.compare(a.path, b.path) || natural.compare(a.recordKey ?? '', b.recordKey ?? ''),
  );
}

const natural = new Intl.Collator('en', { numeric: true });

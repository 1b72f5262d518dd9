/** Lines longer than this are never given to a pattern that may look at all of them. */
export const longestMatchedLine = 2000;

/**
 * Why a pattern may take more than a moment on some line, or undefined when it may not: a repeated
 * group that repeats without limit inside itself, or a look at something matched before.
 */
export function patternDanger(pattern: string): string | undefined {
  if (/\\[1-9]|\\k</.test(pattern)) return 'it refers back to what it matched';
  const bare = pattern.replace(/\\./g, '_').replace(/\[[^\]]*\]/g, '_');
  const open: boolean[] = [];
  for (let at = 0; at < bare.length; at++) {
    const sign = bare[at]!;
    if (sign === '(') open.push(false);
    else if (sign === ')') {
      const holdsEndless = open.pop() ?? false;
      const repeats = /^(?:[*+]|\{\d+,(?:\d{2,})?\})/.test(bare.slice(at + 1));
      if (holdsEndless && repeats) return 'it repeats a group that repeats without limit';
      if (open.length > 0 && (holdsEndless || repeats)) open[open.length - 1] = true;
    } else if (sign === '*' || sign === '+' || (sign === '{' && isEndless(bare, at))) {
      if (open.length > 0) open[open.length - 1] = true;
    }
  }
  return undefined;
}

/** The braces at `at` ask for so many or more. */
function isEndless(pattern: string, at: number): boolean {
  return /^\{\d+,\}/.test(pattern.slice(at));
}
